"""When what a network wrote for itself is forgotten: a month after its end, two weeks after the letter."""

from datetime import date, timedelta

import pytest

from networks.rules.wiping import wipe_day

ENDS = date(2026, 12, 31)


@pytest.mark.parametrize(("told", "wiped"), [(-14, 30), (0, 30), (16, 30), (17, 31), (200, 214)])
def test_it_goes_a_month_after_the_end_and_two_weeks_after_the_letter_at_the_soonest(told, wiped):
    assert wipe_day(ENDS, ENDS + timedelta(days=told)) == ENDS + timedelta(days=wiped)
