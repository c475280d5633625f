"""The law of indicators: the status of a value, the line to a target, the next one due, and how values are written."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.rules.indicators import (
    Aim,
    Cadence,
    Direction,
    Point,
    Status,
    aim_words,
    demand_of,
    due_after,
    on_the_line,
    sides_of,
    status_of,
    value_words,
)

D = Decimal
NEW_YEAR, MIDSUMMER, YEARS_END = date(2026, 1, 1), date(2026, 7, 2), date(2026, 12, 31)
BASELINE = Point(NEW_YEAR, D(50))
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
VALUES = st.decimals(min_value=-1000, max_value=1000, places=2)


@pytest.mark.parametrize(
    ("direction", "low", "high", "value", "status"),
    [
        (Direction.ABOVE, 95, None, "95", Status.REACHED),
        (Direction.ABOVE, 95, None, "94.9", Status.NEAR),
        (Direction.ABOVE, 95, None, "90.25", Status.NEAR),
        (Direction.ABOVE, 95, None, "90.24", Status.DEVIATES),
        (Direction.BELOW, None, 12, "12", Status.REACHED),
        (Direction.BELOW, None, 12, "12.6", Status.NEAR),
        (Direction.BELOW, None, 12, "14.8", Status.DEVIATES),
        (Direction.BAND, 20, 25, "20", Status.REACHED),
        (Direction.BAND, 20, 25, "25", Status.REACHED),
        (Direction.BAND, 20, 25, "19", Status.NEAR),
        (Direction.BAND, 20, 25, "26.26", Status.DEVIATES),
        (Direction.INCREASE, 70, None, "70", Status.REACHED),
        (Direction.DECREASE, None, 40, "40", Status.REACHED),
    ],
)
def test_value_stands_against_its_target(direction, low, high, value, status):
    aim = Aim(None if low is None else D(low), None if high is None else D(high), YEARS_END)
    assert status_of(direction, Point(MIDSUMMER, D(value)), aim) == status


@pytest.mark.parametrize(
    ("direction", "low", "high", "value", "status"),
    [
        (Direction.INCREASE, 70, None, "60", Status.ON_COURSE),
        (Direction.INCREASE, 70, None, "59.9", Status.NEAR),
        (Direction.INCREASE, 70, None, "56.4", Status.DEVIATES),
        (Direction.DECREASE, None, 30, "40", Status.ON_COURSE),
        (Direction.DECREASE, None, 30, "41.5", Status.NEAR),
        (Direction.DECREASE, None, 30, "41.6", Status.DEVIATES),
        (Direction.ABOVE, 70, None, "60", Status.DEVIATES),
        (Direction.BELOW, None, 30, "40", Status.DEVIATES),
        (Direction.INCREASE, 40, None, "39", Status.NEAR),
        (Direction.DECREASE, None, 60, "61", Status.NEAR),
    ],
)
def test_what_must_move_is_on_course_while_it_keeps_up_with_the_line(direction, low, high, value, status):
    """Halfway through the year half of the way is asked of what must rise or fall, and all of what must stay."""
    aim = Aim(None if low is None else D(low), None if high is None else D(high), YEARS_END)
    assert status_of(direction, Point(MIDSUMMER, D(value)), aim, BASELINE) == status


def test_without_measurement_or_target_nothing_is_judged():
    aim = Aim(low=D(1))
    assert status_of(Direction.ABOVE, None, aim) == Status.UNKNOWN
    assert status_of(Direction.ABOVE, Point(NEW_YEAR, D(1)), None) == Status.AIMLESS


def test_near_is_what_the_indicator_says():
    aim = Aim(high=D(12))
    assert status_of(Direction.BELOW, Point(NEW_YEAR, D(14)), aim, near=D(2)) == Status.NEAR
    assert status_of(Direction.BELOW, Point(NEW_YEAR, D("12.1")), aim, near=D(0)) == Status.DEVIATES


@pytest.mark.parametrize("aim", [Aim(low=D(70)), Aim(low=D(70), ends=NEW_YEAR), Aim(high=D(3), ends=YEARS_END)])
def test_no_line_leads_to_an_open_target_or_one_of_the_other_side(aim):
    assert demand_of(Direction.INCREASE, aim, BASELINE, MIDSUMMER) == aim


@given(st.sampled_from(Direction), VALUES, VALUES, VALUES, VALUES, DAYS, DAYS, DAYS)
def test_status_agrees_with_the_target_and_the_line(direction, one, other, value, start, began, day, ends):
    low, high = min(one, other), max(one, other)
    at_least, at_most = sides_of(direction)
    aim = Aim(low if at_least else None, high if at_most else None, ends)
    status = status_of(direction, Point(day, value), aim, Point(began, start))
    is_there = (not at_least or value >= low) and (not at_most or value <= high)
    assert (status == Status.REACHED) == is_there
    assert status != Status.ON_COURSE or direction in {Direction.INCREASE, Direction.DECREASE}
    assert status not in {Status.UNKNOWN, Status.AIMLESS}


@given(VALUES, VALUES, DAYS, st.integers(1, 4000), DAYS)
def test_line_stays_between_its_ends_and_meets_them(start, target, began, length, day):
    ends = began + timedelta(days=length)
    baseline = Point(began, start)
    assert on_the_line(baseline, target, ends, began) == start
    assert on_the_line(baseline, target, ends, ends) == target
    assert min(start, target) <= on_the_line(baseline, target, ends, day) <= max(start, target)


@given(st.integers(0, 40), st.integers(0, 40))
def test_better_value_never_stands_worse(worse, better):
    worse, better = sorted((D(worse), D(better)))
    aim, order = Aim(low=D(35), ends=YEARS_END), [Status.DEVIATES, Status.NEAR, Status.ON_COURSE, Status.REACHED]
    low, high = (
        status_of(Direction.INCREASE, Point(MIDSUMMER, value), aim, Point(NEW_YEAR, D(5))) for value in (worse, better)
    )
    assert order.index(low) <= order.index(high)


@pytest.mark.parametrize(
    ("cadence", "last", "due"),
    [
        (Cadence.FORTNIGHT, date(2026, 12, 24), date(2027, 1, 7)),
        (Cadence.MONTH, date(2026, 11, 15), date(2026, 12, 15)),
        (Cadence.MONTH, date(2026, 1, 30), date(2026, 2, 28)),
        (Cadence.MONTH, date(2026, 2, 28), date(2026, 3, 31)),
        (Cadence.MONTH, date(2027, 12, 31), date(2028, 1, 31)),
        (Cadence.QUARTER, date(2026, 9, 30), date(2026, 12, 31)),
        (Cadence.QUARTER, date(2026, 11, 30), date(2027, 2, 28)),
        (Cadence.YEAR, date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_next_measurement_comes_by_the_cadence(cadence, last, due):
    assert due_after(cadence, last) == due


@given(st.sampled_from(Cadence), DAYS)
def test_next_measurement_comes_later_and_never_too_late(cadence, last):
    longest = {Cadence.FORTNIGHT: 14, Cadence.MONTH: 31, Cadence.QUARTER: 92, Cadence.YEAR: 366}[cadence]
    assert 14 <= (due_after(cadence, last) - last).days <= longest


def test_values_are_written_as_a_dane_reads_them():
    assert value_words(D("14.8000"), 1, "%") == "14,8\N{NO-BREAK SPACE}%"
    assert value_words(D("12500.5"), 0) == "12.501"
    assert value_words(D("14.8499"), 1) == "14,8"
    assert value_words(D("-0.04"), 1) == "0,0"
    assert value_words(D("-0.25"), 2, "dage") == "-0,25\N{NO-BREAK SPACE}dage"


@pytest.mark.parametrize(
    ("aim", "words"),
    [
        (Aim(low=D(95)), "mindst 95\N{NO-BREAK SPACE}%"),
        (Aim(high=D(12)), "højst 12\N{NO-BREAK SPACE}%"),
        (Aim(low=D(20), high=D(25)), "mellem 20 og 25\N{NO-BREAK SPACE}%"),
    ],
)
def test_targets_are_written_with_their_side(aim, words):
    assert aim_words(aim, 0, "%") == words


@pytest.mark.parametrize(
    ("aim", "words"),
    [
        (Aim(low=D("95.0")), "mindst 95"),
        (Aim(high=D("12.5")), "højst 12,5"),
        (Aim(D(20), D(25)), "mellem 20 og 25"),
        (Aim(D(20), D("25.5")), "mellem 20,0 og 25,5"),
        (Aim(D("20.5"), D(25)), "mellem 20,5 og 25,0"),
    ],
)
def test_a_target_has_decimals_where_one_of_its_limits_needs_them(aim, words):
    assert aim_words(aim, 1) == words
