"""One call of every verb of the evaluation of networks."""

from datetime import timedelta
from typing import Any

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


ROUND = ("open_circle_round", "open_round")
VERBS = {
    "evaluate_networks": Deed(vig, also=ROUND),
    "send_pulse": Deed(after_a_meeting, also=ROUND),
    "choose_pulse": Deed(lambda world: {"programme": world.things.programme, "pulse": True}),
    "tell_figures": Deed(lambda world: {"evaluation": figured(evaluated(add_vig(add_teams(world))))}),
}
