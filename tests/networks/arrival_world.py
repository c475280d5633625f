"""Arrivals for the test municipality: who waits by agreement, and places that were given lately."""

from datetime import timedelta

from networks.models import Membership, Placement, Postponement
from tests.world import LONG_AGO, NOW, TODAY, World


def add_arrivals(world: World) -> World:
    """Åse Aagaard waits until the next rotation; the places there are were given to newcomers."""
    things = world.things
    things.postponement = Postponement.objects.create(
        programme=things.programme,
        person=world.people["third_leader"],
        until=TODAY + timedelta(days=30),
        reason="afventer rotationen",
        at=NOW,
    )
    for name, network, person in (
        ("placement", things.network, "leader"),
        ("other_placement", things.other_network, "other_leader"),
    ):
        place = Membership.objects.get(network=network, person=world.people[person])
        setattr(things, name, Placement.objects.create(membership=place, began=LONG_AGO, due=TODAY, at=NOW))
    return world
