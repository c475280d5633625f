"""The doors to wishes: HR sees the round, each leader their own answer, and nobody a pair before the day is over."""

from tests.doorways import HR, LEADERS, Door, by_number, of_hr, thing
from tests.world import World


def pair(world: World) -> dict[str, int]:
    """The two who would rather not sit together in the round that is over."""
    round, people = world.things.other_wish_round, world.people
    return {"pk": round.pk, "one": people["other_leader"].pk, "other": people["third_leader"].pk}


DOORS: dict[str, Door] = {
    "networks:open_wish_round": of_hr("programme"),
    "networks:wish_round": by_number("other_wish_round", "wish_round", own_to=HR, other_to=HR),
    "networks:extend_wish_round": of_hr("wish_round"),
    "networks:withdraw_wish_round": of_hr("wish_round"),
    "networks:settle_apart": thing(
        pair, pair, {"pk": 987654321, "one": 987654321, "other": 987654321}, own_to=HR, other_to=HR, posts=True
    ),
    "networks:wishes": by_number("wish_round", "other_wish_round", own_to=LEADERS),
    "networks:withdraw_wishes": by_number("wish_round", "other_wish_round", own_to=LEADERS, posts=True),
}
