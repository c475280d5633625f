"""What follows a report: the focus areas a leader has chosen, and who has opened it."""

from collections.abc import Mapping
from typing import NamedTuple

from evaluation.models import Assessment
from evaluation.rules.report_words import openings_words
from evaluation.rules.rounds import Visibility
from organisation.rules.times import dated_words


class Opening(NamedTuple):
    """Who opened a report first on which day."""

    name: str
    day: str


def focus_of(assessment: Assessment) -> dict[str, str]:
    """The chosen themes in their order, with the first step to each."""
    return dict(assessment.focus_areas.values_list("theme", "step"))


def openings_of(assessment: Assessment) -> dict[int, Opening]:
    """Who has opened a report, and when, by person."""
    rows = assessment.openings.select_related("person")
    return {row.person_id: Opening(row.person.name, dated_words(row.on)) for row in rows}


def told_of(assessment: Assessment, openings: Mapping[int, Opening]) -> str:
    """What its leader is told of who has opened a report; nothing where the round's rule lets nobody else."""
    if assessment.round.visibility == Visibility.LEADER:
        return ""
    return openings_words([(one.name, one.day) for person, one in openings.items() if person != assessment.leader_id])
