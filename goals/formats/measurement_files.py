"""Files of measurements, CSV or XLSX as Danish systems write them: read into rows, and a file to fill in."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from goals.rules.measurement_import import MOST_ROWS, Facts, Row, Wrong
from goals.rules.numbers import NotANumber, number_from, number_kept_as
from organisation.formats.hr_files import cells
from organisation.formats.hr_files.cells import Percent, Unfit
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
from organisation.formats.wrong_rows import MARK, dead
from organisation.rules.imports.faults import Wrong as Fault

NAME_LENGTH, NOTE_LENGTH, MOST_BEHIND = 160, 300, 2_147_483_647


def number(raw: Any) -> Decimal | None:
    """A number as a Dane writes it or a spreadsheet keeps it, or none."""
    if isinstance(raw, Percent):
        raise NotANumber("percent")
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return number_kept_as(raw)
    text = cells.text_of(raw)
    return number_from(text) if text else None


def needed(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A reader of what must be there."""

    def reading(raw: Any) -> Any:
        found = read(raw)
        if found in (None, ""):
            raise Unfit("missing")
        return found

    return reading


def whole(raw: Any) -> int | None:
    """A number of citizens, answers or cases, one at least, or none."""
    found = number(raw)
    if found is None:
        return None
    if found != found.to_integral_value() or not 1 <= found <= MOST_BEHIND:
        raise NotANumber("not_whole")
    return int(found)


def spread(raw: Any) -> Decimal | None:
    """An uncertainty, which is not below nought, or none."""
    found = number(raw)
    if found is not None and found < 0:
        raise NotANumber("negative")
    return found


COLUMNS: dict[str, Callable[[Any], Any]] = {
    "indikator": needed(cells.words(NAME_LENGTH)),
    "maalt_den": needed(cells.day),
    "vaerdi": needed(number),
    "antal": whole,
    "usikkerhed": spread,
    "forklaring": cells.words(NOTE_LENGTH),
}
NEEDED = ("indikator", "maalt_den", "vaerdi")


def read_measurements(file: str, content: bytes) -> tuple[list[Row], list[Wrong]]:
    """The rows of a file that can be read, and what is wrong with the others.

    Raises `Unreadable` of what is no table, lacks a column, or has more rows than a page can show.
    """
    refuse_the_impossible(file, content)
    tables = workbook_tables(file, content) if content.startswith(ZIP_MARK) else [csv_table(file, content, known)]
    table = max(tables, key=lambda one: known([column_name(cell) for cell in one.header]))
    return read_table(table)


def known(header: Sequence[str]) -> int:
    """How many headings of a line are ours."""
    return len({plain(name) for name in header} & COLUMNS.keys())


def plain(heading: str) -> str:
    """A heading as our columns are named: "Værdi" is meant by vaerdi."""
    return heading.replace("æ", "ae")


def read_table(table: Table) -> tuple[list[Row], list[Wrong]]:
    """The rows under a header that has our columns."""
    header = [plain(column_name(cell)) for cell in table.header]
    if missing := [name for name in NEEDED if name not in header]:
        words = _("Filen mangler kolonnen %(columns)s.") % {"columns": ", ".join(missing)}
        raise Unreadable(table.file, words)
    if doubled := [name for name in COLUMNS if header.count(name) > 1]:
        words = _("Filen har to kolonner, der hedder %(columns)s.") % {"columns": ", ".join(doubled)}
        raise Unreadable(table.file, words)
    places = {name: header.index(name) for name in COLUMNS if name in header}
    rows: list[Row] = []
    wrong: list[Wrong] = []
    for number_of_row, raw in table.rows:
        if is_blank(raw):
            continue
        if len(rows) + len(wrong) >= MOST_ROWS:
            words = _("Filen har mere end %(most)s rækker. Del den i mindre filer.") % {"most": MOST_ROWS}
            raise Unreadable(table.file, words)
        found, faults = read_row(table.file, number_of_row, raw, places)
        faults += overfull(table.file, number_of_row, raw, len(header))
        wrong += faults
        if not faults:
            facts = Facts(found["vaerdi"], found.get("antal"), found.get("usikkerhed"), found.get("forklaring") or "")
            rows.append(Row(number_of_row, found["indikator"], found["maalt_den"], facts))
    return rows, wrong


def read_row(file: str, row: int, raw: Sequence[Any], places: dict[str, int]) -> tuple[dict[str, Any], list[Wrong]]:
    """The fields of a row, and what is wrong with those that cannot be read."""
    found, wrong = {}, []
    for name, place in places.items():
        try:
            found[name] = COLUMNS[name](raw[place] if place < len(raw) else None)
        except Unfit as unfit:
            wrong.append(Wrong(row, name, Fault(file, row, name, unfit.fault, unfit.values).sentence))
        except NotANumber as fault:
            wrong.append(Wrong(row, name, number_words(fault.why)))
    return found, wrong


def overfull(file: str, row: int, raw: Sequence[Any], width: int) -> list[Wrong]:
    """A row with more fields than columns: a comma in 14,8 has parted it in two, and nothing stands where it should."""
    if len(raw) <= width:
        return []
    return [Wrong(row, "", Fault(file, row, "", "too_many_fields", {"count": len(raw), "expected": width}).sentence)]


def number_words(why: str) -> str:
    """Why a text is no number that can be kept."""
    words = {
        "ambiguous": _("Tallet kan være både tusinder og decimaler. Skriv 1234 eller 1,234."),
        "too_long": _("Tallet er for langt. Der er plads til ti cifre og fire decimaler."),
        "percent": _(
            "Cellen viser procent, så 14,8 % er gemt som 0,148. Gør den til en almindelig celle, og skriv 14,8."
        ),
        "not_whole": _("Det skal være et helt tal, mindst 1."),
        "negative": _("Tallet må ikke være under nul."),
    }
    return words.get(why) or _("Det er ikke et tal. Skriv et tal som 14,8 eller 1.234,5.")


def template_csv(indicators: Iterable[tuple[int, str]], on: date) -> bytes:
    """A file to fill in: a row for each indicator, known by its number, its name in the explanation."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    for pk, name in indicators:
        writer.writerow([str(pk), on.isoformat(), "", "", "", dead(name)])
    return (MARK + out.getvalue()).encode()
