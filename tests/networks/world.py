"""Networks for the test municipality: one programme, two networks, a meeting in each, a scenario under way."""

from datetime import timedelta

from networks.models import (
    Exclusion,
    Facilitator,
    Meeting,
    Membership,
    Network,
    PairRule,
    Programme,
    ProgrammePurpose,
    RoundsAhead,
    Scenario,
)
from networks.rules.composition import DEFAULT_WEIGHTS, PairKind
from networks.rules.programmes import Purpose
from networks.rules.programmes import State as ProgrammeState
from organisation.actions.calendar import book_appointment
from tests.world import LONG_AGO, NOW, TODAY, World


def add_networks(world: World) -> World:
    """Network Fjord with the leader and the facilitator, network Bro with the other leader and nobody to run it."""
    things = world.things
    things.programme = Programme.objects.create(
        name="Tværfaglige netværk 2026", starts=TODAY, smallest=2, largest=4, state=ProgrammeState.RUNNING
    )
    ProgrammePurpose.objects.create(programme=things.programme, rank=1, purpose=Purpose.REFLECTION)
    things.facilitator = Facilitator.objects.create(person=world.people["facilitator"], capacity=4)
    things.network = Network.objects.create(
        programme=things.programme, name="Fjord", day="wed", facilitator=things.facilitator, starts=LONG_AGO
    )
    things.other_network = Network.objects.create(programme=things.programme, name="Bro", day="thu", starts=LONG_AGO)
    for network, person in ((things.network, "leader"), (things.other_network, "other_leader")):
        Membership.objects.create(network=network, person=world.people[person], starts=LONG_AGO)
    things.meeting = add_meeting(world, things.network, "leader")
    things.other_meeting = add_meeting(world, things.other_network, "other_leader")
    things.scenario = Scenario.objects.create(
        programme=things.programme, letter="A", starts=TODAY, weights=dict(DEFAULT_WEIGHTS), made_at=NOW
    )
    things.rounds_ahead = RoundsAhead.objects.create(
        programme=things.programme,
        starts=TODAY + timedelta(days=30),
        number=2,
        made_at=NOW,
        asked={"people": [], "networks": []},
        rounds=[{}, {}],
        figures={"new": [0, 0], "again": [0, 0]},
    )
    return world


def add_meeting(world: World, network: Network, *people: str, days: int = 7) -> Meeting:
    """A meeting of a network in so many days."""
    starts = NOW + timedelta(days=days)
    appointment = book_appointment(
        title=f"Netværk {network.name}",
        starts=starts,
        ends=starts + timedelta(hours=2),
        place="Havnehuset",
        people=[world.people[key] for key in people],
        organiser=world.people[people[0]],
        by=world.accounts[people[0]],
        at=NOW,
    )
    return Meeting.objects.create(network=network, appointment=appointment)


def add_rules(world: World) -> World:
    """In the programme: two left out, and two pairs who must not sit together."""
    things = world.things
    things.exclusion, things.other_exclusion = (
        Exclusion.objects.create(programme=things.programme, person=world.people[person], reason="på vej på pension")
        for person in ("director", "chief")
    )
    things.pair, things.other_pair = (
        PairRule.objects.create(
            programme=things.programme,
            one=world.people[one],
            other=world.people[other],
            kind=PairKind.FORBIDDEN,
            reason="aftalt med begge",
        )
        for one, other in (("leader", "other_leader"), ("leader", "third_leader"))
    )
    return world
