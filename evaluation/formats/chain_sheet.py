"""The chain view as a workbook: the page's own figures and words, and never a formula."""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from evaluation.queries.chain_rows import Cell, Row
from evaluation.queries.chains import Chain
from evaluation.rules.chain_words import moved_mark, what_words

WIDTHS = {"A": 44, "B": 28, "C": 10, "D": 8, "E": 12}
FIGURE = "0.0"
SIGNED = "+0.0;−0.0;0.0"
NEVER_BROKEN = "D5"


def chain_xlsx(page: Chain) -> bytes:
    """The rows of a chain as a file: what it is on top, then units down and themes across."""
    import openpyxl  # noqa: PLC0415 - slow import

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(plain(_("Ledelseskæden"))[:31])
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = NEVER_BROKEN
    title = f"{page.heading} · {page.round.title} · {page.group_name}"
    sheet.append([text(sheet, title, bold=True)])
    sheet.append([text(sheet, notes_of(page))])
    sheet.append([])
    head = [_("Enhed"), _("Leder"), _("Ledere"), _("Niveau"), _("Har svaret"), *page.themes]
    sheet.append([text(sheet, word, bold=True) for word in head])
    for row in page.rows:
        sheet.append(line_of(sheet, row, signed=page.is_change))
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def notes_of(page: Chain) -> str:
    """How the sheet is read."""
    what = what_words(page.since if page.is_change else "")
    return f"{what} {moved_mark()} {page.stops}".strip()


def line_of(sheet: Any, row: Row, *, signed: bool) -> list[Any]:
    """A unit's line."""
    unit = text(sheet, row.unit, indent=row.level)
    facts = [unit, text(sheet, row.name), row.leaders or None, row.level + 1, text(sheet, row.answered)]
    return [*facts, *(figure(sheet, cell, signed=signed) for cell in row.cells)]


def figure(sheet: Any, cell: Cell, *, signed: bool) -> Any:
    """A theme's figure as a number that can be sorted, or the word in its place."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - slow import

    if cell.value is None:
        return text(sheet, cell.text)
    made = WriteOnlyCell(sheet, float(cell.value))
    form = SIGNED if signed else FIGURE
    made.number_format = ";".join(f'"≈ "{part}' for part in form.split(";")) if cell.clipped else form
    return made


def text(sheet: Any, words: str, *, bold: bool = False, indent: int = 0) -> Any:
    """A cell of plain text: a name that begins like a formula stays a name."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - slow import
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - slow import

    made = WriteOnlyCell(sheet, plain(words))
    made.data_type = "s"
    if bold:
        made.font = Font(bold=True)
    if indent:
        made.alignment = Alignment(indent=indent)
    return made


def plain(words: str) -> str:
    """A text without the signs that a workbook cannot hold."""
    return "".join(sign for sign in words if sign.isprintable() or sign == " ")
