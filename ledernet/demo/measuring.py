"""A year of measurements for the demo's goals: each indicator from where it stood to where it stands."""

import random
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from goals.actions.indicators import add_indicator
from goals.actions.measurements import record_measurement
from goals.actions.targets import set_target
from goals.models import Goal, Indicator
from goals.rules.indicators import Cadence, Direction
from ledernet.demo.aims import Aim, Gauge
from ledernet.demo.stage import Stage
from ledernet.demo.times import last_of_month
from organisation.models import Account

COUNT = {Cadence.FORTNIGHT: 13, Cadence.MONTH: 12, Cadence.QUARTER: 5, Cadence.YEAR: 3}
MONTHS_IN_QUARTER = 3
FIRST, LAST_OF_YEAR = 390, (12, 31)
REACHES = (Direction.INCREASE, Direction.DECREASE)
# A figure is written down some days after the period that it is about.
LATER = timedelta(days=6)
FORTNIGHT, SINCE_FORTNIGHT = timedelta(days=14), timedelta(days=4)


def measured_days(stage: Stage, cadence: Cadence) -> list[date]:
    """The days that an indicator was measured, the oldest first."""
    return sorted(day_back(stage.on, cadence, back) for back in range(COUNT[cadence]))


def day_back(on: date, cadence: Cadence, back: int) -> date:
    """The day of the last measurement but so many."""
    if cadence == Cadence.FORTNIGHT:
        return on - SINCE_FORTNIGHT - FORTNIGHT * back
    if cadence == Cadence.YEAR:
        return date(on.year - 1 - back, *LAST_OF_YEAR)
    if cadence == Cadence.QUARTER:
        since = (on.month - 1) % MONTHS_IN_QUARTER + 1
        return last_of_month(on, -since - MONTHS_IN_QUARTER * back)
    return last_of_month(on, -1 - back)


def measure(stage: Stage, aim: Aim, goal: Goal, by: Account) -> None:
    """Follow a goal by its indicators for a year; what is written down, those who answer for it write."""
    for gauge in aim.gauges:
        days = measured_days(stage, gauge.cadence)
        dice = random.Random(f"{stage.seed} {aim.key} {gauge.name}")  # noqa: S311 - invented figures, not secrets
        indicator = indicate(stage, gauge, goal, days, by)
        said = {len(days) - 1 - back: words for back, words in gauge.notes}
        known = list(zip(days, values_of(gauge, dice), strict=True))[: len(days) - gauge.silent]
        for number, (day, value) in enumerate(known):
            behind = gauge.n + dice.randint(-gauge.n // 12, gauge.n // 12) if gauge.n else None
            at, note = stage.clock(min(day + LATER, stage.on), 8), said.get(number, "")
            record_measurement(indicator=indicator, on=day, value=value, n=behind, note=note, by=by, at=at)


def values_of(gauge: Gauge, dice: random.Random) -> list[Decimal]:
    """From where it stood on the straight way to where it stands, give or take; the last ones as they are told."""
    count, step = COUNT[gauge.cadence], Decimal(1).scaleb(-gauge.decimals)
    start, latest, sway = Decimal(gauge.start), Decimal(gauge.latest), Decimal(gauge.sway)
    found = [
        start + (latest - start) * (number + 1) / count + sway * Decimal(dice.randint(-100, 100)) / 100
        for number in range(count - 1)
    ]
    found.append(latest)
    told = [Decimal(one) for one in gauge.tail[-count:]]
    found[count - len(told) :] = told
    return [value.quantize(step, ROUND_HALF_UP) for value in found]


def indicate(stage: Stage, gauge: Gauge, goal: Goal, days: list[date], by: Account) -> Indicator:
    """An indicator of a goal, with its target."""
    at = stage.clock(min(days[0], stage.on - timedelta(days=FIRST)), 12)
    indicator = add_indicator(goal=goal, by=by, at=at, **facts_of(gauge, days[0]))
    if gauge.low or gauge.high:
        ends = goal.due if gauge.good in REACHES else None
        low, high = (Decimal(limit) if limit else None for limit in (gauge.low, gauge.high))
        set_target(indicator=indicator, starts=goal.starts, ends=ends, low=low, high=high, by=by, at=at)
    return indicator


def facts_of(gauge: Gauge, first: date) -> dict[str, object]:
    """An indicator's fields as the verb takes them; the baseline is what was known before the first measurement."""
    return {
        "name": gauge.name,
        "measured_in": gauge.measured_in,
        "nature": gauge.nature,
        "direction": gauge.good,
        "baseline": Decimal(gauge.start),
        "baseline_on": first - timedelta(days=30),
        "near": Decimal(gauge.near) if gauge.near else None,
        "decimals": gauge.decimals,
        "cadence": gauge.cadence,
        "source": gauge.source,
    }
