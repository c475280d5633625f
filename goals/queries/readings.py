"""How indicators stand on a day: the latest measurements, the target they are held against, and what both say.

Values are rounded as they are shown before anything is judged, so that no word contradicts the figure beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from goals.models import Indicator, Measurement, Target
from goals.rules.indicators import (
    SORT,
    Aim,
    Point,
    Status,
    aim_words,
    demand_of,
    due_after,
    rounded,
    status_of,
    value_words,
)
from goals.rules.targets import Term
from goals.rules.trends import trend_words
from organisation.rules.times import near_day_words

MOST_POINTS = 13


@dataclass(frozen=True, slots=True)
class Reading:
    """How one indicator stands on a day. `points` are the latest measurements, oldest first, rounded as shown.

    Words are empty where there is nothing to say: no measurement, no target, not stale. `need` is how far the latest
    value is from what is asked of it, counted in what is close for this indicator; `note` is the explanation given
    with the latest measurement.
    """

    indicator: Indicator
    points: tuple[Point, ...]
    aim: Aim | None
    status: Status
    value_words: str
    aim_words: str
    trend_words: str
    due_on: date | None
    is_stale: bool
    stale_words: str
    need: Decimal
    note: str

    @property
    def latest(self) -> Point | None:
        """The latest measurement."""
        return self.points[-1] if self.points else None

    @property
    def is_calm(self) -> bool:
        """Whether nothing asks to be looked at: on course or there, and measured in time."""
        return self.status in {Status.ON_COURSE, Status.REACHED} and not self.is_stale


def readings_of(indicators: Iterable[Indicator], on: date) -> dict[int, Reading]:
    """How each indicator stands on a day, by its key. Two questions, however many indicators."""
    indicators = list(indicators)
    keys = [one.pk for one in indicators]
    measured: dict[int, list[Measurement]] = {pk: [] for pk in keys}
    for row in latest_measurements(keys, on):
        measured[row.indicator_id].append(row)
    targets: dict[int, list[Target]] = {pk: [] for pk in keys}
    for target in Target.objects.filter(indicator__in=keys):
        targets[target.indicator_id].append(target)
    return {one.pk: reading_of(one, measured[one.pk], targets[one.pk], on) for one in indicators}


def latest_measurements(keys: Iterable[int], on: date) -> Iterable[Measurement]:
    """The latest measurements of each indicator up to a day, oldest first."""
    newest = Window(RowNumber(), partition_by=F("indicator"), order_by=F("on").desc())
    rows = Measurement.objects.filter(indicator__in=keys, on__lte=on).annotate(place=newest)
    return rows.filter(place__lte=MOST_POINTS).order_by("on")


def reading_of(indicator: Indicator, measured: list[Measurement], targets: list[Target], on: date) -> Reading:
    """How one indicator stands."""
    places, unit = indicator.decimals, indicator.measured_in
    points = tuple(Point(one.on, rounded(one.value, places)) for one in measured)
    latest = points[-1] if points else None
    aim = aim_on(targets, indicator, [latest.on, on] if latest else [on])
    due_on = due_day(indicator, latest)
    return Reading(
        indicator=indicator,
        points=points,
        aim=aim,
        status=status_of(indicator.direction, latest, aim, baseline_of(indicator), indicator.near),
        value_words=value_words(latest.value, places, unit) if latest else "",
        aim_words=aim_words(aim, places, unit) if aim else "",
        trend_words=trend_words(points, aim, indicator.cadence),
        need=need_of(indicator, latest, aim),
        note=measured[-1].note if measured else "",
        **staleness(latest, due_on, on),
    )


def baseline_of(indicator: Indicator) -> Point | None:
    """Where the indicator set out from, if that is known with its day."""
    if indicator.baseline is None or indicator.baseline_on is None:
        return None
    return Point(indicator.baseline_on, rounded(indicator.baseline, indicator.decimals))


def aim_on(targets: Iterable[Target], indicator: Indicator, days: Iterable[date]) -> Aim | None:
    """The target of the first of some days that has one."""
    for day in days:
        for target in targets:
            if Term(target.starts, target.ends).overlaps(Term(day, day)):
                return aim_of(target, indicator.decimals)
    return None


def aim_of(target: Target, decimals: int) -> Aim:
    """What a target asks for, rounded as it is shown."""
    low, high = (None if limit is None else rounded(limit, decimals) for limit in (target.low, target.high))
    return Aim(low, high, target.ends)


def due_day(indicator: Indicator, latest: Point | None) -> date | None:
    """When the next measurement is expected; None of one that is no longer followed, or has nothing to count from."""
    last = latest.on if latest else indicator.baseline_on
    return due_after(indicator.cadence, last) if last and indicator.ended_on is None else None


def staleness(latest: Point | None, due_on: date | None, on: date) -> dict[str, Any]:
    """Whether the next measurement is overdue, and since when nothing has been measured, in words."""
    is_stale = due_on is not None and due_on < on
    words = _("Ikke målt siden %(day)s.") % {"day": near_day_words(latest.on, on)} if is_stale and latest else ""
    return {"due_on": due_on, "is_stale": is_stale, "stale_words": words}


def need_of(indicator: Indicator, latest: Point | None, aim: Aim | None) -> Decimal:
    """How many times what is close the latest value is from what is asked on its day."""
    if latest is None or aim is None:
        return Decimal(0)
    demand = demand_of(indicator.direction, aim, baseline_of(indicator), latest.on)
    close = demand.closeness(latest.value) if indicator.near is None else indicator.near
    return demand.gap(latest.value) / (close or Decimal(1))


def by_need(readings: Iterable[Reading]) -> list[Reading]:
    """Those that deviate first, the worst of them at the top; one not measured in time is never among the calm."""
    return sorted(readings, key=lambda one: (place_of(one), -one.need, one.indicator.name, one.indicator.pk))


def place_of(reading: Reading) -> int:
    """Where a reading stands in the order in which a board looks at them."""
    place = SORT[reading.status]
    return min(place, SORT[Status.UNKNOWN]) if reading.is_stale else place
