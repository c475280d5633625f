"""Arrivals for the test municipality: who waits by agreement, and places that were given lately."""

from datetime import timedelta

from networks.models import HeldPlace, Membership, Network, Parting, Placement, Postponement, Programme
from networks.rules.departures import Why
from networks.rules.programmes import Attendance, State
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
    things.place = Membership.objects.get(network=things.network, person=world.people["leader"])
    HeldPlace.objects.create(membership=things.place, until=TODAY + timedelta(days=30), at=NOW)
    for name, network, person in (
        ("parting", things.network, "third_leader"),
        ("other_parting", things.other_network, "third_leader"),
        ("own_parting", things.other_network, "leader"),
    ):
        place = Membership.objects.create(
            network=network, person=world.people[person], starts=LONG_AGO, ends=TODAY - timedelta(days=1)
        )
        setattr(things, name, Parting.objects.create(membership=place, why=Why.LEFT, asked=True, at=NOW))
    return world


def add_voluntary(world: World) -> World:
    """Network Kyst of a programme that one may say no to; Mette Møller is in it."""
    programme = Programme.objects.create(
        name="Frivillige netværk",
        starts=LONG_AGO,
        attendance=Attendance.VOLUNTARY,
        state=State.RUNNING,
        levels=[4],
        smallest=2,
        largest=4,
    )
    world.things.voluntary = Network.objects.create(
        programme=programme, name="Kyst", facilitator=world.things.facilitator, starts=LONG_AGO
    )
    for person in ("leader", "other_leader"):
        Membership.objects.create(network=world.things.voluntary, person=world.people[person], starts=LONG_AGO)
    return world
