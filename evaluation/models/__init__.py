"""Nouns of the evaluation engine."""

from evaluation.models.answers import Invitation, SealedBallot
from evaluation.models.followup import FocusArea, ReportOpening
from evaluation.models.releases import CellSet, ReleasedBars, ReleasedComment, ReleasedFigure
from evaluation.models.rounds import Assessment, LeftOut, Questionnaire, Round

__all__ = [
    "Assessment",
    "CellSet",
    "FocusArea",
    "Invitation",
    "LeftOut",
    "Questionnaire",
    "ReleasedBars",
    "ReleasedComment",
    "ReleasedFigure",
    "ReportOpening",
    "Round",
    "SealedBallot",
]
