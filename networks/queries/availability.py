"""Which programmes ask a leader what weekdays suit, and what has been answered."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Greatest

from networks.models import Availability, Exclusion, Programme
from networks.queries.sheets import undecided
from networks.rules.composition import DAY_NAMES, WEEKDAYS
from networks.rules.programmes import State
from organisation.models import Holding, Person
from organisation.queries.waiting import Given

Day = date | Given | Greatest
Who = Person | Given


def counting(path: str, on: Day) -> Q:
    """Rows of a dated relation that count on a day."""
    return Q(**{f"{path}__starts__lte": on}) & (Q(**{f"{path}__ends__isnull": True}) | Q(**{f"{path}__ends__gte": on}))


def first_day_of(starts: str, on: date) -> Greatest:
    """A day, or the first day of what begins later."""
    return Greatest(starts, Value(on, DateField()))


def leading_chairs(person: Who, on: Day) -> QuerySet[Holding]:
    """A person's leader chairs on a day, first in line first, as composition reads them."""
    chair, unit = "position__versions", "position__versions__unit__versions"
    held = Holding.objects.on(on).filter(
        counting(chair, on), counting(unit, on), person=person, position__versions__is_leader=True
    )
    return held.order_by(F("position__versions__level").asc(nulls_last=True), "acting", "position_id")


@dataclass(frozen=True)
class Wish:
    """A programme that asks a leader which weekdays suit. No answer, `days` None, means that all five do."""

    programme: Programme
    days: tuple[str, ...] | None

    @property
    def has_answered(self) -> bool:
        """Whether the leader has told."""
        return self.days is not None


def programmes_asking(person: Who, on: Day) -> QuerySet[Any]:
    """The programmes, not ended, whose fields include a leader, with the `level` of their chair and the `days` told.

    Nobody is asked before purpose and type are decided; who was asked before a sheet was begun may see what they told.
    """
    chairs = leading_chairs(person, on)
    answers = Availability.objects.filter(programme=OuterRef("pk"), person=person)
    left_out = Exclusion.objects.filter(programme=OuterRef("pk"), person=person)
    return (
        Programme.objects.exclude(state=State.ENDED)
        .annotate(
            chair=Subquery(chairs.values("pk")[:1]),
            level=Subquery(chairs.values("position__versions__level")[:1]),
            field=Subquery(chairs.values("position__versions__unit__versions__field")[:1]),
            days=Subquery(answers.values("days")[:1]),
        )
        .filter(Q(fields__isnull=True) | Q(fields=F("field")), ~Exists(left_out), chair__isnull=False)
        .filter(~undecided() | Q(days__isnull=False))
    )


def wishes_of(person: Person, on: date) -> list[Wish]:
    """The programmes, not ended, whose levels and fields include this leader, with what was answered; one question."""
    return [
        Wish(programme, None if programme.days is None else tuple(programme.days))
        for programme in programmes_asking(person, on)
        if not programme.levels or programme.level in programme.levels
    ]


def day_words(days: Container[str] | None) -> list[str]:
    """Weekdays by name, in the order of the week; no answer means all five."""
    return [str(DAY_NAMES[day]) for day in WEEKDAYS if not days or day in days]
