"""The goals of a dialogue: the employee's, and which of the leader's each contributes to."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from goals.models import Contribution, Goal
from goals.queries.owners import goals_of
from goals.rules.goals import Kind, State
from performance.models import Dialogue


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal of the employee's, and the titles of the leader's goals right above it."""

    goal: Goal
    towards: tuple[str, ...] = ()


def aims_of(dialogue: Dialogue, at: datetime) -> dict[int, Aim]:
    """The employee's goals on a day, by their keys, with the short way up."""
    on = timezone.localdate(at)
    mine = list(goals_of(dialogue.employee, on))
    above = {goal.pk: goal for goal in goals_of(dialogue.leader, on).filter(is_personal=False)}
    ways: dict[int, set[int]] = {goal.pk: {goal.part_of_id} if goal.part_of_id else set() for goal in mine}
    for lower, upper in Contribution.objects.filter(goal__in=ways, towards__in=above).values_list("goal", "towards"):
        ways[lower].add(upper)
    return {goal.pk: Aim(goal, tuple(above[pk].title for pk in sorted(ways[goal.pk] & above.keys()))) for goal in mine}


def leaders_aims(dialogue: Dialogue, at: datetime) -> list[Goal]:
    """The leader's open goals that a new goal of the employee's may contribute to: those of the chain."""
    open_ones = goals_of(dialogue.leader, timezone.localdate(at)).filter(is_personal=False, state=State.ACTIVE)
    return list(open_ones.exclude(kind=Kind.RUNNING))
