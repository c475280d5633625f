"""Files of measurements, CSV or XLSX as Danish systems write them: read into rows, and a file to fill in."""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from goals.rules.measurement_import import Facts, Row
from goals.rules.numbers import NotANumber, number_from, number_kept_as
from organisation.formats.hr_files import cells
from organisation.formats.hr_files.cells import Percent
from organisation.formats.row_files import Unfitting, needed, read_rows
from organisation.formats.wrong_rows import MARK, dead
from organisation.rules.row_faults import Wrong

NAME_LENGTH, NOTE_LENGTH, MOST_BEHIND = 160, 300, 2_147_483_647


def number(raw: Any) -> Decimal | None:
    """A number as a Dane writes it or a spreadsheet keeps it, or none."""
    if isinstance(raw, Percent):
        raise NotANumber("percent")
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return number_kept_as(raw)
    text = cells.text_of(raw)
    return number_from(text) if text else None


def numeric(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A reader of numbers, whose faults are told in our words."""

    def reading(raw: Any) -> Any:
        try:
            return read(raw)
        except NotANumber as fault:
            raise Unfitting(number_words(fault.why)) from None

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
    "vaerdi": needed(numeric(number)),
    "antal": numeric(whole),
    "usikkerhed": numeric(spread),
    "forklaring": cells.words(NOTE_LENGTH),
}
NEEDED = ("indikator", "maalt_den", "vaerdi")


def read_measurements(file: str, content: bytes) -> tuple[list[Row], list[Wrong]]:
    """The rows of a file that can be read, and what is wrong with the others; raises `Unreadable`."""
    found, wrong = read_rows(file, content, COLUMNS, NEEDED)
    return [row_of(number, fields) for number, fields in found], wrong


def row_of(number: int, fields: dict[str, Any]) -> Row:
    """A row from its fields."""
    facts = Facts(fields["vaerdi"], fields.get("antal"), fields.get("usikkerhed"), fields.get("forklaring") or "")
    return Row(number, fields["indikator"], fields["maalt_den"], facts)


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
