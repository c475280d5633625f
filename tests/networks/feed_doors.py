"""The doors to the calendar of a network."""

from networks.access.feeds import network_feed_token
from networks.actions.feeds import renew_network_feed
from tests.doorways import by_number, page
from tests.world import NOW, World

MEMBERS = frozenset({"leader", "facilitator"})


def token(world: World) -> dict[str, str]:
    """What opens the leader's feed of network Fjord without sign-in."""
    feed = renew_network_feed(network=world.things.network, person=world.people["leader"], by=None, at=NOW)
    return {"token": network_feed_token(feed)}


DOORS = {
    "networks:new_network_feed_address": by_number("network", "other_network", own_to=MEMBERS),
    "networks:close_network_feed_address": by_number("network", "other_network", own_to=MEMBERS),
    "networks:network_feed": page(public=True, own=token),
}
