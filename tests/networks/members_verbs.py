"""One call of every verb of what a network has for itself, proposes upwards, and forgets."""

from typing import Any

from networks.actions.house_rules import write_aim
from networks.models import Network
from networks.rules.proposals import ANSWER_DAYS
from tests.networks.members_world import RULES, WORDS, drafted, sent
from tests.verbs import Deed
from tests.world import NOW, TODAY, World


def own(world: World) -> dict[str, Any]:
    return {"network": world.things.network}


def draft(world: World, **more: Any) -> dict[str, Any]:
    return {"proposal": drafted(world, world.things.network, "leader"), **more}


def to_network(given: dict[str, Any]) -> Any:
    return given["network"]


def to_its_network(given: dict[str, Any]) -> Any:
    return given["proposal"].network


def over(world: World) -> dict[str, Any]:
    """A network on its last day."""
    Network.objects.filter(pk=world.things.network.pk).update(ends=TODAY)
    return own(world)


def aimed(world: World) -> dict[str, Any]:
    aim = write_aim(person=world.people["leader"], words="At lytte", by=world.hr, at=NOW, **own(world))
    return {"aim": aim, "how": "reached", "looked_back": ""}


VERBS = {
    "agree_house_rules": Deed(lambda world: own(world) | {"rules": RULES, "edition": 0}, on=to_network),
    "write_aim": Deed(
        lambda world: own(world) | {"person": world.people["leader"], "words": "At lytte"}, on=to_network
    ),
    "look_back": Deed(aimed, on=lambda given: given["aim"].network),
    "draft_proposal": Deed(
        lambda world: own(world) | WORDS | {"author": world.people["leader"], "to": world.people["director"]},
        on=to_network,
    ),
    "rewrite_proposal": Deed(
        lambda world: draft(world, person=world.people["leader"], to=world.people["director"], edition=1) | WORDS,
        on=to_its_network,
    ),
    "approve_proposal": Deed(lambda world: draft(world, person=world.people["leader"], edition=1), on=to_its_network),
    "withdraw_approval": Deed(lambda world: draft(world, person=world.people["leader"]), on=to_its_network),
    "drop_proposal": Deed(draft, on=to_its_network),
    "send_proposal": Deed(lambda world: draft(world, edition=1, answer_by=TODAY + ANSWER_DAYS)),
    "withdraw_proposal": Deed(lambda world: {"proposal": sent(world, world.things.network, "leader")}),
    "answer_proposal": Deed(
        lambda world: {
            "proposal": sent(world, world.things.network, "leader"),
            "answer": "no",
            "reason": "Det er der ikke penge til.",
        }
    ),
    "tell_of_wiping": Deed(over),
    "wipe_network": Deed(over, also=("forget_invitees",)),
}
