"""The chain view on paper: the rows that are open on the page, as a tagged PDF."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from evaluation.queries.chain_rows import Cell, Row
from evaluation.queries.chains import Chain
from evaluation.rules.chain_words import moved_mark, what_words
from evaluation.rules.chains import Beside
from organisation.formats.print import ROOM, Paper, bullets, heading, paragraph, pdf_of, table

LANGUAGES = {"da": "da-DK", "en": "en-GB"}
UNIT, ANSWERED = 170.0, 50.0
INDENT = "\N{EM SPACE}"
ARROWS = {Beside.OVER: "+", Beside.UNDER: "−", Beside.LIKE: ""}


def chain_pdf(page: Chain, municipality: str) -> bytes:
    """The chain as a file."""
    paper = Paper(
        title=f"{page.heading}, {page.group_name.lower()}",
        language=LANGUAGES[(get_language() or "da")[:2]],
        left=f"{municipality} · {page.round.title}",
        right=page.group_name,
        page=_("Side"),
        of=_("af"),
    )
    return pdf_of(paper, list(story_of(page)))


def story_of(page: Chain) -> Iterator[Any]:
    """Everything in the order in which it is read."""
    yield heading(page.heading, 1)
    yield paragraph(page.lead, size=12, leading=17, spaceBefore=4)
    yield paragraph(what_words(page.since if page.is_change else ""), soft=True)
    width = (ROOM - UNIT - ANSWERED) / max(len(page.themes), 1)
    head = [_("Enhed"), _("Har svaret"), *page.themes]
    yield table(head, [line_of(row) for row in page.rows], [UNIT, ANSWERED, *[width] * len(page.themes)])
    yield paragraph(signs_of(page), soft=True, spaceBefore=8)
    if page.is_moved:
        yield paragraph(moved_mark(), soft=True)
    if page.stops:
        yield paragraph(page.stops, soft=True)
    if page.follow.shares:
        yield heading(_("Sådan går det med opfølgningen"))
        yield bullets([f"{share.done} / {share.all} {share.words}" for share in page.follow.shares])
    hidden = [f"{row.unit}: {row.why}" for row in page.rows if row.why]
    if hidden:
        yield heading(_("Det viser vi ikke"))
        yield bullets(hidden)


def signs_of(page: Chain) -> str:
    """What the signs beside a figure mean."""
    signs = {"over": ARROWS[Beside.OVER], "under": ARROWS[Beside.UNDER], "head": page.head, "since": page.since}
    if page.is_change:
        return _("%(over)s og %(under)s efter tallet: mindst 0,4 op eller ned siden %(since)s.") % signs
    return _("%(over)s og %(under)s: mindst 0,4 over eller under %(head)s.") % signs


def line_of(row: Row) -> list[str]:
    """A unit's line; how deep it lies is seen by its indent."""
    unit = f"{INDENT * row.level}{row.unit}, {row.name}"
    return [unit, row.answered, *(figure(cell) for cell in row.cells)]


def figure(cell: Cell) -> str:
    """A theme's figure with its signs, or the word in its place."""
    return f"{'≈ ' if cell.clipped else ''}{cell.text} {ARROWS[Beside(cell.beside)]}".strip()
