"""The law of indicators: what a measurement says against its target. Values are decimals, never floats.

A target says at least so much, at most so much, or both. What must rise or fall has a place to reach by the target's
last day, so it is on course before that while it keeps up with the straight line from its baseline. What must stay
above, below or between has to be there every day.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Direction(TextChoices):
    """What a good development is. The first two have a place to reach, the others a place to stay."""

    INCREASE = "increase", _("skal stige")
    DECREASE = "decrease", _("skal falde")
    ABOVE = "above", _("skal holdes over")
    BELOW = "below", _("skal holdes under")
    BAND = "band", _("skal holdes mellem")


class Nature(TextChoices):
    """Counted, or asked of those whom it is for."""

    HARD = "hard", _("hård")
    SOFT = "soft", _("blød")


class Cadence(TextChoices):
    """How often an indicator is measured, or a board meets."""

    FORTNIGHT = "fortnight", _("hver 14. dag")
    MONTH = "month", _("hver måned")
    QUARTER = "quarter", _("hvert kvartal")
    YEAR = "year", _("hvert år")


class Status(TextChoices):
    """How an indicator stands, computed when somebody asks; in the order in which they are looked at."""

    DEVIATES = "deviates", _("Afviger")
    NEAR = "near", _("Tæt på")
    UNKNOWN = "unknown", _("Ikke målt")
    AIMLESS = "aimless", _("Uden måltal")
    ON_COURSE = "on_course", _("På vej")
    REACHED = "reached", _("Nået")


class Point(NamedTuple):
    """A value on a day: a measurement, or the baseline."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Aim:
    """A target: at least `low`, at most `high`, in a period whose last day may be open."""

    low: Decimal | None = None
    high: Decimal | None = None
    ends: date | None = None

    def gap(self, value: Decimal) -> Decimal:
        """How far a value is from where it should be; nought when it is there."""
        if self.low is not None and value < self.low:
            return self.low - value
        if self.high is not None and value > self.high:
            return value - self.high
        return Decimal(0)

    def side(self, value: Decimal) -> int:
        """-1 for a value that is too low, 1 for one too high, 0 for one that is where it should be."""
        if self.low is not None and value < self.low:
            return -1
        return 1 if self.high is not None and value > self.high else 0

    def closeness(self, value: Decimal) -> Decimal:
        """How far from its target still counts as close, unless an indicator says so itself: 5 % of the target."""
        missed = self.low if self.side(value) < 0 else self.high
        return abs(missed or Decimal(0)) / 20


REACHES = {Direction.INCREASE, Direction.DECREASE}
SORT = {status: place for place, status in enumerate(Status)}


def sides_of(direction: str) -> tuple[bool, bool]:
    """Whether a target in this direction says at least, and whether it says at most."""
    at_least = direction in {Direction.INCREASE, Direction.ABOVE, Direction.BAND}
    return at_least, direction in {Direction.DECREASE, Direction.BELOW, Direction.BAND}


def on_the_line(baseline: Point, target: Decimal, ends: date, on: date) -> Decimal:
    """Where the straight line from the baseline to the target is on a day; level before the one and after the other."""
    if on >= ends:
        return target
    if on <= baseline.on:
        return baseline.value
    return baseline.value + (target - baseline.value) * (on - baseline.on).days / (ends - baseline.on).days


def demand_of(direction: str, aim: Aim, baseline: Point | None, on: date) -> Aim:
    """What is asked on a day: the target, or of what must rise or fall and has a last day, the line towards it."""
    if direction not in REACHES or baseline is None or aim.ends is None or aim.ends <= baseline.on:
        return aim
    if direction == Direction.INCREASE and aim.low is not None and baseline.value < aim.low:
        return Aim(low=on_the_line(baseline, aim.low, aim.ends, on))
    if direction == Direction.DECREASE and aim.high is not None and baseline.value > aim.high:
        return Aim(high=on_the_line(baseline, aim.high, aim.ends, on))
    return aim


def status_of(
    direction: str,
    latest: Point | None,
    aim: Aim | None,
    baseline: Point | None = None,
    near: Decimal | None = None,
) -> Status:
    """How the latest measurement stands against the target of its day."""
    if latest is None:
        return Status.UNKNOWN
    if aim is None:
        return Status.AIMLESS
    if not aim.gap(latest.value):
        return Status.REACHED
    demand = demand_of(direction, aim, baseline, latest.on)
    if not demand.gap(latest.value):
        return Status.ON_COURSE
    close = aim.closeness(latest.value) if near is None else near
    return Status.NEAR if demand.gap(latest.value) <= close else Status.DEVIATES


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month leads to the last day of one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))


MONTHS_BETWEEN = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.YEAR: 12}


def due_after(cadence: str, last: date) -> date:
    """When the next measurement is expected, or the next meeting at a board."""
    if cadence == Cadence.FORTNIGHT:
        return last + timedelta(days=14)
    return months_later(last, MONTHS_BETWEEN[Cadence(cadence)])


def rounded(value: Decimal, decimals: int) -> Decimal:
    """A value as it is shown: halves away from nought, and nought without a sign."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + Decimal(0)


def value_words(value: Decimal, decimals: int, measured_in: str = "") -> str:
    """A value as one reads it: 14,8 %; the unit does not part from its number."""
    number = number_format(rounded(value, decimals), decimals, use_l10n=True, force_grouping=True)
    return f"{number}\N{NO-BREAK SPACE}{measured_in}" if measured_in else number


def decimals_of(aim: Aim, decimals: int) -> int:
    """How many decimals a target is shown with: none where its limits are whole."""
    is_whole = all(limit is None or limit == limit.to_integral_value() for limit in (aim.low, aim.high))
    return 0 if is_whole else decimals


def aim_words(aim: Aim, decimals: int, measured_in: str = "") -> str:
    """A target as one reads it: mindst 95 %, højst 12,5 %, mellem 20 og 25 dage; whole ones without decimals."""
    decimals = decimals_of(aim, decimals)
    if aim.low is None or aim.high is None:
        words = gettext("højst %(value)s") if aim.low is None else gettext("mindst %(value)s")
        value = aim.high if aim.low is None else aim.low
        return words % {"value": value_words(value or Decimal(0), decimals, measured_in)}
    low, high = value_words(aim.low, decimals), value_words(aim.high, decimals, measured_in)
    return gettext("mellem %(low)s og %(high)s") % {"low": low, "high": high}
