"""Indicators and measurements for the test municipality's goals.

`indicator` belongs to the leader's goal and deviates; `other_indicator` to another school's. `personal_indicator` is
the employee's own, `other_personal_indicator` of a goal that concerns neither of those who sign in.
"""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from goals.actions.indicators import add_indicator
from goals.actions.measurements import record_measurement
from goals.actions.targets import set_target
from goals.models import Goal, Indicator, Measurement
from goals.rules.indicators import Direction, months_later
from tests.world import NOW, TODAY, World


def last_days(count: int) -> list[date]:
    """The last days of the latest whole months, oldest first."""
    last = months_later(TODAY, -1)
    whole = last.replace(day=monthrange(last.year, last.month)[1])
    return [months_later(whole, -back) for back in reversed(range(count))]


def make_indicator(world: World, goal: Goal, name: str, direction: str = Direction.BELOW, **facts: Any) -> Indicator:
    """An indicator in per cent with one decimal."""
    percent = {"measured_in": "%", "decimals": 1}
    return add_indicator(goal=goal, name=name, direction=direction, by=world.hr, at=NOW, **(percent | facts))


def measure(world: World, indicator: Indicator, *values: object, **facts: Any) -> list[Measurement]:
    """A measurement for the last day of each of the latest months."""
    return [
        record_measurement(indicator=indicator, on=day, value=Decimal(str(value)), by=world.hr, at=NOW, **facts)
        for day, value in zip(last_days(len(values)), values, strict=True)
    ]


def aim_at(world: World, indicator: Indicator, *, low: object = None, high: object = None, **days: Any) -> Any:
    """A target since two years ago, for good."""
    limits = {name: None if limit is None else Decimal(str(limit)) for name, limit in (("low", low), ("high", high))}
    period = {"starts": months_later(TODAY, -24), "ends": None} | days
    return set_target(indicator=indicator, by=world.hr, at=NOW, **period, **limits)


def add_indicators(world: World) -> World:
    """Indicators with measurements for the leader's goal and for another school's."""
    things = world.things
    things.indicator = make_indicator(world, things.goal, "Genindlæggelser inden for 30 dage", source="Sundhedsdata")
    things.target = aim_at(world, things.indicator, high=12)
    things.measurement = measure(world, things.indicator, "11.6", "12", "11.4", "12.3", "13.5", "14.8", n=412)[-1]
    things.unmeasured = make_indicator(world, things.goal, "Borgere, der når deres eget mål", Direction.INCREASE)
    things.other_indicator = make_indicator(world, things.other_goal, "Læser sikkert", Direction.ABOVE)
    things.other_target = aim_at(world, things.other_indicator, low=80)
    things.other_measurement = measure(world, things.other_indicator, 78, 81)[-1]
    things.personal_indicator = make_indicator(world, things.personal_goal, "Ringet samme dag", Direction.ABOVE)
    things.personal_measurement = measure(world, things.personal_indicator, 40)[-1]
    things.other_personal_indicator = make_indicator(world, things.other_personal_goal, "Oplæsninger", Direction.ABOVE)
    things.other_personal_measurement = measure(world, things.other_personal_indicator, 3)[-1]
    return world


def add_indicator_crowd(world: World, number: int) -> None:
    """A measurement and a target more of the leader's indicator, and another indicator of the goal."""
    indicator = world.things.indicator
    day = TODAY - timedelta(days=1000 + number)
    aim_at(world, indicator, high=11, starts=day, ends=day)
    facts = {"n": 40, "uncertainty": Decimal("0.5"), "note": "Sommer"}
    record_measurement(indicator=indicator, on=day, value=Decimal(number), by=world.hr, at=NOW, **facts)
    more = make_indicator(world, indicator.goal, f"Ventende {number}")
    measure(world, more, 10, 9)
