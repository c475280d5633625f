"""What a paper is made of: headings, paragraphs, lists, figures and tables, each in its place in the tree of tags."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

from organisation.formats.print import palette
from organisation.formats.print.fonts import STRONG, TEXT, load_fonts, printable
from organisation.formats.print.tagging import Part

SIZES = {"H1": (22, 27, 2), "H2": (15, 19, 16), "H3": (11.5, 15, 8), "H4": (10, 14, 6)}
ROOM_UNDER_HEADING = 70
PADDING = 12
SIDES = ("LEFT", "RIGHT", "TOP", "BOTTOM")
PLAIN = ("VALIGN", (0, 0), (-1, -1), "TOP")
# The type is named although every cell is a paragraph: a table takes up its own before each cell.
TIGHT = [
    ("FONT", (0, 0), (-1, -1), TEXT),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
]
BOXED = [("FONT", (0, 0), (-1, -1), TEXT), *((f"{side}PADDING", (0, 0), (-1, -1), PADDING) for side in SIDES)]


def style(*, size: float = 10, leading: float = 14, soft: bool = False, **facts: Any) -> ParagraphStyle:
    """The type of a paragraph; `soft` is the second voice."""
    load_fonts()
    look = {"fontName": TEXT, "bulletFontName": TEXT, "textColor": palette.INK_SOFT if soft else palette.INK}
    return ParagraphStyle("ln", fontSize=size, leading=leading, **look | facts)


class Read(Paragraph):
    """A paragraph that is read aloud; broken over two pages it is still one."""

    part: Part
    parts: Sequence[Part] = ()

    def draw(self) -> None:
        """Paint it as a piece of its part; painted a second time, as a table's head on its next page, it is silent."""
        again, self.painted = getattr(self, "painted", False), True
        with self.canv.reading(None if again else self.part):
            super().draw()

    def split(self, *size: float) -> list["Read"]:
        """The two pieces of a broken paragraph."""
        pieces: list[Read] = super().split(*size)
        for piece in pieces:
            piece.part = self.part
        return pieces


class Seen(Flowable):
    """A drawing, with what is said of it to those who do not see it."""

    def __init__(self, drawing: Drawing, part: Part, width: float) -> None:
        super().__init__()
        self.drawing, self.part, self.parts = drawing, part, [part]
        self.scale = width / drawing.width
        self.width, self.height = width, drawing.height * self.scale

    def wrap(self, *_room: float) -> tuple[float, float]:
        """As wide as it was asked for."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint it, and note where."""
        left, low = self.canv.absolutePosition(0, 0)
        self.part.box = (left, low, left + self.width, low + self.height)
        with self.canv.reading(self.part):
            self.canv.scale(self.scale, self.scale)
            renderPDF.draw(self.drawing, self.canv, 0, 0)


class Grid(Table):
    """A table; the lines and grounds between its cells are not read aloud."""

    parts: Sequence[Part]

    def _drawLines(self) -> None:  # noqa: N802 - reportlab's name
        with self.canv.reading(None):
            super()._drawLines()

    def _drawBkgrnd(self) -> None:  # noqa: N802 - reportlab's name
        with self.canv.reading(None):
            super()._drawBkgrnd()


def words(text: str, part: Part, look: ParagraphStyle) -> Read:
    """A paragraph of plain words."""
    piece = Read(escape(printable(text)), look)
    piece.part, piece.parts = part, [part]
    return piece


def heading(text: str, level: int = 2, *, scale: float = 1) -> list[Flowable]:
    """A heading that does not stay behind at the foot of a page; `scale` enlarges it for a wall."""
    tag = f"H{level}"
    size, leading, before = (number * scale for number in SIZES[tag])
    look = style(size=size, leading=leading, spaceBefore=before, spaceAfter=3, fontName=STRONG)
    return [CondPageBreak(ROOM_UNDER_HEADING), words(text, Part(tag), look)]


