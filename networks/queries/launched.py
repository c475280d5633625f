"""When a programme's networks are next evaluated and next composed anew, by what was fixed at the launch."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest, JSONArray
from django.urls import reverse
from django.utils.translation import gettext as _

from evaluation.rules.rounds import State as RoundState
from networks.models import Evaluation, Network, Programme, RoundsAhead, Scenario
from networks.queries.availability import Day
from networks.rules.composition import State as ScenarioState
from networks.rules.launched import NOTICE, Coming, Turn, coming
from networks.rules.programmes import State
from networks.rules.rotation import day_of_round
from organisation.queries.waiting import Given, Row, in_shape
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.times import dated_words
from organisation.rules.todo import Deed, Todo

ROUND = "planned_round"
ASKED = (RoundState.OPEN, RoundState.CLOSED, RoundState.PUBLISHED)


def launched(on: Day) -> QuerySet[Any]:
    """Programmes whose networks run, with the first day of these, when members were last asked, and when the networks
    were last composed: new ones were begun, or somebody moved.
    """
    running = Network.objects.on(on).filter(programme=OuterRef("pk")).order_by("starts").values("starts")[:1]
    asked = Evaluation.objects.filter(
        programme=OuterRef("pk"), meeting=None, round__state__in=ASKED, round__given_up_on=None
    )
    anew = Q(figures__moved__gt=0) | Exists(Network.objects.filter(scenario=OuterRef("pk")))
    composed = Scenario.objects.filter(
        anew, programme=OuterRef("pk"), state=ScenarioState.PUBLISHED, corrects=None
    ).order_by("-starts")
    return (
        Programme.objects.filter(state=State.RUNNING)
        .annotate(
            begun=Subquery(running),
            evaluated=Subquery(asked.order_by("-round__deadline").values("round__deadline")[:1]),
            last=Coalesce(Subquery(composed.values("starts")[:1]), F("begun")),
        )
        .filter(begun__isnull=False)
        .annotate(composed=Greatest("last", "begun"))
    )


def comings_of(programme: Programme, on: date) -> list[Coming]:
    """A programme's next evaluation and rotation. One query, none where nothing is fixed."""
    if not (programme.evaluate_months or programme.rotate_months):
        return []
    rows = launched(on).filter(pk=programme.pk).values_list("begun", "evaluated", "composed")
    return [
        one
        for begun, evaluated, composed in rows
        for one in (
            coming(Turn.EVALUATION, programme.evaluate_months, last_asked(begun, evaluated), on),
            coming(Turn.ROTATION, programme.rotate_months, composed, on),
        )
        if one is not None
    ]


def last_asked(begun: date, evaluated: datetime | None) -> date:
    """The day from which the next evaluation is counted: the last one's, or the networks' first."""
    return max(begun, evaluated.astimezone(COPENHAGEN).date()) if evaluated else begun


def to_evaluate() -> QuerySet:
    """The programmes that are evaluated at intervals, for HR."""
    rows = launched(Given("today")).filter(evaluate_months__gt=0)
    facts = {"pk": "pk", "name": "name", "day": "begun", "moment": "evaluated", "count": "evaluate_months"}
    return in_shape(rows, Turn.EVALUATION, **facts)


def to_rotate() -> QuerySet:
    """The programmes that are composed anew at intervals, for HR."""
    rows = launched(Given("today")).filter(rotate_months__gt=0)
    return in_shape(rows, Turn.ROTATION, pk="pk", name="name", day="composed", count="rotate_months")


def planned_rounds() -> QuerySet:
    """The programmes whose years ahead are planned, with the latest plan's first day, months and number of rounds."""
    plan = RoundsAhead.objects.filter(programme=OuterRef("pk")).exclude(rounds=[]).order_by("-pk")
    rows = launched(Given("today")).annotate(
        planned=Subquery(plan.values("starts")[:1]),
        months=Subquery(plan.values("months")[:1]),
        rounds=Subquery(plan.values("number")[:1]),
    )
    told = JSONArray("planned", "months", "rounds")
    return in_shape(
        rows.filter(planned__isnull=False).annotate(told=told), ROUND, pk="pk", name="name", more="told", day="composed"
    )


SOURCES = (to_evaluate, to_rotate, planned_rounds)


def launched_todo(rows: Iterable[Row], today: date) -> list[Todo]:
    """A line for each programme whose evaluation, rotation or planned round is near or overdue.

    Where a round is planned, it is what the cards are shuffled by.
    """
    rows = list(rows)
    rounds = {row.pk: found for row in rows if row.what == ROUND for found in [round_near(row, today)] if found}
    told = ((row, coming_in(row, today)) for row in rows if row.what in Turn.values)
    lines = [
        line_of(row, one)
        for row, one in told
        if one is not None and one.is_near and (row.what != Turn.ROTATION or row.pk not in rounds)
    ]
    return [*lines, *rounds.values()]


def round_near(row: Row, today: date) -> Todo | None:
    """The planned round that comes next after the networks were last composed, when it is near or overdue."""
    starts, months, rounds = json.loads(row.more)
    days = enumerate((day_of_round(date.fromisoformat(starts), months, one + 1) for one in range(rounds)), 1)
    number, day = next(((number, day) for number, day in days if day > row.day), (0, today))
    if not number or day - NOTICE[Turn.ROTATION] > today:
        return None
    facts = {"number": number, "name": row.name, "day": dated_words(day)}
    return Todo(
        heading=_("Runde %(number)s i %(name)s nærmer sig") % facts,
        text=_("Den er planlagt til den %(day)s. Lav den til et forslag, og se det igennem.") % facts,
        due=day,
        deeds=(Deed(_("Se årene frem"), address("years_ahead", row)),),
    )


def coming_in(row: Row, today: date) -> Coming | None:
    """A row as the law reads it."""
    return coming(Turn(row.what), row.count, last_asked(row.day, row.moment), today)


def line_of(row: Row, one: Coming) -> Todo:
    """What HR does about it."""
    if one.turn is Turn.EVALUATION:
        heading, deed = _("Spørg deltagerne i %(name)s"), Deed(_("Se evalueringer"), address("evaluations", row))
        text = _("Det er fastsat, at netværkene evalueres %(every)s: %(when)s.")
    else:
        heading, deed = _("Bland kortene i %(name)s"), Deed(_("Begynd en rotation"), address("rotate", row))
        text = _("Det er fastsat, at netværkene sættes sammen igen %(every)s: %(when)s.")
    facts = {"name": row.name, "every": one.every.label, "when": one.when}
    return Todo(heading=heading % facts, text=text % facts, due=one.due, deeds=(deed,))


def address(page: str, row: Row) -> str:
    """Where it is done."""
    return reverse(f"networks:{page}", args=[row.pk])
