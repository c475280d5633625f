"""Small files with one table, CSV or XLSX as Danish systems write them: rows under our columns, or why not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from organisation.formats.hr_files.cells import Unfit
from organisation.formats.hr_files.columns import column_name
from organisation.formats.hr_files.tables import (
    ZIP_MARK,
    Table,
    Unreadable,
    csv_table,
    is_blank,
    refuse_the_impossible,
)
from organisation.formats.hr_files.workbooks import workbook_tables
from organisation.rules.imports.faults import Wrong as Fault
from organisation.rules.row_faults import MOST_ROWS, Wrong

Columns = Mapping[str, Callable[[Any], Any]]


class Unfitting(Exception):
    """A field that cannot be read, with the sentence that says why."""


def needed(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A reader of what must be there."""

    def reading(raw: Any) -> Any:
        found = read(raw)
        if found in (None, ""):
            raise Unfit("missing")
        return found

    return reading


def read_rows(
    file: str, content: bytes, columns: Columns, must: Sequence[str]
) -> tuple[list[tuple[int, dict[str, Any]]], list[Wrong]]:
    """The rows of a file that can be read, by number, and what is wrong with the others.

    Raises `Unreadable` of what is no table, lacks a column that it `must` have, or has more rows than a page can show.
    """
    refuse_the_impossible(file, content)

    def known(header: Sequence[str]) -> int:
        return len({plain(name) for name in header} & columns.keys())

    tables = workbook_tables(file, content) if content.startswith(ZIP_MARK) else [csv_table(file, content, known)]
    table = max(tables, key=lambda one: known([column_name(cell) for cell in one.header]))
    rows: list[tuple[int, dict[str, Any]]] = []
    wrong: list[Wrong] = []
    for number, found, faults in rows_under(table, columns, must):
        if len(rows) + len(wrong) >= MOST_ROWS:
            words = _("Filen har mere end %(most)s rækker. Del den i mindre filer.") % {"most": MOST_ROWS}
            raise Unreadable(file, words)
        wrong += faults
        if not faults:
            rows.append((number, found))
    return rows, wrong


def plain(heading: str) -> str:
    """A heading as our columns are named: "Værdi" is meant by vaerdi."""
    return heading.replace("æ", "ae")


def rows_under(
    table: Table, columns: Columns, must: Sequence[str]
) -> Iterator[tuple[int, dict[str, Any], list[Wrong]]]:
    """Each row under a header that has our columns: its number, its fields, and what is wrong with them."""
    header = [plain(column_name(cell)) for cell in table.header]
    if missing := [name for name in must if name not in header]:
        words = _("Filen mangler kolonnen %(columns)s.") % {"columns": ", ".join(missing)}
        raise Unreadable(table.file, words)
    if doubled := [name for name in columns if header.count(name) > 1]:
        words = _("Filen har to kolonner, der hedder %(columns)s.") % {"columns": ", ".join(doubled)}
        raise Unreadable(table.file, words)
    places = {name: header.index(name) for name in columns if name in header}
    for number, raw in table.rows:
        if not is_blank(raw):
            found, faults = read_row(table.file, number, raw, places, columns)
            yield number, found, faults + overfull(table.file, number, raw, len(header))


def read_row(
    file: str, row: int, raw: Sequence[Any], places: Mapping[str, int], columns: Columns
) -> tuple[dict[str, Any], list[Wrong]]:
    """The fields of a row, and what is wrong with those that cannot be read."""
    found, wrong = {}, []
    for name, place in places.items():
        try:
            found[name] = columns[name](raw[place] if place < len(raw) else None)
        except Unfit as unfit:
            wrong.append(Wrong(row, name, Fault(file, row, name, unfit.fault, unfit.values).sentence))
        except Unfitting as unfit:
            wrong.append(Wrong(row, name, str(unfit)))
    return found, wrong


def overfull(file: str, row: int, raw: Sequence[Any], width: int) -> list[Wrong]:
    """A row with more fields than columns: a comma in 14,8 has parted it in two, and nothing stands where it should."""
    if len(raw) <= width:
        return []
    return [Wrong(row, "", Fault(file, row, "", "too_many_fields", {"count": len(raw), "expected": width}).sentence)]
