"""A network's life as a drawing for page and paper: the line, the good age between its two edges, today, and the marks.

Marks are told by shape first. The wide one has a word at each mark where there is room; the narrow one, for a phone,
leaves the words to the list beside it, where the same shapes stand.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, Shape, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from networks.rules.cycle import Call
from networks.rules.lifelines import Line as LifeLine
from networks.rules.lifelines import Sign
from organisation.formats.print.fonts import TEXT, load_fonts
from organisation.formats.print.palette import BAD, EDGE, INK, INK_SOFT, LINE, NEED, PAGE, PRIMARY, PRIMARY_SOFT

WIDE, NARROW = 860.0, 340.0
MARGIN, LETTERS = 14.0, 13.0
YEARS, BAND, BAND_HEIGHT, AXIS = 4.0, 24.0, 24.0, 74.0
FIRST_ROW, ROW, MOST_ROWS, GAP = 24.0, 18.0, 3, 10.0
DASHES = [3, 4]
# Words are set by the page's own type, which may run a little wider than the one that they are measured in.
SLACK = 1.12

SHAPES: Mapping[Sign, Callable[[], Shape]] = {
    Sign.START: lambda: Circle(0, 0, 6, fillColor=PRIMARY, strokeColor=PAGE, strokeWidth=1.5),
    Sign.ROTATION: lambda: Polygon([0, 7, 7, 0, 0, -7, -7, 0], fillColor=PAGE, strokeColor=PRIMARY, strokeWidth=2),
    Sign.EVALUATION: lambda: Polygon(
        [-3.5, 6, 3.5, 6, 7, 0, 3.5, -6, -3.5, -6, -7, 0], fillColor=PAGE, strokeColor=PRIMARY, strokeWidth=2
    ),
    Sign.DIALOGUE: lambda: Circle(0, 0, 5, fillColor=PAGE, strokeColor=PRIMARY, strokeWidth=2),
    Sign.DECISION: lambda: Rect(-5.5, -5.5, 11, 11, fillColor=PRIMARY, strokeColor=PAGE, strokeWidth=1.5),
    Sign.TRIAL: lambda: Polygon([0, 7, 7, -5.5, -7, -5.5], fillColor=PAGE, strokeColor=NEED, strokeWidth=2),
    Sign.DUE: lambda: Polygon([0, -7, 7, 5.5, -7, 5.5], fillColor=NEED, strokeColor=PAGE, strokeWidth=1.5),
    Sign.END: lambda: Rect(-3, -8, 6, 16, fillColor=INK, strokeColor=PAGE, strokeWidth=1.5),
}
MARK = 18.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words above the line, centred on their day as far as the drawing's edges allow."""

    words: str
    at: float
    middle: float
    half: float
    is_today: bool = False


def mark_of(sign: Sign) -> Drawing:
    """One shape alone, for the list beside the picture."""
    drawing = Drawing(MARK, MARK)
    drawing.add(Group(SHAPES[sign](), transform=(1, 0, 0, 1, MARK / 2, MARK / 2)))
    return drawing


def picture_of(line: LifeLine, width: float) -> Drawing:
    """The whole line, so wide; a narrow one bears no words but today's and the edges'."""
    load_fonts()
    rows = rows_of(labels_of(line, width))
    drawing = Drawing(width, AXIS + FIRST_ROW + ROW * (len(rows) - 1) + LETTERS + 3)
    for shape in (
        *band_shapes(line, width),
        *year_shapes(line, width),
        *today_shapes(line, width, drawing.height - LETTERS),
        *axis_shapes(line, width),
        *label_shapes(rows),
    ):
        drawing.add(shape)
    for mark in line.marks:
        place = (across(line, mark.day, width), AXIS)
        drawing.add(Group(SHAPES[mark.sign](), transform=(1, 0, 0, 1, *place)))
    return drawing


def across(line: LifeLine, day: date, width: float) -> float:
    """Where a day lies, from the left."""
    return MARGIN + (width - 2 * MARGIN) * line.share(day)


def band_shapes(line: LifeLine, width: float) -> Iterable[Shape]:
    """The good age as a bar between its two edges, named inside where there is room; a network that ended has none."""
    left, right = (across(line, day, width) for day in line.edges)
    yield Rect(left, BAND, right - left, BAND_HEIGHT, fillColor=PRIMARY_SOFT, strokeColor=None)
    for edge in (left, right):
        yield Line(edge, BAND - 3, edge, AXIS, strokeColor=PRIMARY, strokeWidth=1.4)
    words = _("2–4 år")
    if right - left > stringWidth(words, TEXT, LETTERS) * SLACK:
        yield written((left + right) / 2, BAND + 8, words, INK)


