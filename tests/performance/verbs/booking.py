"""One call of every verb of booking a dialogue."""

from typing import Any

from tests.performance.world import make_dialogue
from tests.verbs import Deed
from tests.world import World, wall

WHEN = {"starts": wall(21, 9), "ends": wall(21, 10), "place": "Lille mødelokale"}


def a_dialogue(world: World, **more: Any) -> dict[str, Any]:
    """A dialogue that is booked."""
    return {"dialogue": make_dialogue(world, "leader", "employee")} | more


BOOKING = {
    "book_dialogue": Deed(
        lambda world: {"employee": world.people["employee"], "leader": world.people["leader"], **WHEN},
        also=("book_appointment",),
    ),
    "move_dialogue": Deed(lambda world: a_dialogue(world, **WHEN), also=("move_appointment",)),
    "cancel_dialogue": Deed(a_dialogue, also=("cancel_appointment",)),
}
