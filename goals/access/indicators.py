"""Doors of indicators, their targets and their measurements: they are as open as the goal that they belong to."""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from goals.access.goals import may_change, may_read
from goals.models import Goal, Indicator, Measurement, Target
from goals.rules.goals import State
from organisation.models import GroupMember, Person
from organisation.queries.chain import superiors, walk
from organisation.queries.people import standing_of
from organisation.queries.units import led_units


def indicator_for(person: Person, pk: int, on: date, to: str = "read") -> Indicator:
    """An indicator to `read`, or to `change` and to measure; absent and not yours answer alike."""
    return opened(Indicator.objects.select_related("goal").filter(pk=pk).first(), person, on, to)


def target_for(person: Person, pk: int, on: date) -> Target:
    """A target to change, for those who may change the goal."""
    target = Target.objects.select_related("indicator__goal").filter(pk=pk).first()
    if target is None:
        raise Http404
    opened(target.indicator, person, on, "change")
    return target


def measurement_for(person: Person, pk: int, on: date) -> Measurement:
    """A measurement to remove, for those who may change the goal."""
    measurement = Measurement.objects.select_related("indicator__goal").filter(pk=pk).first()
    if measurement is None:
        raise Http404
    opened(measurement.indicator, person, on, "change")
    return measurement


def opened(indicator: Indicator | None, person: Person, on: date, to: str) -> Indicator:
    """The indicator, where its goal is open to somebody; raises 404 otherwise."""
    may = may_read if to == "read" else may_change
    if indicator is None or not may(indicator.goal, person, on):
        raise Http404
    return indicator


def changeable_goals(person: Person, on: date) -> QuerySet[Goal]:
    """Every goal that `may_change` says yes to; a fixed number of questions, however many goals."""
    groups = GroupMember.objects.on(on).filter(person=person).values("group_id")
    led = led_units(person, on)
    below = walk(led, on, known="parent_id", found="unit_id")
    ours = Q(owner_person=person) | Q(owner_group__in=groups) | Q(unit__in=below)
    shared = Q(is_personal=False) if standing_of(person, on).is_hr else Q(is_personal=False) & ours
    personal = Q(is_personal=True) & (
        Q(owner_person=person) | Q(owner_person__in=nearest_to(person, on) if led else ())
    )
    return Goal.objects.filter(shared | personal)


def nearest_to(person: Person, on: date) -> list[int]:
    """Those with personal goals whose nearest leader somebody is."""
    above = superiors(on)
    owners = Goal.objects.filter(is_personal=True).order_by().values_list("owner_person_id", flat=True).distinct()
    return [owner for owner in owners if owner is not None and above.get(owner) == person.pk]


def measurable_by(person: Person, on: date) -> QuerySet[Indicator]:
    """The indicators that somebody may measure: of goals that count and that they may change, and followed still."""
    goals = changeable_goals(person, on).exclude(state=State.ENDED)
    return Indicator.objects.filter(ended_on=None, goal__in=goals)


def measurable_by_the_system() -> QuerySet[Indicator]:
    """The indicators that a terminal may measure: those of the goals that the whole house reads."""
    return Indicator.objects.filter(ended_on=None, goal__is_personal=False).exclude(goal__state=State.ENDED)