def year_shapes(line: LifeLine, width: float) -> Iterable[Shape]:
    """New Year's days as ticks with their year; every second where they stand close."""
    years = list(range(line.first.year + 1, line.last.year + 1))
    apart = (width - 2 * MARGIN) * 365 / max((line.last - line.first).days, 1)
    step = 1 + int(stringWidth("2026", TEXT, LETTERS) * SLACK + GAP > apart) + int(apart < LETTERS * 1.5)
    for year in years:
        place = across(line, date(year, 1, 1), width)
        yield Line(place, AXIS - 5, place, AXIS + 5, strokeColor=EDGE, strokeWidth=1)
        if not (year - years[0]) % step:
            half = stringWidth(str(year), TEXT, LETTERS) * SLACK / 2
            yield written(min(max(place, half), width - half), YEARS, str(year), INK_SOFT)


def axis_shapes(line: LifeLine, width: float) -> Iterable[Shape]:
    """What has been lived as a full line, what is to come as a dashed one; a life that ended stops at its last day."""
    until = min(line.today, line.ends) if line.ends else line.today
    start, now = across(line, line.first, width), across(line, max(until, line.first), width)
    if line.ends is None:
        ahead = Line(now, AXIS, across(line, line.last, width), AXIS, strokeColor=EDGE, strokeWidth=1.6)
        ahead.strokeDashArray = DASHES
        yield ahead
    yield Line(start, AXIS, now, AXIS, strokeColor=PRIMARY, strokeWidth=3.4, strokeLineCap=1)
    late = {Call.STAND: NEED, Call.OVERDUE: BAD}.get(line.call)
    begins = max(line.edges[1], line.first)
    if late is not None and until > begins:
        yield Line(across(line, begins, width), AXIS, now, AXIS, strokeColor=late, strokeWidth=3.4)


def today_shapes(line: LifeLine, width: float, top: float) -> Iterable[Shape]:
    """Today, from below the band to its word."""
    place = across(line, line.today, width)
    yield Line(place, BAND - 4, place, top - 8, strokeColor=INK, strokeWidth=1.4)


def labels_of(line: LifeLine, width: float) -> list[Label]:
    """Today's word, and on a wide drawing a word for each mark."""
    told = [(line.today, _("i dag"), True)]
    if width >= WIDE:
        told += [(mark.day, mark.short, False) for mark in line.marks]
    labels = []
    for day, words, is_today in told:
        place, half = across(line, day, width), stringWidth(words, TEXT, LETTERS) * SLACK / 2
        labels.append(Label(words, place, min(max(place, half), width - half), half, is_today))
    return labels


def rows_of(labels: list[Label]) -> list[list[Label]]:
    """Labels in rows from below, each where it hides no other and crosses no line of another; today's in the top row.

    What finds no room, or would lie across today's line, is left out: its sentence stands in the list.
    """
    rows: list[list[Label]] = [[]]
    now = [one for one in labels if one.is_today]
    crossed = [one for one in labels if any(abs(one.middle - other.at) <= one.half + GAP / 2 for other in now)]
    for label in (one for one in labels if one not in crossed):
        for number in range(MOST_ROWS):
            if number == len(rows):
                rows.append([])
            if fits(label, rows, number):
                rows[number].append(label)
                break
    rows.append(now)
    return [row for row in rows if row]


def fits(label: Label, rows: list[list[Label]], number: int) -> bool:
    """Whether a label has room in a row: no neighbour too near, and its line down passes between those below."""
    beside = all(abs(label.middle - other.middle) > label.half + other.half + GAP for other in rows[number])
    below = all(abs(label.at - other.middle) > other.half + GAP / 2 for row in rows[:number] for other in row)
    above = all(abs(other.at - label.middle) > label.half + GAP / 2 for row in rows[number + 1 :] for other in row)
    return beside and below and above


def label_shapes(rows: list[list[Label]]) -> Iterable[Shape]:
    """The words, and from those in the upper rows a thin line down to the day."""
    for number, row in enumerate(rows):
        up = AXIS + FIRST_ROW + number * ROW
        for label in row:
            if number and not label.is_today:
                yield Line(label.at, AXIS + 10, label.at, up - 4, strokeColor=LINE, strokeWidth=1)
            yield written(label.middle, up, label.words, INK if label.is_today else INK_SOFT)


def written(middle: float, up: float, words: str, colour: object) -> String:
    """Words centred on a place."""
    return String(middle, up, words, fontName=TEXT, fontSize=LETTERS, fillColor=colour, textAnchor="middle")
