"""Doors to development programmes: the plan to HR, one's own to those in it, numbers to those who lead at the top.

What a leader writes about a task is behind the leader's own door only; the nearest leader is let in to how far their
leaders are, and to the words that were shared.
"""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from goals.access.goals import visible_to
from goals.models import Goal
from goals.rules.goals import State as GoalState
from networks.models import Cohort, CohortPlace, Development, Module, ModuleDay, Task
from networks.queries.development_people import places_on
from networks.rules.development import State
from organisation.access.roles import hr_desk
from organisation.models import Person
from organisation.queries.chain import superiors
from organisation.queries.people import standing_of
from organisation.queries.units import led_units


def development_for(reader: Person, pk: int, on: date) -> Development:
    """A programme in whatever state, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Development.objects.select_related("unit", "members_of"), pk=pk)


def cohort_for(reader: Person, pk: int, on: date) -> Cohort:
    """A cohort, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Cohort.objects.select_related("development"), pk=pk)


def place_for(reader: Person, pk: int, on: date) -> CohortPlace:
    """Somebody's place in a cohort, to HR."""
    hr_desk(reader, on)
    rows = CohortPlace.objects.from_day(on).filter(left_out=False)
    return get_object_or_404(rows.select_related("development", "cohort", "person"), pk=pk)


def module_for(reader: Person, pk: int, on: date) -> Module:
    """A module, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Module.objects.select_related("development"), pk=pk)


def module_day_for(reader: Person, pk: int, on: date) -> ModuleDay:
    """A cohort's day of a module, to HR."""
    hr_desk(reader, on)
    rows = ModuleDay.objects.select_related("module__development", "cohort__development", "appointment")
    return get_object_or_404(rows, pk=pk)


def task_for(reader: Person, pk: int, on: date) -> Task:
    """A practice task, to HR: the task itself, not what anybody does with it."""
    hr_desk(reader, on)
    return get_object_or_404(Task.objects.select_related("development"), pk=pk)


def own_developments(person: Person) -> QuerySet[Development]:
    """The programmes that somebody is in or has been in and that have been announced, newest first."""
    places = CohortPlace.objects.filter(person=person).values("development_id")
    return Development.objects.exclude(state=State.DRAFT).filter(pk__in=places)


def own_development(person: Person, pk: int) -> Development:
    """One of them. Who has left keeps what they wrote."""
    return get_object_or_404(own_developments(person), pk=pk)


def own_task(person: Person, pk: int, on: date) -> Task:
    """A task that has been given to somebody."""
    rows = Task.objects.filter(Q(told=True) | Q(given_on__lte=on), development__in=own_developments(person))
    return get_object_or_404(rows.select_related("development"), pk=pk)


def own_goals(person: Person, on: date) -> QuerySet[Goal]:
    """The goals that somebody may tie their work to: their own, personal ones too, and those of the units they lead."""
    own = Q(owner_person=person) | Q(unit_id__in=led_units(person, on), owner_group=None)
    return visible_to(person).filter(own).exclude(state=GoalState.ENDED)


def binding_goals() -> QuerySet[Goal]:
    """The open goals that bind all, which a programme can be tied to."""
    return Goal.objects.filter(is_personal=False, is_binding=True).exclude(state=GoalState.ENDED)


def numbers_for(reader: Person, pk: int, on: date) -> tuple[Development, Person | None]:
    """An announced programme and whose line is read: HR reads all (None), a director or head their own."""
    standing = standing_of(reader, on)
    if not (standing.is_hr or standing.directs):
        raise Http404
    found = get_object_or_404(Development.objects.exclude(state=State.DRAFT), pk=pk)
    return found, None if standing.is_hr else reader


def may_read_numbers(reader: Person, on: date) -> bool:
    """Whether somebody sees numbers of a programme at all."""
    standing = standing_of(reader, on)
    return standing.is_hr or standing.directs


def team_for(reader: Person, pk: int, on: date) -> tuple[Development, list[CohortPlace]]:
    """An announced programme and the places of those whose nearest leader the reader is; none is as absent."""
    found = get_object_or_404(Development.objects.exclude(state=State.DRAFT), pk=pk)
    above = superiors(on, leaders_only=True)
    places = [place for place in places_on(found, on) if above.get(place.person_id) == reader.pk]
    if not places:
        raise Http404
    return found, places
