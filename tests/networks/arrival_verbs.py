"""One call of every verb of arrivals, departures and what facilitators cost."""

from datetime import timedelta
from typing import Any

from networks.actions.departures import hold_place, let_go
from networks.actions.newcomers import place_newcomer, put_off
from networks.models import Membership, Parting, Placement
from networks.rules.departures import Why
from tests.networks.arrival_world import add_voluntary
from tests.networks.money_verbs import VERBS as MONEY_VERBS
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


def seat(world: World) -> Membership:
    world.things.pair.programme.pairs.all().delete()
    return Membership.objects.get(network=world.things.network, person=world.people["leader"])


def seat_in_voluntary(world: World) -> Membership:
    add_voluntary(world)
    return Membership.objects.get(network=world.things.voluntary, person=world.people["leader"])


def leaving(world: World) -> dict[str, Any]:
    return {"membership": seat(world), "why": Why.LEFT, "ends": TODAY, "ask": True}


def parted(world: World) -> Parting:
    return let_go(by=world.hr, at=NOW, **leaving(world))


def held(world: World) -> dict[str, Any]:
    membership = seat(world)
    hold_place(membership=membership, until=TODAY + timedelta(days=60), by=world.hr, at=NOW)
    return {"membership": membership}


VERBS = MONEY_VERBS | {
    "place_newcomer": Deed(to_place, also=("invite",)),
    "undo_placement": Deed(
        lambda world: {"placement": placed(world)}, on=lambda given: given["placement"].membership, also=("uninvite",)
    ),
    "put_off": Deed(lambda world: {**waiting(world), "until": TODAY + timedelta(days=60), "reason": "rotation"}),
    "let_go": Deed(leaving, on=lambda given: given["membership"], also=("invite", "uninvite")),
    "leave_network": Deed(
        lambda world: {"membership": seat_in_voluntary(world), "ends": TODAY, "words": "Tak"},
        on=lambda given: given["membership"],
        also=("let_go", "answer_farewell", "leave_out"),
    ),
    "undo_parting": Deed(lambda world: {"parting": parted(world)}, also=("invite",)),
    "hold_place": Deed(
        lambda world: {"membership": seat(world), "until": TODAY + timedelta(days=60)},
        on=lambda given: given["membership"],
    ),
    "stop_holding": Deed(held),
    "answer_farewell": Deed(
        lambda world: {"parting": parted(world), "words": "Tak"}, on=lambda given: given["parting"].membership
    ),
    "wipe_farewells": Deed(lambda world: {"network": world.things.network}),
    "move_member": Deed(
        lambda world: {"membership": seat(world), "network": world.things.other_network, "starts": TODAY},
        also=("invite", "invite", "uninvite"),
    ),
    "take_up_again": Deed(
        lambda world: {
            "postponement": put_off(
                until=TODAY + timedelta(days=60), reason="rotation", by=world.hr, at=NOW, **waiting(world)
            )
        }
    ),
}
