"""Attendance: noted in a moment, told as plain numbers outside the network, per person only inside it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.attendance import note_attendance
from networks.actions.meetings import cancel_meeting
from networks.models import Meeting, Membership, Presence
from networks.queries.attendance import Followed, Turnout, attendance_in, attendance_of, followed_in, turnout_of
from organisation.models import Appointment, AuditEntry
from organisation.rules.refusals import Refused
from tests.networks.views.test_meetings import words
from tests.networks.world import add_meeting
from tests.world import LONG_AGO, NOW, TODAY, wall


@pytest.fixture
def held(world):
    """The meeting of network Fjord, which has two members, was yesterday."""
    Membership.objects.create(network=world.things.network, person=world.people["third_leader"], starts=LONG_AGO)
    meeting = world.things.meeting
    Appointment.objects.filter(pk=meeting.appointment_id).update(starts=wall(-1, 13), ends=wall(-1, 15))
    return Meeting.objects.select_related("appointment", "network").get(pk=meeting.pk)


def note(meeting, world, *present, by="facilitator", at=NOW):
    numbers = {world.people[key].pk for key in present}
    return note_attendance(meeting=meeting, present=numbers, by=world.accounts[by], at=at)


def test_shares_are_plain_numbers_and_the_trail_holds_no_names(held, world):
    note(held, world, "leader")
    yesterday = TODAY - timedelta(days=1)
    assert attendance_of(world.things.network) == [Turnout(yesterday, 1, 2)]
    assert turnout_of(held).share == 50
    row = AuditEntry.objects.get(verb="note_attendance")
    assert row.after == {"network": held.network_id, "there": 1, "members": 2}


def test_written_again_the_newest_counts(held, world):
    note(held, world, "leader")
    note(held, world, "leader", "third_leader")
    assert [one.share for one in attendance_of(world.things.network)] == [100]


def test_only_members_of_the_day_count(held, world):
    Membership.objects.filter(person=world.people["third_leader"]).update(starts=TODAY)
    note(held, world, "leader", "third_leader", "other_leader", "facilitator")
    assert list(Presence.objects.values_list("person__name", flat=True)) == ["Mette Møller"]


def test_not_before_it_begins_and_not_when_it_was_called_off(held, world):
    with pytest.raises(Refused, match="ikke begyndt"):
        note(held, world, at=wall(-2, 9))
    cancel_meeting(meeting=held, by=world.hr, at=wall(-3))
    with pytest.raises(Refused, match="aflyst"):
        note(held, world)


def test_each_one_is_followed_over_the_meetings_of_their_own_time(held, world):
    older = add_meeting(world, world.things.network, "leader", days=-30)
    Membership.objects.filter(person=world.people["third_leader"]).update(starts=TODAY - timedelta(days=10))
    note(held, world, "leader")
    note(older, world, "leader")
    people = world.people
    assert followed_in(world.things.network, TODAY) == [
        Followed(people["leader"], 2, 2),
        Followed(people["third_leader"], 0, 1),
    ]


def test_several_networks_are_asked_at_once_and_what_was_called_off_is_left_out(held, world, django_assert_num_queries):
    note(held, world, "leader")
    other = add_meeting(world, world.things.other_network, "other_leader", days=-3)
    note(other, world, "other_leader")
    Appointment.objects.filter(pk=other.appointment_id).update(state="cancelled")
    keys = [world.things.network.pk, world.things.other_network.pk]
    with django_assert_num_queries(1):
        found = attendance_in(keys)
    assert list(found) == [world.things.network.pk]


@pytest.fixture
def page(client, world, held):
    def page(role="facilitator", **sent):
        client.force_login(world.accounts[role])
        address = reverse("networks:note_attendance", args=[held.appointment.uid])
        return client.post(address, sent, follow=True) if sent else client.get(address)

    return page


def test_everybody_is_there_until_somebody_says_otherwise(page, world):
    assert page().content.decode().count(" checked") == 2
    told = words(page(present=[world.people["leader"].pk]))
    assert "Fremmødet er gemt." in told
    assert "1 af 2 var med." in told
    assert page().content.decode().count(" checked") == 1


def test_nobody_there_is_an_answer_too(page, world):
    page(present=[""], csrf="x")
    page(nobody="1")
    assert attendance_of(world.things.network)[0].there == 0


def test_a_forged_number_changes_nothing(page, world):
    page(present=[world.people["other_leader"].pk])
    assert not Presence.objects.exists()


def test_the_networks_page_tells_the_members_who_was_there_and_hr_sees_nothing_of_it(page, client, world, held):
    page(present=[world.people["leader"].pk])
    told = words(client.get(reverse("networks:network", args=[held.network_id])))
    assert "Mette Møller 1 af 1 møder" in told
    assert "Åse Aagaard 0 af 1 møder" in told
    assert page("hr").status_code == 404
