"""The days on which the demo's people do things."""

from datetime import date, timedelta

import pytest

from ledernet.demo.stage import Stage

EVERY_DAY_OF_TWO_YEARS = [date(2026, 1, 1) + timedelta(days=number) for number in range(730)]


@pytest.mark.parametrize("back", [1, 2, 7, 400])
def test_what_was_done_was_done_before_today(back):
    for on in EVERY_DAY_OF_TWO_YEARS:
        day = Stage(on, 1).day(back)
        assert day <= on
        assert day.weekday() < 4
        assert abs(day - (on - timedelta(days=back))) <= timedelta(days=7)


@pytest.mark.parametrize(
    ("on", "back", "day"),
    [
        (date(2026, 11, 24), 2, date(2026, 11, 23)),
        (date(2026, 11, 29), 2, date(2026, 11, 26)),
        (date(2026, 11, 29), -1, date(2026, 11, 30)),
        (date(2026, 12, 28), 3, date(2026, 12, 28)),
        (date(2026, 12, 27), 2, date(2026, 12, 24)),
    ],
)
def test_weekends_and_holidays_are_nobodys_working_days(on, back, day):
    assert Stage(on, 1).day(back) == day


def test_days_ahead_are_working_days_and_differ():
    for on in EVERY_DAY_OF_TWO_YEARS:
        days = Stage(on, 1).days_ahead((64, 71, 73))
        assert len(set(days)) == 3
        assert all(day > on and day.weekday() < 4 for day in days)
