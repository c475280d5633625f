"""Paper and drawings: one drawing for a page (`svg_of`) and for a tagged PDF (`figure`, `pdf_of`). No database."""

from organisation.formats.print.paper import ROOM, Paper, pdf_of
from organisation.formats.print.pieces import (
    Cell,
    Picture,
    boxes,
    bullets,
    figure,
    gap,
    heading,
    paragraph,
    side_by_side,
    table,
    together,
)
from organisation.formats.print.svg import svg_of

__all__ = [
    "ROOM",
    "Cell",
    "Paper",
    "Picture",
    "boxes",
    "bullets",
    "figure",
    "gap",
    "heading",
    "paragraph",
    "pdf_of",
    "side_by_side",
    "svg_of",
    "table",
    "together",
]
