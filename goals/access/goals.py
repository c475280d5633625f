"""Doors of goals. Goals are open to everyone in the house; a personal one to its owner and the owner's nearest leader.

A goal is changed by its owner, by the leaders of its unit and of the units above, and by HR; a personal one by the two
whom it is open to, and by nobody else.
"""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from goals.models import Contribution, Effort, Goal
from organisation.access.roles import is_of_the_house
from organisation.models import GroupMember, LeadershipGroup, Person, UnitVersion
from organisation.queries.chain import superior_of_person, units_above, walk
from organisation.queries.people import standing_of
from organisation.queries.units import led_units
from organisation.rules.numbers import whole_number


def open_goals() -> QuerySet[Goal]:
    """Every goal that the whole house reads."""
    return Goal.objects.filter(is_personal=False)


def visible_to(person: Person) -> QuerySet[Goal]:
    """The goals that lists show to somebody: the open ones, and their own personal ones."""
    return Goal.objects.filter(Q(is_personal=False) | Q(owner_person=person))


def readable_beside(goal: Goal, person: Person) -> QuerySet[Goal]:
    """The goals that the page of one shows to somebody who may read it: of a personal one its owner's others too."""
    if not goal.is_personal:
        return visible_to(person)
    return visible_to(person) | Goal.objects.filter(owner_person=goal.owner_person_id)


def goal_asked(person: Person, key: str | None, on: date) -> Goal | None:
    """The goal that an address asks for beside its own; none where it asks for none."""
    pk = whole_number(key)
    return None if pk is None else goal_for(person, pk, on)


def goal_to_agree(person: Person, pk: int, on: date) -> Goal:
    """A goal that somebody may let count. A personal one counts when the two have signed their dialogue."""
    goal = goal_for(person, pk, on, to="change")
    if goal.is_personal:
        raise Http404
    return goal


def contribution_for(person: Person, pk: int, on: date) -> Contribution:
    """What a goal gives, for those who may change that goal."""
    given = Contribution.objects.select_related("goal", "towards").filter(pk=pk).first()
    if given is None or not may_change(given.goal, person, on):
        raise Http404
    return given


def effort_for(person: Person, pk: int, on: date) -> Effort:
    """An effort to change or to judge."""
    effort = Effort.objects.select_related("goal", "owner").filter(pk=pk).first()
    if effort is None or not may_change_effort(effort, person, on):
        raise Http404
    return effort


def may_change_effort(effort: Effort, person: Person, on: date) -> bool:
    """Whether somebody may change an effort: whoever may change its goal, and who holds it unless that is personal."""
    holds = effort.owner_id == person.pk and not effort.goal.is_personal and is_of_the_house(person, on)
    return holds or may_change(effort.goal, person, on)


def goal_for(person: Person, pk: int, on: date, to: str = "read") -> Goal:
    """A goal to `read` or to `change`; absent and not yours answer alike."""
    goal = Goal.objects.select_related("owner_person", "owner_group").filter(pk=pk).first()
    if goal is None or not (may_read(goal, person, on) if to == "read" else may_change(goal, person, on)):
        raise Http404
    return goal


def may_read(goal: Goal, person: Person, on: date) -> bool:
    """Whether somebody may open a goal; nobody from outside may."""
    return is_of_the_house(person, on) and (not goal.is_personal or is_of_the_two(goal, person, on))


def may_change(goal: Goal, person: Person, on: date) -> bool:
    """Whether somebody may change a goal, its indicators and its measurements."""
    if not is_of_the_house(person, on):
        return False
    if goal.is_personal:
        return is_of_the_two(goal, person, on)
    if goal.owner_person_id == person.pk or (goal.owner_group_id and is_member(person, goal.owner_group_id, on)):
        return True
    return standing_of(person, on).is_hr or (goal.unit_id is not None and leads_over(person, goal.unit_id, on))


def is_of_the_two(goal: Goal, person: Person, on: date) -> bool:
    """Whether a personal goal is one's own or that of somebody whose nearest leader one is."""
    if goal.owner_person_id is None or goal.owner_person_id == person.pk:
        return goal.owner_person_id == person.pk
    return superior_of_person(goal.owner_person_id, on) == person.pk


def is_member(person: Person, group: int, on: date) -> bool:
    """Whether somebody is in a leadership group."""
    return GroupMember.objects.on(on).filter(group_id=group, person=person).exists()


def leads_over(person: Person, unit: int, on: date) -> bool:
    """Whether somebody leads a unit or one above it."""
    led = led_units(person, on)
    return bool(led) and not led.isdisjoint(units_above(unit, on))


def may_make_for(person: Person, unit: UnitVersion, on: date) -> bool:
    """Whether somebody may set goals for a unit: its leader, those above, and HR."""
    return standing_of(person, on).is_hr or leads_over(person, unit.unit_id, on)


def units_open_to(person: Person, on: date) -> set[int] | None:
    """The units that somebody may set goals for: those led and all below; None where it is every unit."""
    if standing_of(person, on).is_hr:
        return None
    return set(walk(led_units(person, on), on, known="parent_id", found="unit_id"))


def groups_open_to(person: Person, on: date) -> QuerySet[LeadershipGroup]:
    """The leadership groups that somebody may set goals for: those one is in; for HR all."""
    groups = LeadershipGroup.objects.on(on)
    if standing_of(person, on).is_hr:
        return groups
    return groups.filter(pk__in=GroupMember.objects.on(on).filter(person=person).values("group_id"))
