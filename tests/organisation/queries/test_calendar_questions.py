"""Questions to the calendar: what is ahead, who is busy, and which rooms are taken."""

from datetime import timedelta

import pytest

from organisation.actions import calendar as verbs
from organisation.models import Appointment, Person
from organisation.queries.calendar import (
    FEED_LOOKS_BACK,
    Busy,
    appointment_page,
    busy_people,
    busy_place,
    feed_invitations,
    invitation_page,
    invitees_of,
    own_invitations,
)
from organisation.rules.calendar import Answer
from tests.organisation.calendar_people import LATER, NOW, account, invitee, meeting, person
from tests.organisation.formats.calendar_values import wall

pytestmark = pytest.mark.django_db

AT_NOON = wall(2026, 11, 24, 12)


@pytest.fixture
def mette():
    return person("Mette Ågård")


@pytest.fixture
def soren():
    return person("Søren Æbelø", "soren@fjordby.example")


@pytest.fixture
def hr():
    return account(person("Hanne Rask"))


def answer(booked: Appointment, who: Person, given: Answer) -> None:
    verbs.answer_invitation(invitee=invitee(booked, who), answer=given, sequence=booked.sequence, by=None, at=LATER)


def busy(who, starts, ends, **facts):
    return busy_people([who], starts, ends, **facts).get(who.pk, [])


def test_who_else_has_something_then(mette, soren, hr):
    booked = meeting(mette, by=hr)
    taken = Busy(booked.starts, booked.ends)
    day = wall(2026, 11, 24, 0), wall(2026, 11, 25, 0)
    assert busy_people([mette.pk, soren], *day) == {mette.pk: [taken]}
    assert busy(mette, *day, apart_from=[booked]) == []


@pytest.mark.parametrize(
    ("starts", "ends", "is_clash"),
    [
        (wall(2026, 11, 24, 12), wall(2026, 11, 24, 13), False),
        (wall(2026, 11, 24, 12), wall(2026, 11, 24, 13, 1), True),
        (wall(2026, 11, 24, 13, 30), wall(2026, 11, 24, 14), True),
        (wall(2026, 11, 24, 14, 59), wall(2026, 11, 24, 16), True),
        (wall(2026, 11, 24, 15), wall(2026, 11, 24, 16), False),
    ],
)
def test_one_that_begins_when_the_other_ends_is_no_clash(mette, hr, starts, ends, is_clash):
    meeting(mette, by=hr)
    assert bool(busy(mette, starts, ends)) == is_clash
    assert bool(busy_place("Rådhuset, LOKALE 4 ", starts, ends)) == is_clash


def test_what_is_declined_cancelled_or_taken_back_takes_no_time(mette, soren, hr):
    declined, cancelled, taken_back = (meeting(mette, soren, by=hr) for _ in range(3))
    answer(declined, mette, Answer.DECLINED)
    verbs.cancel_appointment(appointment=cancelled, by=hr, at=LATER)
    verbs.uninvite(appointment=taken_back, people=[mette], by=hr, at=LATER)
    times = declined.starts, declined.ends
    assert busy(mette, *times) == []
    assert busy(soren, *times) == [Busy(*times)] * 2


def test_a_room_is_taken_by_what_is_booked_there_only(mette, hr):
    booked = meeting(mette, by=hr)
    times = booked.starts, booked.ends
    assert busy_place("Rådhuset, lokale 4", *times) == [Busy(*times)]
    assert busy_place("Rådhuset, lokale 4", *times, apart_from=[booked]) == []
    assert busy_place("Rådhuset, lokale 5", *times) == []
    assert busy_place("  ", *times) == []
    verbs.cancel_appointment(appointment=booked, by=hr, at=LATER)
    assert busy_place("Rådhuset, lokale 4", *times) == []


def test_what_is_ahead_comes_in_order_and_without_what_is_declined(mette, hr):
    later = meeting(mette, by=hr, starts=wall(2026, 12, 1, 9), ends=wall(2026, 12, 1, 10))
    sooner, declined = meeting(mette, by=hr), meeting(mette, by=hr)
    answer(declined, mette, Answer.DECLINED)
    answer(later, mette, Answer.ACCEPTED)
    assert [one.appointment for one in own_invitations(mette, AT_NOON)] == [sooner, later]
    assert [one.appointment for one in own_invitations(mette, sooner.ends)] == [later]


def test_the_feed_looks_back_three_months(mette, hr):
    booked = meeting(mette, by=hr)
    assert [one.appointment for one in feed_invitations(mette, booked.ends + FEED_LOOKS_BACK)] == []
    just_inside = booked.ends + FEED_LOOKS_BACK - timedelta(seconds=1)
    assert [one.appointment for one in feed_invitations(mette, just_inside)] == [booked]


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_database_once(mette, hr, count, django_assert_num_queries):
    booked = meeting(mette, *[person(f"{name} Hansen") for name in "abc"[1:count]], by=hr)
    for _ in range(count - 1):
        meeting(mette, by=hr)
    with django_assert_num_queries(1):
        assert len([one.person.name + one.appointment.title for one in own_invitations(mette, NOW)]) == count
    with django_assert_num_queries(1):
        assert len([one.person.name for one in invitees_of(booked)]) == count
    with django_assert_num_queries(2):
        assert len(busy_people([mette], NOW, NOW + timedelta(days=99))[mette.pk]) == count


def test_a_page_shows_everyone_and_the_link_in_a_letter_only_oneself(mette, soren, hr):
    booked = meeting(soren, mette, by=hr)
    answer(booked, soren, Answer.ACCEPTED)
    page = appointment_page(booked, mette, LATER)
    assert [one.person for one in page.invitees] == [mette, soren]
    assert (page.own.person, page.coming, page.can_answer) == (mette, 1, True)
    letter = invitation_page(invitee(booked, mette), booked.ends)
    assert (letter.invitees, letter.own.person, letter.is_over, letter.can_answer) == ((), mette, True, False)
    assert appointment_page(booked, hr.person, LATER).can_answer is False
