"""The nouns of goals."""

from goals.models.boards import Board, BoardLine, BoardMeeting, Step
from goals.models.goals import Contribution, Effort, Goal
from goals.models.indicators import Indicator, Measurement, Target

__all__ = [
    "Board",
    "BoardLine",
    "BoardMeeting",
    "Contribution",
    "Effort",
    "Goal",
    "Indicator",
    "Measurement",
    "Step",
    "Target",
]
