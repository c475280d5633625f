"""One call of every verb of the evaluation of networks."""

from datetime import timedelta
from typing import Any

from networks.actions.evaluations import evaluate_networks
from networks.models import Evaluation
from tests.evaluation.world import add_teams
from tests.networks.evaluated_world import MEMBERS, add_vig, evaluated, figured
from tests.networks.world import add_meeting
from tests.verbs import Deed
from tests.world import NOW, World


def vig(world: World) -> dict[str, Any]:
    """The programme with a network that can be evaluated."""
    add_vig(add_teams(world))
    things = world.things
    return {"programme": things.programme, "networks": [things.vig], "deadline": NOW + timedelta(days=14)}


def after_a_meeting(world: World) -> dict[str, Any]:
    """A meeting that is over."""
    return {"meeting": add_meeting(add_vig(add_teams(world)), world.things.vig, "facilitator", *MEMBERS, days=-1)}


def under_way(world: World) -> Evaluation:
    """An evaluation that takes answers."""
    return evaluate_networks(**vig(world), by=world.hr, at=NOW)


ROUND = ("open_circle_round", "open_round")
VERBS = {
    "evaluate_networks": Deed(vig, also=ROUND),
    "send_pulse": Deed(after_a_meeting, also=ROUND),
    "move_closing": Deed(
        lambda world: {"evaluation": under_way(world), "deadline": NOW + timedelta(days=20)},
        also=("move_circle_deadline",),
    ),
    "withdraw_evaluation": Deed(
        lambda world: {"evaluation": under_way(world), "reason": "Spørgsmålene var forkerte."},
        also=("withdraw_circle_round",),
    ),
    "choose_pulse": Deed(lambda world: {"programme": world.things.programme, "pulse": True}),
    "tell_figures": Deed(lambda world: {"evaluation": figured(evaluated(add_vig(add_teams(world))))}),
}
