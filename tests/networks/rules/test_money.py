"""Hours in minutes, money to the øre, and how the year will end."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from networks.rules.money import (
    Pressure,
    Spending,
    State,
    cost_of,
    demand_amount,
    demand_day,
    demand_minutes,
    demand_move,
    demand_unsettled,
    hours,
    kroner,
    unbilled,
)
from organisation.rules.refusals import Refused

ON = date(2026, 7, 1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("minutes", "rate", "cost"),
    [
        (60, "900", "900.00"),
        (90, "900.50", "1350.75"),
        (15, "333.33", "83.33"),
        (45, "333.34", "250.01"),
        (60, None, "0.00"),
    ],
)
def test_what_time_costs_to_the_ore(minutes, rate, cost):
    assert cost_of(minutes, Decimal(rate) if rate else None) == Decimal(cost)


@pytest.mark.parametrize(
    ("amount", "words"),
    [("0", "0 kr."), ("12500", "12.500 kr."), ("12500.50", "12.500,50 kr."), ("-1000.00", "-1.000 kr.")],
)
def test_an_amount_as_a_dane_reads_it(amount, words):
    assert kroner(Decimal(amount)).replace("\xa0", " ") == words


@pytest.mark.parametrize(
    ("minutes", "words"), [(15, "0,25"), (90, "1,5"), (120, "2"), (600, "10"), (6000, "100"), (0, "0")]
)
def test_hours_as_they_are_said(minutes, words):
    assert hours(minutes) == words


def spending(budget, approved="0", waiting="0", worked="0", year=2026):
    amounts = [Decimal(amount) for amount in (approved, waiting, worked)]
    return Spending(year, None if budget is None else Decimal(budget), *amounts)


@pytest.mark.parametrize(
    ("one", "pressure", "percent"),
    [
        (spending("1000", "799.99"), Pressure.NONE, 80),
        (spending("1000", "500", "200", "100"), Pressure.NEAR, 80),
        (spending("1000", "1000"), Pressure.NEAR, 100),
        (spending("1000", "1000.01"), Pressure.OVER, 100),
        (spending(None, "500"), Pressure.NONE, 100),
        (spending("0"), Pressure.NONE, 0),
        (spending("0", "1"), Pressure.OVER, 100),
    ],
)
def test_how_near_the_end_is(one, pressure, percent):
    assert (one.pressure, one.percent) == (pressure, percent)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (spending(None), "Der er ikke sat et budget for 2026."),
        (spending("1000"), "Der er 1.000 kr. tilbage."),
        (spending("1000", "1000.50"), "Der er brugt 0,50 kr. mere, end budgettet siger."),
        (spending("1000", "800"), "Der er 200 kr. tilbage. Bruges der som hidtil, er de brugt omkring den 15. august."),
        (
            spending("10000", "2000"),
            "Der er 8.000 kr. tilbage. Bruges der som hidtil, er der omkring 5.989 kr. ved årets slutning.",
        ),
        (spending("1000", "1000"), "Der er 0 kr. tilbage. Bruges der som hidtil, er de brugt omkring den 1. juli."),
    ],
)
def test_how_the_year_will_end(one, words):
    assert one.forecast(ON).replace("\xa0", " ") == words


def test_another_year_is_told_without_a_forecast():
    assert spending("1000", "400").forecast(date(2027, 2, 1)).replace("\xa0", " ") == "Der er 600 kr. tilbage."


def test_a_leap_year_lasts_a_day_longer():
    told = spending("1000", "500", year=2028).forecast(date(2028, 7, 1)).replace("\xa0", " ")
    assert told == "Der er 500 kr. tilbage. Bruges der som hidtil, er der omkring 0 kr. ved årets slutning."


def test_what_is_left_is_below_nothing_where_more_is_used_than_there_is():
    assert [spending(budget, "5").left for budget in ("7", "5", None)] == [2, 0, -5]


@pytest.mark.parametrize(
    ("worked", "invoiced", "left"),
    [
        ({2026: 900}, {2026: 400}, 500),
        ({2026: 400}, {2026: 900}, 0),
        ({2026: 900}, {2027: 400}, 500),
        ({2026: 900}, {2027: 1200}, 0),
        ({2025: 900, 2026: 500}, {2026: 900}, 500),
        ({2025: 900, 2026: 500}, {2025: 900, 2026: 500}, 0),
        ({2025: 900, 2026: 500}, {2025: 2000}, 500),
        ({2024: 900, 2026: 500}, {2026: 500}, 0),
        ({2024: 900}, {2026: 500}, 0),
        ({}, {}, 0),
    ],
)
def test_an_invoice_pays_what_the_year_before_left_and_then_its_own_year(worked, invoiced, left):
    as_money = [{year: Decimal(value) for year, value in one.items()} for one in (worked, invoiced)]
    assert unbilled(*as_money, 2026) == Decimal(left)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (lambda: demand_minutes(0), "hours"),
        (lambda: demand_minutes(16 * 60 + 15), "hours"),
        (lambda: demand_day(ON + DAY, ON), "worked_on"),
        (lambda: demand_day(ON - 121 * DAY, ON), "worked_on"),
        (lambda: demand_amount(Decimal(0)), "amount"),
        (lambda: demand_unsettled(State.APPROVED), None),
        (lambda: demand_move(State.APPROVED, State.REJECTED), None),
        (lambda: demand_move(State.REJECTED, State.APPROVED), None),
    ],
)
def test_what_is_refused_and_where(asked, field):
    with pytest.raises(Refused) as refused:
        asked()
    assert refused.value.field == field


def test_what_is_taken():
    demand_minutes(15)
    demand_minutes(16 * 60)
    demand_day(ON, ON)
    demand_day(ON - 120 * DAY, ON)
    demand_amount(Decimal("0.01"))
    demand_unsettled(State.WAITING)
    demand_unsettled(State.REJECTED)
    for state, to in (
        (State.WAITING, State.APPROVED),
        (State.WAITING, State.REJECTED),
        (State.APPROVED, State.WAITING),
        (State.REJECTED, State.WAITING),
    ):
        demand_move(state, to)
