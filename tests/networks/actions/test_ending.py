"""A programme ends: its networks, the places in them and the meetings after that day."""

from datetime import timedelta

import pytest

from networks.actions.ending import conclude_programme, end_programme, reopen_programme
from networks.actions.newcomers import place_newcomer
from networks.models import Membership, Network, Programme
from networks.rules.programmes import State
from organisation.models import AuditEntry, Letter
from organisation.rules.refusals import Refused
from tests.world import NOW, TODAY

LAST = TODAY + timedelta(days=3)


@pytest.fixture
def ended(world):
    network = Network.objects.get(pk=world.things.network.pk)
    starts = TODAY + timedelta(days=9)
    place_newcomer(network=network, person=world.people["third_leader"], starts=starts, by=world.hr, at=NOW)
    Membership.objects.create(network=network, person=world.people["chief"], starts=TODAY, ends=TODAY)
    Letter.objects.all().delete()
    return end_programme(programme=world.things.programme, ends=LAST, by=world.hr, at=NOW)


def test_networks_and_places_end_with_the_day(ended):
    assert Programme.objects.get(pk=ended.pk).state == State.ENDED
    assert set(Network.objects.values_list("ends", flat=True)) == {LAST}
    assert list(Membership.objects.order_by("starts", "ends", "person__name").values_list("person__name", "ends")) == [
        ("Mette Møller", LAST),
        ("Ole Øgaard", LAST),
        ("Carl Chefsen", TODAY),
        ("Åse Aagaard", TODAY + timedelta(days=9)),
    ]


def test_members_are_told_and_meetings_after_the_day_are_cancelled(ended, world):
    told = Letter.objects.order_by("person__name").values_list("person__name", "template")
    assert [row for row in told if row[1] == "network_left"] == [
        ("Mette Møller", "network_left"),
        ("Ole Øgaard", "network_left"),
        ("Åse Aagaard", "network_left"),
    ]
    for meeting in (world.things.meeting, world.things.other_meeting):
        meeting.appointment.refresh_from_db()
        assert meeting.appointment.is_cancelled


def test_a_meeting_on_the_last_day_is_held(world):
    last = world.things.meeting.appointment.starts.date()
    end_programme(programme=world.things.programme, ends=last, by=world.hr, at=NOW)
    world.things.meeting.appointment.refresh_from_db()
    assert not world.things.meeting.appointment.is_cancelled


def test_the_trail_says_it_once(ended, world):
    Letter.objects.all().delete()
    assert end_programme(programme=ended, ends=TODAY, by=world.hr, at=NOW).state == State.ENDED
    row = AuditEntry.objects.get(verb="end_programme")
    assert (row.by, row.before, row.after) == (world.hr, {"state": "running"}, {"state": "ended", "ends": str(LAST)})
    assert set(Network.objects.values_list("ends", flat=True)) == {LAST}
    assert Letter.objects.count() == 0


def test_a_programme_is_concluded_when_its_last_network_has_ended_and_not_before(world):
    programme, facts = world.things.programme, {"reason": "alle har været med", "by": world.hr, "at": NOW}
    Network.objects.update(ends=TODAY)
    with pytest.raises(Refused, match="Et netværk er stadig i gang"):
        conclude_programme(programme=programme, **facts)
    Network.objects.update(ends=TODAY - timedelta(days=1))
    Letter.objects.all().delete()
    assert conclude_programme(programme=programme, **facts).state == State.ENDED
    assert AuditEntry.objects.get(verb="conclude_programme").after == {"state": "ended", "reason": "alle har været med"}
    assert Letter.objects.count() == 0
    with pytest.raises(Refused, match="ikke i gang"):
        conclude_programme(programme=programme, **facts)


def test_a_concluded_programme_is_opened_again_and_one_that_runs_is_not(world):
    programme = world.things.programme
    with pytest.raises(Refused, match="ikke afsluttet"):
        reopen_programme(programme=programme, by=world.hr, at=NOW)
    Programme.objects.update(state=State.ENDED)
    assert reopen_programme(programme=programme, by=world.hr, at=NOW).state == State.RUNNING
