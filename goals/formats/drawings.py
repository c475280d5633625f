"""The drawing of an indicator over time, one for page and paper: its measurements and its target.

The latest measurement tells its status by shape first and by colour last.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, Shape, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from goals.queries.readings import Reading
from goals.rules.indicators import Aim, Cadence, Point, Status, decimals_of, value_words
from organisation.formats.print.fonts import TEXT, load_fonts
from organisation.formats.print.palette import (
    BAD,
    GOOD,
    INK_SOFT,
    NEED,
    NEED_FILL,
    PAGE,
    PRIMARY,
    PRIMARY_SOFT,
)
from organisation.rules.times import short_month_words

EDGE, FOOT, LETTERS, GAP = 11.0, 24.0, 13.0, 8.0
APART = 44.0
DASHES = [4, 3]

MARKS: Mapping[str, Callable[[], Shape]] = {
    Status.DEVIATES: lambda: Polygon([0, 8, 8, -6, -8, -6], fillColor=BAD, strokeColor=PAGE, strokeWidth=1.5),
    Status.NEAR: lambda: Polygon([0, 8, 8, 0, 0, -8, -8, 0], fillColor=NEED_FILL, strokeColor=NEED, strokeWidth=1.5),
    Status.AIMLESS: lambda: Rect(-5, -5, 10, 10, fillColor=INK_SOFT, strokeColor=PAGE, strokeWidth=1.5),
    Status.ON_COURSE: lambda: Circle(0, 0, 5.5, fillColor=PAGE, strokeColor=PRIMARY, strokeWidth=2.6),
    Status.REACHED: lambda: Circle(0, 0, 6.5, fillColor=GOOD, strokeColor=PAGE, strokeWidth=1.5),
}


@dataclass(frozen=True, slots=True)
class Field:
    """Where days and values lie in a drawing."""

    left: float
    right: float
    foot: float
    top: float
    days: tuple[date, date]
    values: tuple[Decimal, Decimal]

    def across(self, day: date) -> float:
        """Where a day lies, from the left; a single one lies at the right."""
        first, last = self.days
        if first == last:
            return self.right
        return self.left + (self.right - self.left) * (day - first).days / (last - first).days

    def up(self, value: Decimal) -> float:
        """Where a value lies, from below."""
        low, high = self.values
        if low == high:
            return (self.foot + self.top) / 2
        return self.foot + (self.top - self.foot) * float((value - low) / (high - low))


def line_of(reading: Reading, *, width: float, height: float, has_labels: bool) -> Drawing:
    """The measurements of a reading as a line, with its target dashed; an empty drawing where nothing is measured.

    With labels it names the months underneath and the limits at the right.
    """
    load_fonts()
    drawing = Drawing(width, height)
    if not reading.points:
        return drawing
    limits = limit_labels(reading) if has_labels else []
    field = field_of(reading, width, height, limits, has_labels)
    for shape in (*aim_shapes(reading.aim, field), *line_shapes(reading, field), *limit_shapes(limits, field)):
        drawing.add(shape)
    if has_labels:
        for shape in day_shapes(reading.points, reading.indicator.cadence, field):
            drawing.add(shape)
    latest = reading.points[-1]
    place = (field.across(latest.on), field.up(latest.value))
    drawing.add(Group(MARKS[reading.status](), transform=(1, 0, 0, 1, *place)))
    return drawing


def field_of(
    reading: Reading, width: float, height: float, limits: Sequence[tuple[Decimal, str]], has_labels: bool
) -> Field:
    """The part of a drawing that the line may use, and what it reaches over."""
    values = [point.value for point in reading.points] + limits_of(reading.aim)
    side = EDGE + LETTERS if has_labels else EDGE
    words = max((stringWidth(text, TEXT, LETTERS) + GAP for _limit, text in limits), default=0.0)
    return Field(
        left=side,
        right=width - max(side, EDGE + words),
        foot=EDGE + (FOOT if has_labels else 0),
        top=height - EDGE,
        days=(reading.points[0].on, reading.points[-1].on),
        values=(min(values), max(values)),
    )


def limits_of(aim: Aim | None) -> list[Decimal]:
    """The limits of a target, from below."""
    return [limit for limit in (aim.low, aim.high) if limit is not None] if aim else []


def limit_labels(reading: Reading) -> list[tuple[Decimal, str]]:
    """What is written at each limit: "højst 12 %", and of a band its two figures alone."""
    limits = limits_of(reading.aim)
    if reading.aim is None or len(limits) == 1:
        return [(limit, reading.aim_words) for limit in limits]
    decimals = decimals_of(reading.aim, reading.indicator.decimals)
    return [(limit, value_words(limit, decimals)) for limit in limits]


def aim_shapes(aim: Aim | None, field: Field) -> list[Shape]:
    """The target: a dashed line, or a band between two."""
    limits = limits_of(aim)
    ends = (field.left - EDGE, field.right + EDGE)
    lines: list[Shape] = [
        Line(ends[0], field.up(limit), ends[1], field.up(limit), strokeColor=PRIMARY, strokeWidth=1.4)
        for limit in limits
    ]
    for line in lines:
        line.strokeDashArray = DASHES
    if len(limits) == 1 or not limits:
        return lines
    low, high = field.up(limits[0]), field.up(limits[1])
    band = Rect(ends[0], low, ends[1] - ends[0], high - low, fillColor=PRIMARY_SOFT, strokeColor=None)
    return [band, *lines]


def line_shapes(reading: Reading, field: Field) -> list[Shape]:
    """From measurement to measurement, each but the latest with a dot."""
    places = [(field.across(point.on), field.up(point.value)) for point in reading.points]
    colour = BAD if reading.status == Status.DEVIATES else INK_SOFT
    steps = pairwise(places)
    lines = [Line(*one, *other, strokeColor=colour, strokeWidth=1.8, strokeLineCap=1) for one, other in steps]
    return [*lines, *(Circle(*place, 2.8, fillColor=INK_SOFT, strokeColor=None) for place in places[:-1])]


def limit_shapes(limits: Iterable[tuple[Decimal, str]], field: Field) -> list[Shape]:
    """The limits in figures, to the right of their lines."""
    left = field.right + EDGE + GAP / 2
    return [words_at(left, field.up(limit) - LETTERS / 3, text, "start") for limit, text in limits]


def day_shapes(points: Sequence[Point], cadence: str, field: Field) -> list[Shape]:
    """The months underneath, or the years of what is measured once a year; none over another, the latest always."""
    shapes: list[Shape] = []
    last, said = float("inf"), ""
    for point in reversed(points):
        across = field.across(point.on)
        text = str(point.on.year) if cadence == Cadence.YEAR else short_month_words(point.on)
        if last - across >= APART and text != said:
            shapes.append(words_at(across, LETTERS / 2, text, "middle"))
            last, said = across, text
    return shapes


def words_at(across: float, up: float, text: str, anchor: str) -> String:
    """Small words in a drawing."""
    colour = PRIMARY if anchor == "start" else INK_SOFT
    return String(across, up, text, fontName=TEXT, fontSize=LETTERS, fillColor=colour, textAnchor=anchor)
