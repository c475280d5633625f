"""The indicators that a board follows, and those that it might follow."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from goals.models import Board, Goal, Indicator
from goals.queries.graph import edges_above
from goals.rules.goals import State, all_above


@dataclass(frozen=True, slots=True)
class Choice:
    """An indicator that a board may follow: whether it does, at which place, and whether it is suggested."""

    indicator: Indicator
    goal: Goal
    place: int | None
    is_near: bool


def followable() -> QuerySet[Indicator]:
    """Every indicator that is still measured, of a goal that the whole house reads and that has not ended."""
    open_ones = Indicator.objects.filter(ended_on=None, goal__is_personal=False).exclude(goal__state=State.ENDED)
    return open_ones.select_related("goal")


def followed(board: Board) -> list[Indicator]:
    """What a board follows, in its order; what has ended since is left out."""
    ranks = dict(board.lines.values_list("indicator_id", "rank"))
    return sorted(followable().filter(pk__in=ranks), key=lambda one: (ranks[one.pk], one.pk))


def near_goals(board: Board) -> set[int]:
    """The goals of a board's own unit or group, and all that those contribute to."""
    own = Q(unit=board.unit_id) if board.unit_id else Q(owner_group=board.group_id)
    goals = list(Goal.objects.filter(is_personal=False).exclude(state=State.ENDED))
    mine = set(Goal.objects.filter(own, is_personal=False).exclude(state=State.ENDED).values_list("pk", flat=True))
    above = edges_above(goals)
    return mine.union(*(all_above(goal, above) for goal in mine))


def choices_for(board: Board) -> list[Choice]:
    """What a board follows, in its order; then what lies near; then everything else, by goal. Five questions."""
    places = {indicator.pk: place for place, indicator in enumerate(followed(board), 1)}
    near = near_goals(board)
    found = [Choice(one, one.goal, places.get(one.pk), one.goal_id in near) for one in followable()]
    most = len(found) + 1
    return sorted(found, key=lambda one: (one.place or most, not one.is_near, one.goal.title, one.indicator.pk))
