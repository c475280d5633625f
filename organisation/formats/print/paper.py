"""A paper: pages with a head that says whose they are and a foot that counts them, A4 or larger, as a tagged PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from organisation.formats.print import palette
from organisation.formats.print.fonts import TEXT, load_fonts, printable
from organisation.formats.print.pieces import flat, parts_of
from organisation.formats.print.tagging import Part, TaggedCanvas

SIDE, TOP, FOOT = 48, 62, 52
ROOM = A4[0] - 2 * SIDE
SMALL = 8.5
TOTAL = "pages"


@dataclass(frozen=True)
class Paper:
    """The size of its pages, and what stands on each: whose it is, who may read it (right), "Side" and "af"."""

    title: str
    language: str
    left: str
    right: str
    page: str
    of: str
    size: tuple[float, float] = A4

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.size[0] - 2 * SIDE


def pdf_of(paper: Paper, story: Sequence[Any]) -> bytes:
    """The paper as a file: tagged, titled, its language told, every letter embedded."""
    load_fonts()
    pieces, target = flat(story), BytesIO()
    document = BaseDocTemplate(
        target, pagesize=paper.size, title=paper.title, author=paper.left, creator="LederNet", subject=paper.right
    )
    frame = Frame(SIDE, FOOT, paper.room, paper.size[1] - TOP - FOOT, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=lambda canvas, _: write_edges(canvas, paper)))
    root = Part("Document", inside=parts_of(pieces))
    document.build(pieces, canvasmaker=maker_of(paper, root))
    return target.getvalue()


def maker_of(paper: Paper, root: Part) -> Any:
    """Makes the canvas that a document is painted on."""

    def make(*args: Any, **facts: Any) -> TaggedCanvas:
        canvas = CountedCanvas(*args, **facts | {"initialFontName": TEXT, "pdfVersion": (1, 7)})
        canvas.root, canvas.language = root, paper.language
        return canvas

    return make


class CountedCanvas(TaggedCanvas):
    """Fills in the number of pages when it is known."""

    def save(self) -> None:
        """Write the number of pages where every foot leaves room for it, then the file."""
        if self._code:
            self.showPage()
        self.beginForm(TOTAL)
        self.setFillColor(palette.INK_SOFT)
        self.setFont(TEXT, SMALL)
        self.drawString(0, 0, str(len(self._doc.Pages.pages)))
        self.endForm()
        super().save()


def write_edges(canvas: TaggedCanvas, paper: Paper) -> None:
    """Head and foot of a page, which nobody needs to hear again."""
    width, height = paper.size
    head, foot = height - 36, 30
    count = printable(f"{paper.page} {canvas.getPageNumber()} {paper.of} ")
    with canvas.reading(None):
        canvas.setFillColor(palette.INK_SOFT)
        canvas.setStrokeColor(palette.LINE)
        canvas.setFont(TEXT, SMALL)
        canvas.drawString(SIDE, head, printable(paper.left))
        canvas.drawRightString(width - SIDE, head, printable(paper.right))
        canvas.line(SIDE, head - 8, width - SIDE, head - 8)
        canvas.drawString(SIDE, foot, printable(paper.title))
        end = width - SIDE - 12
        canvas.drawRightString(end, foot, count)
        canvas.translate(end, foot)
        canvas.doForm(TOTAL)
        canvas.translate(-end, -foot)
