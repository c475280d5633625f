"""What a screen reader hears of a PDF: a tree of headings, paragraphs, figures and tables beside what is painted.

Everything painted stands either in a part of the tree, as marked content with a number of its own on the page, or is
an artifact: lines, page heads and page numbers, which are not read aloud. ISO 32000-1, sections 14.7 and 14.8.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

Box = tuple[float, float, float, float]


@dataclass(eq=False)
class Part:
    """One part of the tree: H1, P, Figure, Table, TR, TH, TD, L, LI … with the parts inside it.

    `alt` is what is said of a figure, `box` where it stands; `scope` whether a heading cell is a row's or a column's.
    """

    tag: str
    inside: list["Part"] = field(default_factory=list)
    alt: str = ""
    scope: str = ""
    box: Box | None = None
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, tag: str, **facts: Any) -> "Part":
        """A new part inside this one, after those that are there."""
        self.inside.append(Part(tag, **facts))
        return self.inside[-1]


class TaggedCanvas(Canvas):
    """A canvas that knows which part of the tree is being painted. Set `root`, `language` and call `save` as usual."""

    root: Part
    language: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.marked: dict[int, list[Part]] = {}

    @contextmanager
    def reading(self, part: Part | None) -> Iterator[None]:
        """While something is painted that belongs to a part; None for what is not read aloud."""
        if part is None:
            self._code.append("/Artifact BMC")
        else:
            here = self.marked.setdefault(self.getPageNumber(), [])
            part.marks.append((self.getPageNumber(), len(here)))
            self._code.append(f"/{part.tag} <</MCID {len(here)}>> BDC")
            here.append(part)
        yield
        self._code.append("EMC")

    def save(self) -> None:
        """Write the tree and its two ways in, from the catalogue and from the pages; then the file."""
        if self._code:
            self.showPage()
        document = self._doc
        pages = dict(enumerate(document.Pages.pages, 1))
        top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        above = document.Reference(top)
        known: dict[int, PDFObjectReference] = {}
        top["K"] = self.written(self.root, above, pages, known)
        top["ParentTree"] = document.Reference(PDFDictionary({"Nums": self.way_back(pages, known)}))
        top["ParentTreeNextKey"] = len(pages)
        catalog = document.Catalog
        catalog.StructTreeRoot = top
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Lang = PDFString(self.language)
        self.setViewerPreference("DisplayDocTitle", "true")
        super().save()

    def written(
        self, part: Part, above: PDFObjectReference, pages: dict[int, PDFPage], known: dict[int, PDFObjectReference]
    ) -> PDFObjectReference:
        """A part and all inside it, as the file holds them."""
        row = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(part.tag), "P": above})
        known[id(part)] = own = self._doc.Reference(row)
        if part.alt:
            row["Alt"] = PDFString(part.alt)
        if part.scope:
            row["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(part.scope)})
        if part.box:
            row["A"] = PDFDictionary(
                {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": PDFArray(part.box)}
            )
        painted = [
            PDFDictionary({"Type": PDFName("MCR"), "Pg": self._doc.Reference(pages[page]), "MCID": mark})
            for page, mark in part.marks
        ]
        row["K"] = PDFArray([*painted, *(self.written(one, own, pages, known) for one in part.inside)])
        return own

    def way_back(self, pages: dict[int, PDFPage], known: dict[int, PDFObjectReference]) -> PDFArray:
        """From each page's marked content to its part, for readers that begin at a place on the page."""
        numbers: list[Any] = []
        for page, row in pages.items():
            # reportlab writes only the keys that it knows of.
            row.__NoDefault__ = (*PDFPage.__NoDefault__, "StructParents", "Tabs")
            row.StructParents, row.Tabs = page - 1, PDFName("S")
            numbers += [page - 1, PDFArray([known[id(part)] for part in self.marked.get(page, [])])]
        return PDFArray(numbers)
