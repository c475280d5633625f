"""A leader's report on paper: the page's figures, drawings and words as a tagged PDF."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from evaluation.formats.report_drawings import axis_of, mark_of, plot_of, spread_of
from evaluation.queries.report_lines import Figure, Finding, GroupLine, ItemLine, Report
from organisation.formats.print import (
    ROOM,
    Cell,
    Paper,
    Picture,
    bullets,
    figure,
    gap,
    heading,
    paragraph,
    pdf_of,
    side_by_side,
    table,
    together,
)

LANGUAGES = {"da": "da-DK", "en": "en-GB"}
NAMES = 170.0
STATEMENT = 170.0
SPREAD = 1.2
MARK = 14.0
IN_A_LINE = 3


def report_pdf(report: Report, municipality: str, focus: Mapping[str, str]) -> bytes:
    """The report as a file; `focus` holds the leader's own choice, theme by theme, when it is the leader's copy."""
    paper = Paper(
        title=_("Ledelsesevaluering: rapport om %(name)s") % {"name": report.name},
        language=LANGUAGES[(get_language() or "da")[:2]],
        left=f"{municipality} · {report.round_title}",
        right=report.readers,
        page=_("Side"),
        of=_("af"),
    )
    return pdf_of(paper, list(story_of(report, focus)))


def story_of(report: Report, focus: Mapping[str, str]) -> Iterator[Any]:
    """Everything in the order in which it is read."""
    yield heading(report.heading, 1)
    yield paragraph(f"{report.name}, {report.place}", soft=True)
    yield paragraph(report.lead, size=12, leading=17, spaceBefore=4)
    yield heading(_("Læs den med tre spørgsmål"))
    yield bullets(report.three)
    yield from picture(report)
    if report.hidden:
        lines = [f"{told.what}: {told.why}" for told in report.hidden]
        yield together([heading(_("Det viser vi ikke")), bullets(lines), paragraph(report.why, soft=True)])
    yield from findings(report.strengths_heading, report.strengths_words, report.strengths)
    yield from findings(_("Blinde vinkler"), report.blind_words, report.blind_spots)
    yield from statements(report)
    yield from comments(report)
    chosen = [f"{theme.name}: {focus[theme.key]}".removesuffix(": ") for theme in report.themes if theme.key in focus]
    if chosen:
        yield together([heading(_("Dine fokusområder")), bullets(chosen)])


def picture(report: Report) -> Iterator[Any]:
    """The themes on one scale."""
    scale = [step for step, _label in report.scale]
    yield heading(report.picture_heading)
    yield paragraph(report.scale_words, soft=True)
    for first in range(0, len(report.groups), IN_A_LINE):
        yield legend(report.groups[first : first + IN_A_LINE])
    yield paragraph(report.band_words, soft=True, size=9) if report.band_words else []
    yield side_by_side([gap(1), figure(axis_of(scale), report.scale_words, ROOM - NAMES - 12)], [NAMES, ROOM - NAMES])
    for theme in report.themes:
        drawn = figure(
            plot_of(theme.figures, theme.compared, scale),
            f"{theme.name}: {told(theme.figures)}",
            ROOM - NAMES - 12,
        )
        beside = [*heading(theme.name, 3)[1:], paragraph(f"{theme.gap_words} {theme.gap_size}".strip(), size=9)]
        row = side_by_side([beside, [drawn, paragraph(told(theme.figures), size=9)]], [NAMES, ROOM - NAMES])
        yield row


def legend(groups: Sequence[GroupLine]) -> Any:
    """The groups' marks with their names and ballots, beside each other."""
    cells, widths = [], []
    for group in groups:
        words = f"{group.who}, {group.answers}" if group.answers else group.who
        cells += [figure(mark_of(group.group), group.who, MARK), paragraph(words, size=9)]
        widths += [MARK + 8, ROOM / IN_A_LINE - MARK - 8]
    return side_by_side(cells, widths)


def told(figures: tuple[Figure, ...]) -> str:
    """Figures in words, as they stand under the plot."""
    return " · ".join(f"{shown.short} {shown.text or shown.absent}" for shown in figures)


def findings(title: str, about: str, found: tuple[Finding, ...]) -> Iterator[Any]:
    """Strengths or blind spots."""
    if found:
        lines = [f"»{one.wording}«\n{one.figures}" for one in found]
        yield together([heading(title), paragraph(about, soft=True), bullets(lines)])


def statements(report: Report) -> Iterator[Any]:
    """Every statement with every group's figure, theme by theme, and how answers were spread where that may be told."""
    yield heading(_("Spørgsmål for spørgsmål"))
    yield paragraph(_("»10 af 12« betyder: 12 i gruppen har svaret, og 10 af dem på netop det spørgsmål."), soft=True)
    spread = sorted({one.who for theme in report.themes for item in theme.items for one in item.spreads})
    width = (ROOM - STATEMENT) / max(len(report.groups) + SPREAD * len(spread), 1)
    widths = [STATEMENT, *[width] * len(report.groups), *[SPREAD * width] * len(spread)]
    said = [_("Fordeling: %(group)s") % {"group": who.lower()} for who in spread]
    for theme in report.themes:
        head = [_("Udsagn"), *(group.who for group in report.groups), *said]
        rows = [row_of(item, spread) for item in theme.items]
        yield together([heading(theme.name, 3), table(head, rows, widths), gap(6)])


def row_of(item: ItemLine, spread: Sequence[str]) -> list[Cell]:
    """A statement's row in its table."""
    drawn = {one.who: Picture(spread_of(one.counts), one.text) for one in item.spreads}
    return [item.wording, *(cell(shown) for shown in item.figures), *(drawn.get(who, "") for who in spread)]


def cell(shown: Figure) -> str:
    """A figure in the table of statements."""
    return f"{shown.text} ({shown.answers})" if shown.answers else shown.text or shown.absent


def comments(report: Report) -> Iterator[Any]:
    """The own words."""
    if report.words:
        yield heading(_("Med deres egne ord"))
        yield paragraph(report.words_rule, soft=True)
    for asked in report.words:
        yield heading(asked.question, 3)
        for group in asked.comments:
            yield heading(group.who, 4)
            yield [paragraph(group.note, soft=True)] if group.note else []
            yield bullets([*group.first, *group.rest])
