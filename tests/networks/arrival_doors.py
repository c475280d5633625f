"""The doors to newcomers: HR's, and to everybody else nobody waits."""

from tests.doorways import HR, Door, by_number, of_hr, page, thing
from tests.world import World


def waiting(world: World) -> dict[str, int]:
    """Åse Aagaard, who waits for a place in the world's programme."""
    return {"programme": world.things.programme.pk, "person": world.people["third_leader"].pk}


def of_newcomer(**facts: object) -> Door:
    """A page of HR's about somebody who waits; whoever has a place is absent too."""
    absent = {"programme": 987654321, "person": 987654321}
    return thing(waiting, waiting, absent, own_to=HR, other_to=HR, **facts)


DOORS = {
    "networks:newcomers": page(HR),
    "networks:newcomer": of_newcomer(),
    "networks:put_off_newcomer": of_newcomer(),
    "networks:departures": page(HR),
    "networks:let_go": of_hr("place"),
    "networks:hold_place": of_hr("place"),
    "networks:stop_holding": of_hr("place", posts=True),
    "networks:undo_parting": by_number("parting", "other_parting", own_to=HR, other_to=HR, posts=True),
    "networks:backfill": of_hr("network"),
    "networks:farewell": by_number("own_parting", "other_parting", own_to=frozenset({"leader"})),
    "networks:leave_network": by_number("voluntary", "network", own_to=frozenset({"leader"})),
    "networks:take_up_newcomer": of_hr("postponement", posts=True),
    "networks:undo_placement": by_number("placement", "other_placement", own_to=HR, other_to=HR, posts=True),
}
