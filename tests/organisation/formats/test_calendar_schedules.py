"""Exchange's answer: what is taken of it, and that the pieces it is asked about are the whole period once."""

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.formats.calendar.free_busy import UnreadableTimes
from organisation.formats.calendar.schedules import (
    LONGEST,
    SLOT,
    build_schedule_query,
    pieces,
    read_pass,
    read_schedule,
)

METTE = "mette@fjordby.example"
NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
HALF_PAST = NINE + timedelta(minutes=30)


def answer(view="022000", **more):
    return json.dumps({"value": [{"scheduleId": METTE, "availabilityView": view, "scheduleItems": []} | more]}).encode()


def test_the_question_names_the_person_the_period_and_the_slot():
    assert json.loads(build_schedule_query(METTE, NINE, HALF_PAST)) == {
        "schedules": [METTE],
        "startTime": {"dateTime": "2026-11-24T09:00:00", "timeZone": "UTC"},
        "endTime": {"dateTime": "2026-11-24T09:30:00", "timeZone": "UTC"},
        "availabilityViewInterval": 5,
    }


@given(st.text("01234", min_size=6, max_size=6))
def test_each_digit_is_five_minutes_and_what_is_taken_is_taken_once(view):
    spans = read_schedule(answer(view), METTE, NINE, HALF_PAST)
    slots = [NINE + number * SLOT for number in range(6)]
    assert [any(a <= slot < b for a, b in spans) for slot in slots] == [digit in "123" for digit in view]
    assert all(one[1] < other[0] for one, other in pairwise(spans))


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),
    st.timedeltas(timedelta(minutes=1), timedelta(days=400)),
)
def test_the_pieces_are_the_whole_period_in_whole_slots_and_each_short_enough(starts, length):
    found = list(pieces(starts, starts + length))
    assert found[0][0] <= starts < found[0][0] + SLOT
    assert found[-1][1] - SLOT < starts + length <= found[-1][1]
    assert all(one[1] == other[0] for one, other in pairwise(found))
    assert all((b - a) % SLOT == timedelta(0) and timedelta(0) < b - a <= LONGEST for a, b in found)


def test_a_mail_address_is_the_same_in_capitals():
    assert read_schedule(answer(scheduleId=METTE.upper()), METTE, NINE, HALF_PAST) == [
        (NINE + SLOT, NINE + 3 * SLOT),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no JSON"),
        (b"\xff", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "put together"),
        (b"{}", "put together"),
        (b'{"value": ["x"]}', "put together"),
        (b'{"value": []}', "about whom"),
        (answer(scheduleId="ole@fjordby.example"), "about whom"),
        (answer("02200"), "times cannot be read"),
        (answer("0220000"), "times cannot be read"),
        (answer("02200x"), "times cannot be read"),
        (answer(None), "times cannot be read"),
        (answer(scheduleItems=[{"subject": "Fyring af Ole"}]), "more than times"),
        (answer(scheduleItems=[{"location": "Lokale 4"}]), "more than times"),
        (answer(scheduleItems="x"), "put together"),
        (answer(error={"responseCode": "ErrorNoFreeBusyAccess", "message": METTE}), "^ErrorNoFreeBusyAccess$"),
        (answer(error={"responseCode": METTE}), "without a code"),
        (answer(error={"responseCode": "x" * 61}), "without a code"),
        (answer(error="x"), "without a code"),
    ],
)
def test_what_is_no_answer_of_times_about_the_person_is_not_looked_into(content, words):
    with pytest.raises(UnreadableTimes, match=words) as raised:
        read_schedule(content, METTE, NINE, HALF_PAST)
    assert METTE not in str(raised.value)


def test_an_empty_title_is_none():
    content = answer(scheduleItems=[{"subject": "", "location": None, "isPrivate": True}])
    assert read_schedule(content, METTE, NINE, HALF_PAST) == [(NINE + SLOT, NINE + 3 * SLOT)]


@pytest.mark.parametrize("found", ["", "a b", "a\r\nX: y", "æ", 7, None])
def test_a_pass_that_could_be_more_than_a_pass_is_none(found):
    with pytest.raises(UnreadableTimes, match="no pass"):
        read_pass(json.dumps({"access_token": found}).encode())


def test_a_pass_is_taken_as_it_is():
    assert read_pass(b'{"access_token": "eyJ0.a-b_c.d"}') == "eyJ0.a-b_c.d"
