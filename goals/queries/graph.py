"""The goal graph as plain values: which goals there are, and what each contributes to or is a part of."""

from collections.abc import Iterable

from goals.models import Contribution, Goal
from goals.rules.goals import Place


def place_of(goal: Goal) -> Place:
    """What decides where a goal may stand in the graph."""
    return Place(goal.pk, goal.title, goal.kind, goal.state, goal.owner_person_id if goal.is_personal else None)


def edges_above(goals: Iterable[Goal]) -> dict[int, set[int]]:
    """Goal → the goals that it contributes to or is a part of. One question."""
    above: dict[int, set[int]] = {}
    for goal in goals:
        if goal.part_of_id is not None:
            above.setdefault(goal.pk, set()).add(goal.part_of_id)
    for lower, upper in Contribution.objects.order_by().values_list("goal_id", "towards_id"):
        above.setdefault(lower, set()).add(upper)
    return above
