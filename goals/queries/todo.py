"""What goals want of a person: the next steps agreed at boards that are theirs and due within a week."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from goals.models import Step
from goals.rules.boards import StepState
from organisation.queries.people import Standing
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules.todo import Deed, Todo

AHEAD = timedelta(days=7)


def sources(standing: Standing) -> list[Source]:
    """What is asked of everybody in the house: a step can be anybody's."""
    return [own_steps] if standing.is_of_the_house else []


def own_steps() -> QuerySet:
    """Open steps that are somebody's own, due within a week or before now."""
    mine = Step.objects.filter(owner=Given("person"), state=StepState.OPEN, due__lte=Given("today", AHEAD))
    return in_shape(mine, "step", pk="board_id", name="words", more="indicator__name", day="due")


def todo(rows: Iterable[Row]) -> list[Todo]:
    """What waits for a person, the nearest first."""
    steps = sorted((row for row in rows if row.what == "step"), key=lambda row: (row.day, row.name))
    return [
        Todo(
            heading=row.name,
            text=_("Det har I aftalt ved tavlen om »%(indicator)s«.") % {"indicator": row.more}
            if row.more
            else _("Det har I aftalt ved tavlen."),
            due=row.day,
            deeds=(Deed(_("Se tavlen"), reverse("goals:board", args=[row.pk])),),
        )
        for row in steps
    ]
