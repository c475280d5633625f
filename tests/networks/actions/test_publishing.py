"""What publishing a rotation does to the meetings that are booked already."""

from datetime import timedelta

from networks.actions.meetings import book_meeting
from networks.actions.publishing import publish_networks
from networks.models import Network
from networks.queries.problem import first_frame
from organisation.models import Invitee, Letter
from tests.world import NOW, TODAY


def test_meetings_ahead_follow_the_members_they_will_have(world):
    network = Network.objects.get(pk=world.things.network.pk)
    meetings = []
    for days in (1, 20):
        starts = NOW + timedelta(days=days)
        meetings.append(
            book_meeting(network=network, starts=starts, ends=starts + timedelta(hours=1), by=world.hr, at=NOW)
        )
    scenario = world.things.scenario
    scenario.starts = TODAY + timedelta(days=10)
    scenario.frame = first_frame(world.things.programme, TODAY)
    keys = {entry["network"]: entry["id"] for entry in scenario.frame}
    scenario.assignment = {
        str(world.people["third_leader"].pk): keys[network.pk],
        str(world.people["leader"].pk): keys[world.things.other_network.pk],
    }
    Letter.objects.all().delete()
    publish_networks(scenario, by=world.hr, at=NOW)
    asked = [
        sorted(row.person.name for row in Invitee.objects.standing().filter(appointment=meeting.appointment))
        for meeting in meetings
    ]
    assert asked == [["Jonas Juul", "Mette Møller"], ["Jonas Juul", "Åse Aagaard"]]
    of_these = [Letter.objects.filter(calendar__contains=meeting.appointment.uid) for meeting in meetings]
    told = {(row.person.name, row.calendar_method) for letters in of_these for row in letters.select_related("person")}
    assert told == {("Mette Møller", "CANCEL"), ("Åse Aagaard", "REQUEST")}
