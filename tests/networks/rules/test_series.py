"""On which days a series of meetings falls, on plain values."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.rules.series import Occurrence, OnHolidays, Rhythm, occurrences
from organisation.rules.holidays import closed_because, holiday_on, school_holiday_on

AUTUMN = date(2026, 10, 14)  # a Wednesday in week 42


def series(first, on_holidays=OnHolidays.SHIFT, weeks=4, count=3, closed=closed_because):
    return occurrences(first, weeks=weeks, count=count, on_holidays=on_holidays, closed=closed)


def test_a_turn_in_a_school_holiday_shifts_a_week_and_the_next_keeps_its_turn():
    assert series(date(2026, 9, 16)) == (
        Occurrence(date(2026, 9, 16), date(2026, 9, 16)),
        Occurrence(AUTUMN, date(2026, 10, 21), "efterårsferie i uge 42"),
        Occurrence(date(2026, 11, 11), date(2026, 11, 11)),
    )


def test_or_is_skipped_and_not_made_up_for():
    found = series(date(2026, 9, 16), OnHolidays.SKIP)
    assert [one.day for one in found] == [date(2026, 9, 16), None, date(2026, 11, 11)]


def test_what_would_shift_as_far_as_the_next_turn_is_skipped():
    summer = series(date(2027, 7, 7), weeks=2, count=2)
    assert [(one.day, one.reason) for one in summer] == [
        (None, "sommerferie i uge 27"),
        (None, "sommerferie i uge 29"),
    ]


@given(
    first=st.dates(date(2026, 1, 1), date(2035, 12, 31)),
    weeks=st.sampled_from(Rhythm.values),
    count=st.integers(2, 12),
    on_holidays=st.sampled_from(OnHolidays.values),
)
def test_every_series_keeps_its_weekday_its_order_and_off_the_days_nobody_works(first, weeks, count, on_holidays):
    found = series(first, on_holidays, weeks, count)
    days = [one.day for one in found if one.day]
    assert [one.turn for one in found] == [first + timedelta(weeks=weeks * number) for number in range(count)]
    assert days == sorted(set(days))
    assert {day.weekday() for day in days} <= {first.weekday()}
    assert not [day for day in days if closed_because(day)]
    assert all(bool(one.reason) == (one.day != one.turn) for one in found)
    assert on_holidays == OnHolidays.SHIFT or not any(one.is_shifted for one in found)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 2, 11), "vinterferie i uge 7"),
        (date(2026, 3, 28), "påskeferie i uge 13"),
        (date(2026, 4, 2), "Skærtorsdag"),
        (date(2026, 4, 7), ""),
        (date(2026, 5, 14), "Kristi himmelfartsdag"),
        (date(2026, 6, 28), ""),
        (date(2026, 7, 1), "sommerferie i uge 27"),
        (date(2026, 8, 10), ""),
        (AUTUMN, "efterårsferie i uge 42"),
        (date(2026, 12, 21), ""),
        (date(2026, 12, 25), "Juledag"),
        (date(2026, 12, 29), "juleferie i uge 53"),
        (date(2027, 1, 1), "Nytårsdag"),
        (date(2027, 1, 2), "juleferie i uge 53"),
    ],
)
def test_why_a_day_is_not_worked_on(day, reason):
    assert closed_because(day) == reason
    assert reason in (holiday_on(day), school_holiday_on(day))
