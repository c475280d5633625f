"""One call of every verb of arrivals."""

from datetime import timedelta
from typing import Any

from networks.actions.newcomers import place_newcomer, put_off
from networks.models import Placement
from tests.verbs import Deed
from tests.world import NOW, TODAY, World


def waiting(world: World) -> dict[str, Any]:
    """Åse Aagaard in the programme that owes her a place."""
    return {"programme": world.things.programme, "person": world.people["third_leader"]}


def to_place(world: World) -> dict[str, Any]:
    world.things.pair.programme.pairs.all().delete()
    return {"network": world.things.network, "person": world.people["third_leader"], "starts": TODAY}


def placed(world: World) -> Placement:
    return place_newcomer(by=world.hr, at=NOW, **to_place(world)).placement


VERBS = {
    "place_newcomer": Deed(to_place, also=("invite",)),
    "undo_placement": Deed(
        lambda world: {"placement": placed(world)}, on=lambda given: given["placement"].membership, also=("uninvite",)
    ),
    "put_off": Deed(lambda world: {**waiting(world), "until": TODAY + timedelta(days=60), "reason": "rotation"}),
    "take_up_again": Deed(
        lambda world: {
            "postponement": put_off(
                until=TODAY + timedelta(days=60), reason="rotation", by=world.hr, at=NOW, **waiting(world)
            )
        }
    ),
}
