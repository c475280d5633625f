"""The plan of a development programme as a drawing: lanes over two years. What it shows stands in words below it."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, Shape, String
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from networks.rules.development_chart import Chart, Lane, Mark, Tone, rows_of
from organisation.formats.print.fonts import TEXT, load_fonts
from organisation.formats.print.palette import (
    EDGE,
    INK,
    INK_SOFT,
    LINE,
    NEED,
    PAGE,
    PRIMARY,
    PRIMARY_MID,
    PRIMARY_SOFT,
)
from organisation.rules.times import month_mark

WIDE, NARROW = 860.0, 340.0
NAMES, EDGE_SPACE, LETTERS = 132.0, 14.0, 12.0
ROW, PAD, HEAD, FOOT, BAR = 26.0, 8.0, 22.0, 26.0, 18.0
RADIUS, SLACK = 11.0, 1.12
FILLS: dict[Tone, tuple[Color, Color]] = {
    Tone.TASK: (PRIMARY_SOFT, PRIMARY),
    Tone.NETWORK: (PRIMARY_MID, PRIMARY),
    Tone.ROUND: (PAGE, NEED),
}


def chart_of(chart: Chart, width: float) -> Drawing:
    """The whole chart, so wide. On a narrow one a lane's name stands above it, on a wide one beside it."""
    load_fonts()
    is_wide = width >= WIDE
    heights = [lane_height(lane, is_wide) for lane in chart.lanes]
    drawing = Drawing(width, FOOT + sum(heights) + HEAD)
    left = NAMES if is_wide else EDGE_SPACE
    top = drawing.height - HEAD
    shapes = [*quarter_shapes(chart, left, width, top)]
    for lane, height in zip(chart.lanes, heights, strict=True):
        shapes += lane_shapes(chart, lane, left, width, top, is_wide)
        top -= height
    shapes += today_shapes(chart, left, width, drawing.height)
    for shape in shapes:
        drawing.add(shape)
    return drawing


def lane_height(lane: Lane, is_wide: bool) -> float:
    """How much room a lane needs."""
    return max(len(rows_of(lane.marks)), 1) * ROW + PAD + (0 if is_wide else LETTERS + 4)


def across(chart: Chart, day: date, left: float, width: float) -> float:
    """Where a day lies."""
    return left + (width - EDGE_SPACE - left) * chart.share(day)


def quarter_shapes(chart: Chart, left: float, width: float, top: float) -> Iterable[Shape]:
    """A thin line at each quarter with its month; January bears the year."""
    quarters = chart.quarters
    step = 1 if width >= WIDE else 2
    for number, day in enumerate(quarters):
        place = across(chart, day, left, width)
        yield Line(place, FOOT - 4, place, top, strokeColor=EDGE if day.month == 1 else LINE, strokeWidth=1)
        if number % step == 0:
            words = str(day.year) if day.month == 1 else month_mark(day)
            half = stringWidth(words, TEXT, LETTERS) * SLACK / 2
            yield written(min(max(place, half), width - half), 6, words, INK_SOFT)


def lane_shapes(chart: Chart, lane: Lane, left: float, width: float, top: float, is_wide: bool) -> Iterable[Shape]:
    """A lane: its name, the line above it, and its marks row by row."""
    yield Line(0, top, width, top, strokeColor=LINE, strokeWidth=1)
    name_up = top - PAD / 2 - ROW / 2 - LETTERS / 3 if is_wide else top - LETTERS - 2
    room = NAMES - 10 if is_wide else width
    yield String(0, name_up, shortened(lane.name, room), fontName=TEXT, fontSize=LETTERS, fillColor=INK)
    first = top - PAD / 2 - ROW / 2 - (0 if is_wide else LETTERS + 4)
    for number, row in enumerate(rows_of(lane.marks)):
        for mark in row:
            yield from mark_shapes(chart, mark, left, width, first - number * ROW)


def mark_shapes(chart: Chart, mark: Mark, left: float, width: float, middle: float) -> Iterable[Shape]:
    """A numbered ring for a module, filled when it has been held; a bar for the rest."""
    begins = across(chart, mark.first, left, width)
    if mark.tone == Tone.MODULE:
        fill, ink = (PRIMARY, PAGE) if mark.is_past else (PAGE, PRIMARY)
        yield Circle(begins, middle, RADIUS, fillColor=fill, strokeColor=PRIMARY, strokeWidth=1.6)
        yield written(begins, middle - LETTERS / 3, mark.words, ink)
        return
    fill, edge = FILLS[mark.tone]
    long = max(across(chart, mark.last, left, width) - begins, 6)
    yield Rect(begins, middle - BAR / 2, long, BAR, fillColor=fill, strokeColor=edge, strokeWidth=1.2)
    if stringWidth(mark.words, TEXT, LETTERS) * SLACK + 8 < long:
        yield written(begins + long / 2, middle - LETTERS / 3, mark.words, INK)


def today_shapes(chart: Chart, left: float, width: float, height: float) -> Iterable[Shape]:
    """Today, from its word down through all lanes."""
    if chart.has_today:
        place = across(chart, chart.today, left, width)
        words = _("i dag")
        half = stringWidth(words, TEXT, LETTERS) * SLACK / 2
        yield Line(place, FOOT - 4, place, height - HEAD + 4, strokeColor=INK, strokeWidth=1.6)
        yield written(min(max(place, half), width - half), height - LETTERS - 2, words, INK)


def shortened(words: str, room: float) -> str:
    """A name as far as there is room for it."""
    if stringWidth(words, TEXT, LETTERS) * SLACK <= room:
        return words
    while words and stringWidth(f"{words}…", TEXT, LETTERS) * SLACK > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def written(middle: float, up: float, words: str, colour: Color) -> String:
    """Words centred on a place."""
    return String(middle, up, words, fontName=TEXT, fontSize=LETTERS, fillColor=colour, textAnchor="middle")
