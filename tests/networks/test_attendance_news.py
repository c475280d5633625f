"""Min dag tells a nearest leader, and nobody else, of a talk about attendance, with one click to the number."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ledernet.queries.my_day import day_of
from networks.actions.attendance import note_attendance_talk, withdraw_attendance_talk
from networks.models import Programme
from networks.rules.programmes import Attendance
from organisation.models import Leave
from organisation.queries.people import standing_of
from tests.networks.meeting_world import add_absentee
from tests.world import LONG_AGO, NOW, TODAY, make_account, make_holding, make_person

TOLD = "Åse Aagaards fremmøde"


@pytest.fixture
def place(world):
    """Åse, whose nearest leader is Carl, has missed the meetings that were noted."""
    return add_absentee(world)


@pytest.fixture
def talked(world, place):
    return note_attendance_talk(
        membership=place, held_on=TODAY, by=world.accounts["facilitator"], at=NOW - timedelta(hours=1)
    )


def told(world, key, since=None):
    """What Min dag tells somebody of attendance: the words that lead on, where to, and the rest."""
    person = world.people[key]
    found = day_of(person, NOW, standing_of(person, TODAY), since)
    return [(one.news.link, one.news.url, one.news.words) for one in found.fresh if "fremmøde" in one.news.link]


def test_the_nearest_leader_is_told_with_one_click_to_the_number(world, talked, client):
    address = reverse("networks:followed_attendance", args=[talked.membership_id])
    words = "i netværk Fjord kan du følge fra nu af. Facilitatoren har noteret en snak om det."
    assert told(world, "chief") == [(TOLD, address, words)]
    client.force_login(world.accounts["chief"])
    assert f'<a href="{address}">{TOLD}</a>' in client.get("/").content.decode()
    assert client.get(address).status_code == 200


def test_nobody_else_is_told(world, talked):
    assert [told(world, key) for key in world.people if key != "chief"] == [[]] * (len(world.people) - 1)


def test_a_new_nearest_leader_is_told_and_the_one_before_no_longer(world, talked):
    Leave.objects.create(person=world.people["chief"], starts=TODAY)
    assert told(world, "chief") == []
    assert [link for link, _url, _words in told(world, "director")] == [TOLD]


def test_it_is_told_once_and_not_of_what_counts_no_more(world, talked):
    assert told(world, "chief", since=NOW) == []
    Programme.objects.update(attendance=Attendance.VOLUNTARY)
    assert told(world, "chief") == []
    Programme.objects.update(attendance=Attendance.MANDATORY)
    withdraw_attendance_talk(membership=talked.membership, by=world.accounts["facilitator"], at=NOW)
    assert told(world, "chief") == []


def test_the_day_of_a_leader_who_is_told_costs_eight_questions_at_most(world, talked, client):
    make_person(world, "second", "Bent Berg")
    make_holding(world, "second", "Børn og Skole", level=2, title="skolechef", starts=LONG_AGO)
    make_account(world, "second")
    for key in ("chief", "second", "leader"):
        client.force_login(world.accounts[key])
        client.get("/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/")
        assert len(asked) <= 8
