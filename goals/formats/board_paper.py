"""A board on paper for the wall: one A3 page lying down where it fits, as a tagged PDF, in letters read from afar."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A3, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth

from goals.formats.drawings import line_of
from goals.queries.board_pages import BoardPage
from goals.queries.readings import Reading
from goals.queries.steps import StepLine
from goals.rules.indicators import Status
from organisation.formats.print import Paper, boxes, figure, gap, heading, paragraph, pdf_of, side_by_side, table
from organisation.formats.print.fonts import STRONG, load_fonts
from organisation.formats.print.palette import BAD, GOOD, INK_SOFT, NEED, PRIMARY
from organisation.rules.times import dated_words

LANGUAGES = {"da": "da-DK", "en": "en-GB"}
SCALE = 1.4
# How many indicators stand beside each other, and how high their lines are: large where something deviates.
FEW, MANY = 3, 4
TALL, LOW = 92.0, 66.0
INSIDE = 24
FIGURE, GUTTER = 0.34, 12
# The letters of a figure, and of one with more signs than fit beside a line.
LARGE, SMALLER, LONG = 26.0, 20.0, 7
SHARES = (0.37, 0.16, 0.18, 0.29)
COLOURS: dict[Status, Color] = {
    Status.DEVIATES: BAD,
    Status.NEAR: NEED,
    Status.ON_COURSE: PRIMARY,
    Status.REACHED: GOOD,
}


def board_pdf(page: BoardPage, on: date, municipality: str) -> bytes:
    """The board as it stands on a day."""
    load_fonts()
    paper = Paper(
        title=_("Tavlen for %(name)s") % {"name": page.name},
        language=LANGUAGES[(get_language() or "da")[:2]],
        left=municipality,
        right=_("Som det så ud %(day)s") % {"day": dated_words(on)},
        page=_("Side"),
        of=_("af"),
        size=landscape(A3),
    )
    return pdf_of(paper, list(story_of(page, paper.room)))


def story_of(page: BoardPage, room: float) -> Iterator[Any]:
    """What deviates, everything else, and what is to be done."""
    title = _("Tavlen for %(name)s") % {"name": page.name}
    yield paragraph(f"{title} · {page.meets}", soft=True, **type_of(12))
    yield heading(page.heading, 1, scale=SCALE)
    if page.deviating:
        yield heading(_("Det afviger"), scale=SCALE)
        yield from cards(page.deviating, min(FEW, max(2, len(page.deviating))), TALL, room)
    if page.others:
        yield heading(_("De andre indikatorer") if page.deviating else _("Alle indikatorer"), scale=SCALE)
        yield from cards(page.others, MANY, LOW, room)
    yield from steps(page.own + page.sent_up, room)


def type_of(size: float) -> dict[str, float]:
    """Letters of a size with the room that their lines need."""
    return {"size": size, "leading": round(size * 1.3, 1)}


def cards(readings: Sequence[Reading], across: int, height: float, room: float) -> Iterator[Any]:
    """Indicators in boxes, so many to a row."""
    width = room / across
    for first in range(0, len(readings), across):
        row = readings[first : first + across]
        yield boxes([list(card(reading, width - INSIDE, height)) for reading in row], width)
        yield gap(4)


def card(reading: Reading, width: float, height: float) -> Iterator[Any]:
    """One indicator: how it stands in a word, what it is, the figure beside its target, the line, and what it does."""
    colour = COLOURS.get(reading.status, INK_SOFT)
    yield paragraph(str(reading.status.label), textColor=colour, fontName=STRONG, **type_of(12))
    yield heading(reading.indicator.name, 3, scale=SCALE)[-1]
    if reading.points:
        left = max(width * FIGURE, width_of(reading) + GUTTER)
        right = width - left
        drawing = line_of(reading, width=right, height=height, has_labels=height == TALL)
        line = figure(drawing, line_in_words(reading), right - GUTTER)
        yield side_by_side([list(value(reading)), line], [left, right])
    yield paragraph(f"{reading.trend_words} {reading.stale_words}".strip(), **type_of(12))


def width_of(reading: Reading) -> float:
    """How wide the figure stands: a long one is set smaller, and leaves less to the line."""
    return stringWidth(reading.value_words, STRONG, size_of(reading))


def size_of(reading: Reading) -> float:
    """The size of the figure's letters."""
    return LARGE if len(reading.value_words) <= LONG else SMALLER


def value(reading: Reading) -> Iterator[Any]:
    """The figure, and what it is held against."""
    yield paragraph(reading.value_words, fontName=STRONG, **type_of(size_of(reading)))
    if reading.aim_words:
        yield paragraph(reading.aim_words, soft=True, **type_of(12))


def line_in_words(reading: Reading) -> str:
    """What the drawing shows, for those who hear it."""
    first, last = reading.points[0], reading.points[-1]
    words = {"name": reading.indicator.name, "first": dated_words(first.on), "last": dated_words(last.on)}
    return _("Kurven for %(name)s fra %(first)s til %(last)s") % words


def steps(lines: Sequence[StepLine], room: float) -> Iterator[Any]:
    """The open next steps as a table, the board's own before those sent up to it, each the first due first."""
    yield heading(_("Næste skridt"), scale=SCALE)
    if not lines:
        yield paragraph(_("Ingen åbne skridt."), soft=True, **type_of(12))
        return
    head = [_("Skridt"), _("Hvem"), _("Senest"), _("Handler om")]
    yield table(head, [step_row(line) for line in lines], [room * share for share in SHARES], scale=SCALE)


def step_row(line: StepLine) -> list[str]:
    """A next step in the table: late ones say so, and so do those that were sent up."""
    due = dated_words(line.step.due)
    return [
        line.step.words,
        line.step.owner.name,
        _("%(day)s, over tid") % {"day": due} if line.is_late else due,
        " · ".join(words for words in about(line) if words) or "–",
    ]


def about(line: StepLine) -> Iterator[str]:
    """Which indicator a step is about, and between which boards it goes."""
    yield line.step.indicator.name if line.step.indicator else ""
    yield _("sendt op fra %(name)s") % {"name": line.sent_from} if line.sent_from else ""
    yield _("sendt op til %(name)s") % {"name": line.sent_to} if line.sent_to else ""
