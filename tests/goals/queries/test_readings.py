"""How indicators stand on a day, in a fixed number of questions."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from goals.actions.indicators import end_indicator
from goals.actions.measurements import record_measurement
from goals.queries.readings import by_need, readings_of
from goals.rules.indicators import Aim, Direction, Point, Status
from tests.goals.measured_world import aim_at, make_indicator
from tests.goals.world import make_goal
from tests.world import NOW, make_world

D = Decimal
MAY, JUNE, JULY = date(2026, 5, 31), date(2026, 6, 30), date(2026, 7, 31)
START = date(2026, 1, 1)


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def goal(world):
    return make_goal(world, "Færre genindlægges")


def record(world, indicator, on, value, **facts):
    return record_measurement(indicator=indicator, on=on, value=D(value), by=world.hr, at=NOW, **facts)


def read(indicator, on=JUNE):
    return readings_of([indicator], on)[indicator.pk]


def test_a_reading_says_value_target_status_and_trend(world, goal):
    indicator = make_indicator(world, goal, "Genindlæggelser")
    aim_at(world, indicator, high=12, starts=START)
    record(world, indicator, MAY, "11.94", note="Forår")
    record(world, indicator, JUNE, "14.76", note="Mest i nord")
    record(world, indicator, JULY, "9")
    reading = read(indicator)
    assert reading.points == (Point(MAY, D("11.9")), Point(JUNE, D("14.8")))
    assert (reading.latest, reading.aim, reading.status) == (reading.points[-1], Aim(high=D(12)), Status.DEVIATES)
    assert (reading.value_words, reading.aim_words) == ("14,8\xa0%", "højst 12\xa0%")
    assert (reading.trend_words, reading.note) == ("Steg ved den seneste måling.", "Mest i nord")
    assert (reading.due_on, reading.is_stale, reading.stale_words, reading.is_calm) == (JULY, False, "", False)
    assert reading.need == D("2.8") / D("0.6")


def test_what_is_judged_is_what_is_shown(world, goal):
    indicator = make_indicator(world, goal, "Genindlæggelser")
    aim_at(world, indicator, high="12.04", starts=START)
    record(world, indicator, JUNE, "12.0499")
    assert read(indicator).status == Status.REACHED


def test_only_the_latest_thirteen_are_drawn(world, goal):
    indicator = make_indicator(world, goal, "Ventende", decimals=0)
    for number in range(15):
        record(world, indicator, JUNE - timedelta(days=number), str(number))
    assert [point.value for point in read(indicator).points] == [D(number) for number in range(12, -1, -1)]


def test_the_target_of_the_day_of_the_measurement_counts(world, goal):
    indicator = make_indicator(world, goal, "Genindlæggelser")
    aim_at(world, indicator, high=12, starts=START, ends=MAY)
    aim_at(world, indicator, high=10, starts=JUNE)
    assert read(indicator).aim == Aim(high=D(10))
    record(world, indicator, MAY, "11")
    assert (read(indicator).aim, read(indicator).status) == (Aim(high=D(12), ends=MAY), Status.REACHED)
    record(world, indicator, MAY + timedelta(days=5), "11")
    assert read(indicator).aim == Aim(high=D(10))
    record(world, indicator, JUNE, "11")
    assert read(indicator).status == Status.DEVIATES


def test_what_must_fall_keeps_up_with_its_line(world, goal):
    indicator = make_indicator(world, goal, "Ventende", Direction.DECREASE, baseline=D(20), baseline_on=START)
    aim_at(world, indicator, high=10, starts=START, ends=date(2026, 12, 31))
    record(world, indicator, JUNE, "15")
    assert (read(indicator).status, read(indicator).need) == (Status.ON_COURSE, 0)


def test_an_overdue_measurement_is_said_in_words_and_is_not_calm(world, goal):
    indicator = make_indicator(world, goal, "Genindlæggelser")
    aim_at(world, indicator, high=12, starts=START)
    record(world, indicator, MAY, "11")
    assert (read(indicator, JUNE).is_stale, read(indicator, JUNE).is_calm) == (False, True)
    late = read(indicator, JUNE + timedelta(days=1))
    assert (late.is_stale, late.is_calm, late.status) == (True, False, Status.REACHED)
    assert late.stale_words == "Ikke målt siden 31. maj."
    assert read(indicator, date(2027, 2, 1)).stale_words == "Ikke målt siden 31. maj 2026."
    end_indicator(indicator=indicator, by=world.hr, at=NOW)
    indicator.refresh_from_db()
    ended = read(indicator, date(2027, 2, 1))
    assert (ended.is_stale, ended.due_on) == (False, None)


def test_without_measurements_there_are_no_figures(world, goal):
    indicator = make_indicator(world, goal, "Genindlæggelser", baseline=D(13), baseline_on=MAY)
    reading = read(indicator)
    assert (reading.points, reading.latest, reading.status) == ((), None, Status.UNKNOWN)
    assert (reading.value_words, reading.aim_words, reading.trend_words) == ("", "", "Ikke målt endnu.")
    assert (reading.due_on, reading.is_stale) == (JUNE, False)
    late = read(indicator, JULY)
    assert (late.is_stale, late.stale_words, late.need) == (True, "", 0)


def test_deviations_come_first_and_the_worst_of_them_at_the_top(world, goal):
    facts = {
        "Afviger lidt": "14",
        "Afviger meget": "20",
        "Tæt på": "12.2",
        "Umålt": None,
        "Nået for længe siden": "11",
        "Nået": "10",
    }
    indicators = []
    for name, value in facts.items():
        indicator = make_indicator(world, goal, name)
        aim_at(world, indicator, high=12, starts=START)
        if value:
            record(world, indicator, date(2026, 3, 31) if "længe" in name else JUNE, value)
        indicators.append(indicator)
    ordered = [reading.indicator.name for reading in by_need(readings_of(indicators, JUNE).values())]
    assert ordered == ["Afviger meget", "Afviger lidt", "Tæt på", "Nået for længe siden", "Umålt", "Nået"]


@pytest.mark.parametrize("count", [1, 6])
def test_two_questions_for_any_number_of_indicators(world, goal, count, django_assert_num_queries):
    indicators = [make_indicator(world, goal, f"Tal {number}") for number in range(count)]
    for indicator in indicators:
        aim_at(world, indicator, high=12)
        record(world, indicator, JUNE, "12")
    with django_assert_num_queries(2):
        assert len(readings_of(indicators, JUNE)) == count
