"""What the networks of the test municipality do at their meetings and between them."""

from networks.actions.material import put_up
from networks.models import (
    AttendanceTalk,
    Dilemma,
    Meeting,
    Membership,
    Network,
    Outcome,
    Point,
    Poll,
    PollTime,
    Presence,
)
from networks.rules.minutes import Kind
from tests.networks.world import add_meeting
from tests.world import LONG_AGO, NOW, TODAY, World, wall

PDF = b"%PDF-1.7\n%%EOF\n"


def add_meeting_life(world: World) -> World:
    """For each of the two networks an open poll, a dilemma on its meeting's agenda, a step, a file and a noted talk."""
    things = world.things
    things.poll, things.other_poll = add_poll(world, things.network), add_poll(world, things.other_network)
    things.dilemma, things.other_dilemma = (
        Dilemma.objects.create(
            network=network, person=world.people[key], title="To vagtplaner", words="Hvem bestemmer?", brought_at=NOW
        )
        for network, key in ((things.network, "leader"), (things.other_network, "other_leader"))
    )
    things.point = add_point(things.meeting, things.dilemma)
    things.other_point = add_point(things.other_meeting, things.other_dilemma)
    for name, meeting, key in (("", things.meeting, "leader"), ("other_", things.other_meeting, "other_leader")):
        outcome = Outcome.objects.create(
            meeting=meeting, kind=Kind.STEP, words="Ring til Ole", owner=world.people[key], due=TODAY
        )
        material = put_up(
            network=meeting.network,
            meeting=meeting,
            person=world.people[key],
            name="oplæg.pdf",
            content=PDF,
            by=world.accounts[key],
            at=NOW,
        )
        place = meeting.network.memberships.get(person=world.people[key])
        AttendanceTalk.objects.create(membership=place, held_on=TODAY, noted_at=NOW)
        setattr(things, f"{name}outcome", outcome)
        setattr(things, f"{name}material", material)
    return world


def add_point(meeting: Meeting, dilemma: Dilemma | None = None, rank: int = 1) -> Point:
    """A point of a meeting's agenda with a method."""
    return Point.objects.create(
        meeting=meeting, rank=rank, heading="Sparring", minutes=45, method="listening_team", dilemma=dilemma
    )


def add_poll(world: World, network: Network, days: int = 30) -> Poll:
    """A poll of a network with three times, proposed by its facilitator."""
    by = world.accounts["facilitator"] if network.facilitator else None
    poll = Poll.objects.create(
        network=network, place="Havnehuset", closes_at=wall(days - 10, 16), asked_by=by, asked_at=NOW
    )
    for day in range(days, days + 3):
        PollTime.objects.create(poll=poll, starts=wall(day, 13), ends=wall(day, 15))
    return poll


def add_absentee(world: World, key: str = "third_leader") -> Membership:
    """A member more of network Fjord, and three noted meetings of the last weeks, all of which they missed."""
    network, person = world.things.network, world.people[key]
    place = Membership.objects.create(network=network, person=person, starts=LONG_AGO)
    for weeks in (1, 2, 3):
        meeting = add_meeting(world, network, "leader", days=-7 * weeks)
        for one, was_there in ((person, False), (world.people["leader"], True)):
            Presence.objects.create(meeting=meeting, person=one, was_there=was_there)
    return place
