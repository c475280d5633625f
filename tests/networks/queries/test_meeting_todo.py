"""What meetings want of each role besides an answer: polls, and who was there."""

from datetime import timedelta

import pytest

from networks.actions.attendance import note_attendance
from networks.actions.polls import answer_poll
from networks.models import Approval, Facilitator, Hours, Membership, Network, Poll
from networks.rules.polls import Wish
from tests.networks.meeting_world import add_meeting_life
from tests.networks.members_world import drafted
from tests.networks.money_world import make_hours
from tests.networks.queries.test_todo import waiting
from tests.networks.world import add_meeting
from tests.world import NOW, TODAY


@pytest.fixture
def world(world):
    return add_meeting_life(world)


def test_a_poll_waits_for_those_who_have_not_answered_it(world):
    poll = world.things.poll
    for key in ("leader", "facilitator"):
        asked = [one for one in waiting(world, key) if one.heading == "Hvornår kan netværk Fjord mødes?"]
        assert [(one.due_at, one.deeds[0].url) for one in asked] == [(poll.closes_at, poll.get_absolute_url())]
    answer_poll(poll=poll, person=world.people["leader"], wishes={poll.times.first().pk: Wish.YES}, by=None, at=NOW)
    assert not [one for one in waiting(world, "leader") if "mødes?" in one.heading]
    assert [one for one in waiting(world, "facilitator") if "mødes?" in one.heading]


def test_past_its_end_a_poll_waits_for_the_one_who_chooses(world):
    after = world.things.poll.closes_at + timedelta(minutes=1)
    assert [one.heading for one in waiting(world, "facilitator", after) if "Vælg" in one.heading] == [
        "Vælg en tid til netværk Fjord"
    ]
    assert not [one for one in waiting(world, "leader", after) if "tid" in one.heading]


def test_attendance_waits_for_the_facilitator_for_a_fortnight(world):
    ends = world.things.meeting.appointment.ends
    heading = "Hvem var med i netværk Fjord?"
    for later, is_asked in ((-1, False), (1, True), (60 * 24 * 14 + 1, False)):
        found = waiting(world, "facilitator", ends + timedelta(minutes=later))
        assert (heading in [one.heading for one in found]) == is_asked
    note_attendance(meeting=world.things.meeting, present=[], by=None, at=ends)
    assert heading not in [one.heading for one in waiting(world, "facilitator", ends + timedelta(minutes=1))]


def test_where_nobody_runs_a_network_its_members_are_asked_to_see_to_it(world):
    network = world.things.network
    wanted = ["Find en dato til netværk Fjord", "Hvem var med i netværk Fjord?", "Netværk Fjord har ingen spilleregler"]
    later = world.things.meeting.appointment.ends + timedelta(minutes=1)
    network.house_rules.all().delete()
    Network.objects.filter(pk=network.pk).update(starts=TODAY)
    network.meetings.exclude(pk=world.things.meeting.pk).delete()

    def asked(key):
        return [said for said in wanted if any(said in one.heading for one in waiting(world, key, later))]

    assert (asked("facilitator"), asked("leader"), asked("third_leader")) == (wanted, [], [])
    Network.objects.filter(pk=network.pk).update(facilitator=None)
    assert (asked("facilitator"), asked("leader"), asked("third_leader")) == ([], wanted, [])


def test_who_has_left_a_network_is_asked_for_nothing_that_no_longer_opens(world, client):
    network, leader = world.things.network, world.people["leader"]
    Poll.objects.filter(network=network).update(asked_by=world.accounts["leader"], closes_at=NOW - timedelta(days=1))
    draft = drafted(world, network, "leader")
    Approval.objects.get_or_create(proposal=draft, person=leader, defaults={"at": NOW})
    wanted = ["Ring til Ole", "Vælg en tid til netværk Fjord", f"»{draft.title}« kan sendes"]

    def asked():
        found = [one for one in waiting(world, "leader", NOW) if one.heading in wanted]
        client.force_login(world.accounts["leader"])
        assert {client.get(one.deeds[0].url).status_code for one in found} <= {200}
        return sorted(one.heading for one in found)

    assert asked() == sorted(wanted)
    Membership.objects.filter(network=network, person=leader).update(ends=TODAY - timedelta(days=1))
    assert asked() == []


@pytest.mark.parametrize(
    ("days", "terms", "is_asked"),
    [
        (-4, {"hours": 12}, True),
        (-4, {"external": True}, True),
        (-4, {}, False),
        (-2, {"hours": 12}, False),
        (-32, {"hours": 12}, False),
    ],
)
def test_hours_wait_for_a_facilitator_who_is_to_tell_them(world, days, terms, is_asked):
    facilitator, network = world.things.facilitator, world.things.network
    Facilitator.objects.filter(pk=facilitator.pk).update(**terms)
    meeting = add_meeting(world, network, "facilitator", "leader", days=days)

    def asked():
        return [one for one in waiting(world, "facilitator") if one.heading.startswith("Skriv timer ind")]

    assert [(one.heading, one.text) for one in asked()] == is_asked * [
        (
            "Skriv timer ind for ét møde",
            "Det gælder netværk Fjord. HR regner ud fra timerne, hvad der er tilbage.",
        )
    ]
    Hours.objects.filter(pk=make_hours(facilitator, network).pk).update(meeting=meeting)
    assert asked() == []
