"""More of what happens at the meetings of the world's own network."""

from networks.actions.material import put_up
from networks.models import AttendanceTalk, Dilemma, Outcome, PollTime, Presence, Vote
from networks.rules.polls import Wish
from tests.networks.meeting_world import PDF, add_point
from tests.world import NOW, TODAY, World, wall


def add_meeting_crowd(world: World, number: int) -> None:
    """More in the network's poll, of its dilemmas, on its agenda, of who were at its meeting or talked about it."""
    things, newcomer = world.things, world.people[f"boss{number}"]
    time = PollTime.objects.create(poll=things.poll, starts=wall(60 + number, 9), ends=wall(60 + number, 11))
    for person, wish in ((newcomer, Wish.YES), (world.people["leader"], Wish.NO)):
        Vote.objects.create(time=time, person=person, wish=wish, at=NOW)
    Dilemma.objects.create(network=things.network, person=newcomer, title=f"Dilemma {number}", brought_at=NOW)
    Outcome.objects.create(meeting=things.meeting, kind="step", words=f"Skridt {number}", owner=newcomer)
    Outcome.objects.create(meeting=things.meeting, kind="decision", words=f"Beslutning {number}")
    put_up(
        network=things.network,
        meeting=things.meeting,
        person=newcomer,
        name=f"fil {number}.pdf",
        content=PDF,
        by=None,
        at=NOW,
    )
    add_point(things.meeting, things.dilemma, rank=1 + number)
    for person in (newcomer, world.people["leader"]):
        Presence.objects.get_or_create(meeting=things.meeting, person=person)
    place = things.network.memberships.get(person=newcomer)
    AttendanceTalk.objects.create(membership=place, held_on=TODAY, noted_at=NOW)
