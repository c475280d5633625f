"""The law of the calendar, with no database."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.rules.calendar import (
    GIVEN,
    Answer,
    State,
    demand_booked,
    demand_open,
    demand_period,
    is_answer_outdated,
    moment,
)
from organisation.rules.refusals import Refused
from tests.organisation.formats.calendar_values import wall

START, END = wall(2026, 11, 24, 13), wall(2026, 11, 24, 15)
DAYS = st.dates(date(2026, 1, 1), date(2035, 12, 31))
SECOND, MOMENT = timedelta(seconds=1), timedelta(microseconds=1)


def test_an_answer_is_yes_perhaps_or_no():
    assert GIVEN == (Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED)
    assert set(Answer) - set(GIVEN) == {Answer.NEEDS_ACTION}


def test_a_meeting_may_be_as_short_as_it_likes_but_not_shorter():
    demand_period(START, START + MOMENT)
    for ends in (START, START - MOMENT):
        with pytest.raises(Refused, match="slutte, efter"):
            demand_period(START, ends)
    for naive in [(START.replace(tzinfo=None), END), (START, END.replace(tzinfo=None))]:
        with pytest.raises(Refused, match="tidszone"):
            demand_period(*naive)


def test_only_what_is_booked_is_changed():
    demand_booked(State.BOOKED)
    with pytest.raises(Refused, match="kan ikke ændres"):
        demand_booked(State.CANCELLED)


def test_answers_count_to_the_last_moment():
    demand_open(State.BOOKED, END, END - MOMENT)
    with pytest.raises(Refused, match="er holdt"):
        demand_open(State.BOOKED, END, END)
    with pytest.raises(Refused, match="er aflyst"):
        demand_open(State.CANCELLED, END, START)


@pytest.mark.parametrize(
    ("sequence", "stamped", "answered_at", "is_outdated"),
    [
        (3, START, None, False),
        (2, START, None, False),
        (1, START, None, True),
        (4, START, None, True),
        (3, START, START, False),
        (3, START, START + SECOND - MOMENT, False),
        (3, START, START + SECOND, True),
        (3, START + SECOND, START, False),
        (1, START + SECOND, START, True),
    ],
)
def test_an_answer_to_a_version_at_another_time_or_from_before_the_last_is_outdated(
    sequence, stamped, answered_at, is_outdated
):
    known = {"answerable_from": 2, "current_sequence": 3, "answered_at": answered_at}
    assert is_answer_outdated(sequence=sequence, stamped=stamped, **known) is is_outdated


def test_the_hour_that_summer_skips_does_not_exist():
    assert moment(date(2027, 3, 28), time(2, 30)) is None
    assert moment(date(2027, 3, 28), time(3, 30)) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_the_hour_that_comes_twice_means_the_first():
    assert moment(date(2026, 10, 25), time(2, 30)).astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(DAYS, st.times(min_value=time(6), max_value=time(22)))
def test_a_time_by_day_is_what_the_wall_shows(day, clock):
    found = moment(day, clock)
    assert (found.date(), found.time()) == (day, clock)
