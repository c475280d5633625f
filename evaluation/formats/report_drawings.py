"""The drawings of a leader's report, one for page and paper: dots on a scale, spreads, and the marks of the groups.

A mark is told by its shape, then by whether it is filled, and last by its colour.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, Shape, String

from evaluation.queries.report_lines import Figure
from evaluation.rules.rounds import RaterGroup
from organisation.formats.print.fonts import TEXT, load_fonts
from organisation.formats.print.palette import INK, INK_SOFT, LINE, PAGE, PRIMARY, PRIMARY_MID

WIDTH, MIDDLE, EDGE = 560.0, 26.0, 28.0
STEP, CLOSE = 15.0, 16.0
LEVELS = (0, 1, -1, 2, -2)
BAR, BAR_GAP, BAR_HEIGHT, COUNT_HEIGHT = 20.0, 4.0, 30.0, 14.0
LEAST_BAR = 1.5

MARKS: Mapping[str, Callable[[], Shape]] = {
    RaterGroup.SELF: lambda: Polygon(
        [0, 8.5, 8.5, 0, 0, -8.5, -8.5, 0], fillColor=INK, strokeColor=PAGE, strokeWidth=1.5
    ),
    RaterGroup.SUPERIOR: lambda: Rect(-6, -6, 12, 12, fillColor=PAGE, strokeColor=INK, strokeWidth=2.4),
    RaterGroup.EMPLOYEES: lambda: Circle(0, 0, 7.5, fillColor=PRIMARY, strokeColor=PAGE, strokeWidth=1.5),
    RaterGroup.PEERS: lambda: Circle(0, 0, 6.3, fillColor=PAGE, strokeColor=PRIMARY, strokeWidth=2.8),
    RaterGroup.PARTNERS: lambda: Polygon([0, 8, 8, -6, -8, -6], fillColor=PAGE, strokeColor=PRIMARY, strokeWidth=2.4),
    RaterGroup.USERS: lambda: Polygon([0, -8, 8, 6, -8, 6], fillColor=PRIMARY, strokeColor=PAGE, strokeWidth=1.5),
    RaterGroup.MEMBERS: lambda: Rect(-6.5, -6.5, 13, 13, fillColor=PRIMARY, strokeColor=PAGE, strokeWidth=1.5),
}
# Who was asked first lies on top: the leader's own mark is never covered.
FROM_BELOW = tuple(reversed(RaterGroup))


def place_of(value: Decimal, scale: Sequence[int]) -> float:
    """Where a figure lies on the scale, from the left."""
    low, high = scale[0], scale[-1]
    return EDGE + (WIDTH - 2 * EDGE) * float((value - low) / (high - low))


def plot_of(figures: Iterable[Figure], compared: str | None, scale: Sequence[int]) -> Drawing:
    """A theme: every shown group's mark on one scale, and a band from the leader's own to the group compared with."""
    shown = {figure.group: figure.value for figure in figures if figure.value is not None}
    levels = levels_of(shown, scale)
    middle = MIDDLE + STEP * max((level - 1 for level in map(abs, levels.values())), default=0)
    drawing = Drawing(WIDTH, 2 * middle)
    for step in scale:
        across = place_of(Decimal(step), scale)
        drawing.add(Line(across, middle - 20, across, middle + 20, strokeColor=LINE, strokeWidth=1))
    drawing.add(Line(EDGE, middle, WIDTH - EDGE, middle, strokeColor=LINE, strokeWidth=1))
    if compared:
        ends = [place_of(shown[group], scale) for group in (RaterGroup.SELF, compared)]
        band = Line(ends[0], middle, ends[1], middle, strokeColor=PRIMARY_MID, strokeWidth=5, strokeLineCap=1)
        drawing.add(band)
    for group in FROM_BELOW:
        if group in shown:
            drawing.add(mark_at(group, place_of(shown[group], scale), middle + STEP * levels[group]))
    return drawing


def levels_of(shown: Mapping[str, Decimal], scale: Sequence[int]) -> dict[str, int]:
    """How far each mark is moved up or down so that none hides another; the leader's own stays on the line."""
    placed: list[tuple[float, int]] = []
    found: dict[str, int] = {}
    for group, value in shown.items():
        across = place_of(value, scale)
        taken = {level for place, level in placed if abs(place - across) < CLOSE}
        found[group] = next((level for level in LEVELS if level not in taken), 0)
        placed.append((across, found[group]))
    return found


def mark_at(group: str, across: float, up: float) -> Group:
    """A group's mark at a place."""
    return Group(MARKS[group](), transform=(1, 0, 0, 1, across, up))


def mark_of(group: str) -> Drawing:
    """A group's mark alone, for the legend."""
    drawing = Drawing(20, 20)
    drawing.add(mark_at(group, 10, 10))
    return drawing


def axis_of(scale: Sequence[int]) -> Drawing:
    """The steps of the scale, for the head of a column of plots on paper."""
    load_fonts()
    drawing = Drawing(WIDTH, 18)
    for step in scale:
        across = place_of(Decimal(step), scale)
        drawing.add(String(across, 4, str(step), fontName=TEXT, fontSize=15, fillColor=INK_SOFT, textAnchor="middle"))
    return drawing


def spread_of(counts: Sequence[int]) -> Drawing:
    """How answers were spread: a bar for each step of the scale, with its number under it."""
    load_fonts()
    drawing = Drawing(len(counts) * (BAR + BAR_GAP) - BAR_GAP, COUNT_HEIGHT + BAR_HEIGHT)
    most = max(counts)
    for at, count in enumerate(counts):
        left, height = at * (BAR + BAR_GAP), max(LEAST_BAR, BAR_HEIGHT * count / most)
        colour = PRIMARY if count else LINE
        drawing.add(Rect(left, COUNT_HEIGHT, BAR, height, fillColor=colour, strokeColor=None))
        under = {"fontName": TEXT, "fontSize": 11, "fillColor": INK_SOFT, "textAnchor": "middle"}
        drawing.add(String(left + BAR / 2, 2, str(count), **under))
    return drawing
