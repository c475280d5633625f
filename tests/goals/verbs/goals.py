"""One call of every verb of goals and efforts."""

from typing import Any

from django.db.models import Model

from goals.actions.goals import contribute
from goals.rules.goals import Kind, State, Verdict
from tests.goals.world import add_goals, make_goal
from tests.verbs import Deed
from tests.world import NOW, TODAY, World


def a_goal(world: World, **more: Any) -> dict[str, Any]:
    """A goal of the municipality's."""
    return {"goal": make_goal(world, "Færre venter")} | more


def an_effort(world: World, **more: Any) -> dict[str, Any]:
    """An effort for a goal."""
    return {"effort": add_goals(world).things.effort} | more


def two_goals(world: World) -> dict[str, Any]:
    """A goal and one that it may contribute to."""
    return {"goal": make_goal(world, "Færre venter"), "towards": make_goal(world, "Flere i job", Kind.EFFECT)}


def a_contribution(world: World, **more: Any) -> dict[str, Any]:
    """What a goal gives towards another."""
    return {"contribution": contribute(**two_goals(world), words="Vi hjælper", by=None, at=NOW)} | more


def its(name: str) -> Any:
    """The object of the row: what the verb was given under a name."""
    return lambda given: given[name]


def giving_goal(given: dict[str, Any]) -> Model:
    """The object of the row: the goal that contributes."""
    goal: Model = given["contribution"].goal
    return goal


GOALS = {
    "set_goal": Deed(
        lambda world: {
            "kind": Kind.RESULT,
            "title": "Færre venter",
            "unit": world.units["Havnbjerg"],
            "starts": TODAY,
        }
    ),
    "change_goal": Deed(lambda world: a_goal(world, title="Ingen venter")),
    "agree_goal": Deed(lambda world: {"goal": make_goal(world, "Færre venter", state=State.PROPOSED)}),
    "end_goal": Deed(lambda world: a_goal(world, reason="Nået")),
    "contribute": Deed(lambda world: two_goals(world) | {"words": "Vi hjælper"}, on=its("goal")),
    "change_contribution": Deed(
        lambda world: a_contribution(world, words="Vi hjælper hinanden", effort=None), on=giving_goal
    ),
    "withdraw_contribution": Deed(a_contribution),
}
EFFORTS = {
    "begin_effort": Deed(lambda world: a_goal(world, name="Aftenhold")),
    "change_effort": Deed(lambda world: an_effort(world, name="Trygt hjem i weekenden")),
    "judge_effort": Deed(lambda world: an_effort(world, verdict=Verdict.KEEP, evidence="Færre kom tilbage.")),
}
VERBS = GOALS | EFFORTS
