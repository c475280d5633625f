"""The law of network meetings on plain values."""

from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.rules.composition import WEEKDAYS
from networks.rules.meetings import answer_by, may_book, may_change, may_read, suggested_day
from organisation.rules.calendar import COPENHAGEN

DAYS = st.dates(date(2026, 1, 1), date(2035, 12, 31))


def wall(*parts):
    return datetime(*parts, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(("is_member", "is_facilitator", "is_hr"), list(product([False, True], repeat=3)))
def test_who_may_do_what(is_member, is_facilitator, is_hr):
    assert may_read(is_member=is_member, is_facilitator=is_facilitator) == (is_member or is_facilitator)
    assert may_book(is_member=is_member, is_facilitator=is_facilitator, is_hr=is_hr) == any(
        (is_member, is_facilitator, is_hr)
    )
    assert may_change(is_organiser=is_member, is_facilitator=is_facilitator, is_hr=is_hr) == any(
        (is_member, is_facilitator, is_hr)
    )


def test_an_answer_is_wanted_two_days_before_at_four():
    assert answer_by(wall(2026, 11, 26, 13), wall(2026, 11, 1, 8)) == wall(2026, 11, 24, 16)


@pytest.mark.parametrize("asked", [wall(2026, 11, 24, 16), wall(2026, 11, 25, 9)])
def test_asked_too_late_an_answer_is_wanted_before_the_meeting(asked):
    starts = wall(2026, 11, 26, 13)
    assert answer_by(starts, asked) == starts


def test_the_answer_is_wanted_at_four_by_the_wall_across_the_clock_change():
    assert answer_by(wall(2026, 10, 26, 9), wall(2026, 10, 1, 9)) == wall(2026, 10, 24, 16)


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_the_suggested_day_is_the_first_of_its_weekday(after, weekday):
    day = suggested_day(weekday, after)
    assert WEEKDAYS[day.weekday()] == weekday
    assert timedelta(0) <= day - after < timedelta(days=7)


@given(DAYS)
def test_without_a_weekday_the_first_working_day_is_suggested(after):
    day = suggested_day("", after)
    assert day.weekday() < 5
    assert (day - after).days == max(0, 7 - after.weekday() if after.weekday() > 4 else 0)