def paragraph(text: str, **look: Any) -> Read:
    """A paragraph; `soft=True` for the second voice."""
    return words(text, Part("P"), style(**{"spaceAfter": 4} | look))


def bullets(texts: Sequence[str]) -> list[Flowable]:
    """A list, one line or more for each text."""
    whole, look = Part("L"), style(spaceAfter=5, leftIndent=12, bulletIndent=2)
    pieces: list[Flowable] = []
    for text in texts:
        body = whole.add("LI").add("LBody")
        piece = Read(escape(printable(text)).replace("\n", "<br/>"), look, bulletText="–")
        piece.part = body
        pieces.append(piece)
    if pieces:
        pieces[0].parts = [whole]
    return pieces


def figure(drawing: Drawing, alt: str, width: float) -> Seen:
    """A drawing with its words for those who do not see it."""
    return Seen(drawing, Part("Figure", alt=printable(alt)), width)


def side_by_side(cells: Sequence[Flowable | list[Flowable]], widths: Sequence[float]) -> Grid:
    """Pieces beside each other, read from left to right; no table to those who hear it."""
    grid = Grid([list(cells)], colWidths=list(widths), hAlign="LEFT")
    grid.setStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *TIGHT])
    grid.parts = parts_of(cells)
    return grid


def boxes(cells: Sequence[list[Flowable]], width: float) -> Grid:
    """Pieces in boxes of one width beside each other, read from left to right; no table to those who hear it."""
    grid = Grid([list(cells)], colWidths=[width] * len(cells), hAlign="LEFT")
    grid.setStyle([PLAIN, *BOXED, *(("BOX", (at, 0), (at, 0), 0.8, palette.LINE) for at in range(len(cells)))])
    grid.parts = parts_of(cells)
    return grid


@dataclass(frozen=True)
class Picture:
    """A drawing in a table, with its words for those who do not see it."""

    drawing: Drawing
    alt: str


Cell = str | Picture


def table(head: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[float], *, scale: float = 1) -> Grid:
    """A table with a row of headings that comes again on each page; the first cell of a row is the row's heading."""
    whole = Part("Table")
    top = whole.add("TR")
    look = style(size=8.5 * scale, leading=11 * scale, soft=True)
    data: list[list[Flowable]] = [[words(text, top.add("TH", scope="Column"), look) for text in head]]
    for row in rows:
        line = whole.add("TR")
        data.append([cell_of(cell, line, place, widths[place], scale) for place, cell in enumerate(row)])
    grid = Grid(data, colWidths=list(widths), repeatRows=1, hAlign="LEFT")
    grid.setStyle([PLAIN, *TIGHT, ("LINEBELOW", (0, 0), (-1, -1), 0.5, palette.LINE)])
    grid.parts = [whole]
    return grid


def cell_of(cell: Cell, line: Part, place: int, width: float, scale: float) -> Flowable:
    """One cell of a table."""
    if isinstance(cell, Picture):
        return Seen(cell.drawing, line.add("TD").add("Figure", alt=printable(cell.alt)), width - PADDING)
    own = line.add("TD") if place else line.add("TH", scope="Row")
    return words(cell, own, style(size=9 * scale, leading=12 * scale))


def together(pieces: Sequence[Flowable | list[Flowable]]) -> KeepTogether:
    """Pieces that belong on one page."""
    kept = KeepTogether(flat(pieces))
    kept.parts = parts_of(pieces)
    return kept


def gap(height: float) -> Spacer:
    """Room."""
    return Spacer(1, height)


def flat(pieces: Sequence[Any]) -> list[Flowable]:
    """Pieces and lists of pieces as one list."""
    found: list[Flowable] = []
    for piece in pieces:
        found += flat(piece) if isinstance(piece, list) else [piece]
    return found


def parts_of(pieces: Sequence[Any]) -> list[Part]:
    """The parts of the tree that pieces bring, in the order in which they are read."""
    return [part for piece in flat(pieces) for part in getattr(piece, "parts", ())]
