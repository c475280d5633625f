"""What the page of an indicator shows: how it stands, everything measured, its targets, and where it set out from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from goals.models import Indicator, Measurement, Target
from goals.queries.readings import Reading, readings_of
from goals.rules.indicators import Aim, aim_words, value_words
from goals.rules.numbers import decimals_of
from goals.rules.targets import Term, term_words


@dataclass(frozen=True, slots=True)
class MeasurementLine:
    """A measurement in the table."""

    measurement: Measurement
    value: str
    n: str
    uncertainty: str
    who: str


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target in words, its period, and whether it holds today."""

    target: Target
    words: str
    term: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """An indicator on a day."""

    indicator: Indicator
    reading: Reading
    targets: tuple[TargetLine, ...]
    baseline: str
    near: str

    @property
    def finding(self) -> str:
        """As in "Genindlæggelser: 14,8 %, højst 12 %"."""
        name, reading = self.indicator.name, self.reading
        if not reading.value_words:
            return _("%(name)s: ikke målt endnu") % {"name": name}
        facts = {"name": name, "value": reading.value_words, "aim": reading.aim_words or _("uden måltal")}
        return "{name}: {value}, {aim}".format(**facts)


def indicator_page(indicator: Indicator, on: date) -> IndicatorPage:
    """An indicator with its targets, in three questions."""
    places, unit = indicator.decimals, indicator.measured_in
    return IndicatorPage(
        indicator=indicator,
        reading=readings_of([indicator], on)[indicator.pk],
        targets=tuple(target_line(target, indicator, on) for target in indicator.targets.all()),
        baseline="" if indicator.baseline is None else value_words(indicator.baseline, places, unit),
        near="" if indicator.near is None else value_words(indicator.near, decimals_for(indicator.near, places), unit),
    )


def decimals_for(value: Decimal, places: int) -> int:
    """So many decimals that a small value is not shown as nought."""
    return max(places, decimals_of(value))


def target_line(target: Target, indicator: Indicator, on: date) -> TargetLine:
    """A target in words."""
    term = Term(target.starts, target.ends)
    words = aim_words(Aim(target.low, target.high), indicator.decimals, indicator.measured_in)
    return TargetLine(target, words, term_words(term), term.overlaps(Term(on, on)))


def measurements_of(indicator: Indicator) -> QuerySet[Measurement]:
    """Everything measured, the newest first."""
    return indicator.measurements.select_related("by__person").order_by("-on")


def measurement_lines(rows: list[Measurement], indicator: Indicator) -> list[MeasurementLine]:
    """Measurements as their table shows them."""
    return [
        MeasurementLine(
            row,
            value_words(row.value, indicator.decimals, indicator.measured_in),
            "" if row.n is None else number_format(row.n, force_grouping=True),
            uncertainty_words(row.uncertainty, indicator),
            row.by.person.name if row.by else _("LederNet"),
        )
        for row in rows
    ]


def uncertainty_words(uncertainty: Decimal | None, indicator: Indicator) -> str:
    """As in "± 1,2"."""
    if uncertainty is None:
        return ""
    return f"±\N{NO-BREAK SPACE}{value_words(uncertainty, decimals_for(uncertainty, indicator.decimals))}"


def measurement_on(indicator: Indicator, day: date | None) -> Measurement | None:
    """What was measured on a day."""
    return indicator.measurements.filter(on=day).first() if day else None
