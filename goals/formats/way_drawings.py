"""The way up as a drawing: a rung for each goal and effort, the effect at the top, told by shape and by words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, Shape, String
from reportlab.lib.utils import simpleSplit

from goals.models import Goal
from goals.rules.goals import Kind, State
from goals.rules.ladders import Rung, breadth
from organisation.formats.print.fonts import TEXT, load_fonts
from organisation.formats.print.palette import EDGE, INK, INK_SOFT, PAGE, PRIMARY

WIDTH, MARGIN = 360.0, 12.0
LANE, BEND = 22.0, 14.0
TITLE, SMALL = 15.5, 13.0
LEADING, SMALL_LEADING, GAP = 19.0, 16.5, 16.0
# Words are set by the page's own type, which may run a little wider than the one that they are measured in.
SLACK = 0.8

SHAPES: Mapping[str, Callable[[], Shape]] = {
    Kind.EFFECT: lambda: Circle(0, 0, 8),
    Kind.RESULT: lambda: Polygon([0, 9, 9, 0, 0, -9, -9, 0]),
    Kind.SERVICE: lambda: Rect(-7, -7, 14, 14),
    Kind.ACTIVITY: lambda: Polygon([0, 8.5, 8.5, -7, -8.5, -7]),
    Kind.RUNNING: lambda: Polygon([-4.5, 8, 4.5, 8, 9, 0, 4.5, -8, -4.5, -8, -9, 0]),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A rung with its words: a line of its own above, then the title."""

    rung: Rung
    above: tuple[str, ...]
    title: tuple[str, ...]

    @property
    def height(self) -> float:
        """How much room it takes, with the gap to the next."""
        return len(self.above) * SMALL_LEADING + len(self.title) * LEADING + GAP


def picture_of(rungs: Sequence[Rung], goals: Mapping[int, Goal], efforts: Mapping[int, str], begins: int) -> Drawing:
    """The ladder from the bottom up; the goal that it `begins` with is filled, the others are outlines."""
    load_fonts()
    left = MARGIN + breadth(rungs) * LANE
    told = [told_of(rung, goals, efforts, WIDTH - left, begins) for rung in rungs]
    drawing = Drawing(WIDTH, sum(one.height for one in told))
    middles, up = [], 0.0
    for one in told:
        middles.append(up + one.height - GAP / 2 - SMALL_LEADING / 2)
        up += one.height
    for place, one in enumerate(told[:-1]):
        for link in one.rung.links:
            for line in lines_between(link.leaves, link.runs, link.arrives, middles[place], middles[place + 1]):
                drawing.add(line)
    for one, middle in zip(told, middles, strict=True):
        drawing.add(mark_at(one.rung, goals[one.rung.goal].kind, begins, middle))
        for words in written(one, left, middle):
            drawing.add(words)
    return drawing


def told_of(rung: Rung, goals: Mapping[int, Goal], efforts: Mapping[int, str], width: float, begins: int) -> Told:
    """The words of a rung, broken into lines that fit."""
    if rung.effort is not None:
        words = _("Indsats: %(name)s") % {"name": efforts[rung.effort]}
        return Told(rung, tuple(simpleSplit(words, TEXT, SMALL, width * SLACK)), ())
    goal = goals[rung.goal]
    kind = Kind(goal.kind).label.capitalize()
    if goal.pk == begins:
        kind = _("%(kind)s: det her mål") % {"kind": kind}
    elif goal.state == State.ENDED:
        kind = _("%(kind)s, afsluttet") % {"kind": kind}
    return Told(rung, (kind,), tuple(simpleSplit(goal.title, TEXT, TITLE, width * SLACK)))


def across(lane: int) -> float:
    """Where a lane runs."""
    return MARGIN + lane * LANE


def lines_between(leaves: int, runs: int, arrives: int, low: float, high: float) -> list[Line]:
    """A link as up to three lines: out into its lane, along it, and in to the next rung."""
    bend = min(BEND, (high - low) / 3)
    corners = [(across(leaves), low), (across(runs), low + bend), (across(runs), high - bend), (across(arrives), high)]
    return [Line(*one, *other, strokeColor=EDGE, strokeWidth=2, strokeLineCap=1) for one, other in pairwise(corners)]


def mark_at(rung: Rung, kind: str, begins: int, middle: float) -> Group:
    """The shape of a goal's kind; of an effort a small bar across the lane."""
    shape = SHAPES[kind]() if rung.effort is None else Rect(-6, -3.5, 12, 7)
    shape.fillColor = PRIMARY if rung.effort is None and rung.goal == begins else PAGE
    shape.strokeColor, shape.strokeWidth = (PRIMARY if rung.effort is None else EDGE), 2.2
    return Group(shape, transform=(1, 0, 0, 1, across(rung.lane), middle))


def written(one: Told, left: float, middle: float) -> list[String]:
    """The words of a rung, from its middle down."""
    found, down = [], middle - SMALL * 0.35
    for words in one.above:
        found.append(String(left, down, words, fontName=TEXT, fontSize=SMALL, fillColor=INK_SOFT))
        down -= SMALL_LEADING
    down -= LEADING - SMALL_LEADING
    for words in one.title:
        found.append(String(left, down, words, fontName=TEXT, fontSize=TITLE, fillColor=INK))
        down -= LEADING
    return found
