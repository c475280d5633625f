"""Goals to choose among, in forms and on the way up."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from goals.models import Effort, Goal
from goals.queries.goal_lines import HEAVY, GoalLine, lines_of, told_first
from goals.queries.graph import edges_above, place_of
from goals.queries.owners import names_of_units
from goals.rules.goals import State, Verdict, all_above, refuse_contribution
from organisation.models import LeadershipGroup
from organisation.queries.chain import units_above
from organisation.queries.units import UnitChoice, units_to_choose
from organisation.rules.refusals import Refused

MOST = 20


@dataclass(frozen=True, slots=True)
class GoalChoice:
    """A goal by a name that no other goal to choose has."""

    goal: Goal
    label: str


@dataclass(frozen=True)
class Reachable:
    """The goals that a goal may contribute to; at most a page of them, and how many there are."""

    lines: tuple[GoalLine, ...]
    number: int


def goals_to_choose(goals: QuerySet[Goal], apart_from: Goal | None = None) -> list[GoalChoice]:
    """The goals that count, by title and unit; of two with the same both, the later has its number too."""
    rows = list(goals.exclude(state=State.ENDED).defer(*HEAVY))
    if apart_from is not None:
        above = edges_above(rows)
        rows = [goal for goal in rows if goal != apart_from and apart_from.pk not in all_above(goal.pk, above)]
    units = names_of_units({goal.unit_id for goal in rows if goal.unit_id})
    found: dict[str, Goal] = {}
    for goal in sorted(rows, key=told_first):
        label = f"{goal.title} ({units[goal.unit_id]})" if goal.unit_id else goal.title
        found[f"{label} #{goal.pk}" if label in found else label] = goal
    return [GoalChoice(goal, label) for label, goal in found.items()]


def reachable_from(goal: Goal, goals: QuerySet[Goal], on: date, words: str = "") -> Reachable:
    """The goals that one may contribute to and does not yet, those of its own unit and of the units above first."""
    for word in words.split():
        goals = goals.filter(Q(title__icontains=word) | Q(why__icontains=word))
    rows = list(goals.exclude(state=State.ENDED).defer(*HEAVY))
    above = edges_above(Goal.objects.exclude(part_of=None).only("part_of"))
    fit = [one for one in rows if one.pk not in above.get(goal.pk, ()) and is_open(goal, one, above)]
    near = units_above(goal.unit_id, on) if goal.unit_id else []
    fit.sort(key=lambda one: (one.unit_id not in near, told_first(one)))
    return Reachable(tuple(lines_of(fit[:MOST], on).values()), len(fit))


def is_open(goal: Goal, towards: Goal, above: dict[int, set[int]]) -> bool:
    """Whether the law lets a goal contribute to another."""
    try:
        refuse_contribution(place_of(goal), place_of(towards), above, "towards")
    except Refused:
        return False
    return True


def efforts_to_choose(goal: Goal, kept: int | None = None) -> list[Effort]:
    """The efforts of a goal that others can contribute through: those that have not been stopped, and one in use."""
    return [effort for effort in goal.efforts.all() if effort.verdict != Verdict.STOP or effort.pk == kept]


def units_to_set_for(open_units: set[int] | None, on: date, goal: Goal | None = None) -> list[UnitChoice]:
    """The units that a goal may be set for, as a tree; the unit that a goal has is among them."""
    if open_units is not None and not open_units:
        return []
    every = units_to_choose(on)
    if open_units is None:
        return every
    kept = open_units | ({goal.unit_id} if goal and goal.unit_id else set())
    return [one for one in every if one.unit in kept]


def groups_to_choose(open_groups: QuerySet[LeadershipGroup], goal: Goal | None = None) -> list[LeadershipGroup]:
    """The leadership groups that may own a goal, in Danish order; the one that owns it is among them."""
    own = LeadershipGroup.objects.filter(pk=(goal and goal.owner_group_id) or 0)
    return list((open_groups | own).distinct().order_by("name", "pk"))
