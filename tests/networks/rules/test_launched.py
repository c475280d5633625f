"""The days that are fixed at the launch."""

from datetime import date, timedelta

import pytest

from networks.rules.launched import EVALUATED, NOTICE, ROTATED, Every, Turn, coming
from organisation.rules.dates import DAY

LAST = date(2026, 8, 31)


@pytest.mark.parametrize("turn", Turn)
def test_nothing_comes_where_nobody_has_fixed_it(turn):
    assert coming(turn, 0, LAST, LAST) is None


@pytest.mark.parametrize(("months", "due"), [(6, date(2027, 2, 28)), (12, date(2027, 8, 31)), (36, date(2029, 8, 31))])
def test_a_turn_comes_so_many_months_after_the_last_one(months, due):
    assert coming(Turn.ROTATION, months, LAST, LAST).due == due


@pytest.mark.parametrize(("turn", "notice"), [(Turn.EVALUATION, 30), (Turn.ROTATION, 90)])
def test_it_is_told_of_from_the_notice_on_and_as_long_as_it_has_not_happened(turn, notice):
    due = date(2027, 8, 31)
    told = {days: coming(turn, 12, LAST, due - timedelta(days=days)).is_near for days in (notice + 1, notice, 0, -400)}
    assert told == {notice + 1: False, notice: True, 0: True, -400: True}
    assert NOTICE[turn] == timedelta(days=notice)


def test_the_words_say_whether_the_day_has_gone():
    due = date(2027, 8, 31)
    words = {on: coming(Turn.EVALUATION, 12, LAST, on).when.replace("\xa0", " ") for on in (due, due + DAY)}
    assert words == {
        due: "næste gang senest den 31. august 2027",
        due + DAY: "skulle være sket senest den 31. august 2027",
    }


def test_what_can_be_fixed_is_how_often_and_nothing_is_a_choice():
    assert EVALUATED[0] == ROTATED[0] == Every.NEVER
    assert {*EVALUATED, *ROTATED} == set(Every)
