"""Network Vig of the test municipality: eight members who have said what they get out of it, and a pulse."""

from datetime import timedelta

from evaluation.models import Round
from networks.actions.evaluations import evaluate_networks, send_pulse
from networks.models import Evaluation, Membership, Network
from tests.evaluation.circle_world import published_circles
from tests.evaluation.world import answer_all
from tests.networks.world import add_meeting
from tests.world import LONG_AGO, NOW, World

MEMBERS = tuple(f"ha{number}" for number in range(8))
PAST = NOW - timedelta(days=60)


def add_vig(world: World) -> World:
    """The network itself, run by the facilitator; `add_teams` has made its members."""
    things = world.things
    things.vig = Network.objects.create(
        programme=things.programme, name="Vig", day="mon", facilitator=things.facilitator, starts=LONG_AGO
    )
    for key in MEMBERS:
        Membership.objects.create(network=things.vig, person=world.people[key], starts=LONG_AGO)
    return world


def grow(world: World) -> list[Network]:
    """Fjord and Bro have four members each: too few for figures of their own, enough for one that they share."""
    small = {world.things.network: "ba", world.things.other_network: "aas"}
    for network, team in small.items():
        for number in range(3):
            Membership.objects.create(network=network, person=world.people[f"{team}{number}"], starts=LONG_AGO)
    return list(small)


def evaluated(world: World, *networks: Network) -> Evaluation:
    """An open evaluation of some networks, Vig unless others are named."""
    return evaluate_networks(
        programme=world.things.programme,
        networks=networks or [world.things.vig],
        deadline=PAST + timedelta(days=14),
        by=world.hr,
        at=PAST,
    )


def figured(evaluation: Evaluation, value: int = 4) -> Evaluation:
    """Everybody has answered, and the figures are published."""
    round = Round.objects.get(pk=evaluation.round_id)
    answer_all(round, value, "Flere cases", at=PAST)
    published_circles(round)
    return Evaluation.objects.select_related("round__questionnaire", "programme").get(pk=evaluation.pk)


def pulsed(world: World, value: int = 5) -> Evaluation:
    """A pulse after a meeting that everybody has answered."""
    world.things.vig_meeting = add_meeting(world, world.things.vig, "facilitator", *MEMBERS, days=-61)
    pulse = send_pulse(meeting=world.things.vig_meeting, by=None, at=PAST)
    assert pulse
    return figured(pulse, value)


def add_evaluations(world: World) -> World:
    """Network Vig with an evaluation and a pulse that can be read."""
    add_vig(world)
    world.things.evaluation = figured(evaluated(world))
    world.things.pulse = pulsed(world)
    return world
