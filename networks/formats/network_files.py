"""Files of networks that already run, CSV or XLSX: read into rows, and a file to fill in."""

import csv
import io
from typing import Any

from django.utils.translation import gettext as _

from networks.rules.composition import DAY_NAMES
from networks.rules.network_import import FileFault, Row
from organisation.formats.hr_files import cells
from organisation.formats.row_files import Columns, Unfitting, needed, read_rows
from organisation.formats.wrong_rows import MARK

NAME_LENGTH, WORD_LENGTH = 120, 254


def weekday(raw: Any) -> str:
    """A weekday by its Danish name, or none."""
    text = cells.text_of(raw).casefold()
    found = next((day for day, name in DAY_NAMES.items() if text in (day, str(name))), "")
    if text and not found:
        words = _("»%(text)s« er ikke en ugedag. Skriv mandag, tirsdag, onsdag, torsdag eller fredag.")
        raise Unfitting(words % {"text": cells.shown(text)})
    return found


COLUMNS: Columns = {
    "program": needed(cells.words(NAME_LENGTH)),
    "netvaerk": needed(cells.words(NAME_LENGTH)),
    "netvaerk_fra": needed(cells.day),
    "netvaerk_til": cells.day,
    "ugedag": weekday,
    "facilitator": cells.words(WORD_LENGTH),
    "deltager": needed(cells.words(WORD_LENGTH)),
    "fra": cells.day,
    "til": cells.day,
    "moedested": cells.words(NAME_LENGTH),
}
NEEDED = ("program", "netvaerk", "netvaerk_fra", "deltager")
EXAMPLES = (
    ("Fjord", "01-09-2024", "", "onsdag", "jonas@eksempel.dk", "mette@eksempel.dk", "", "", "Rådhuset"),
    ("Fjord", "01-09-2024", "", "", "", "ole@eksempel.dk", "01-02-2025", "", ""),
    ("Bro (2021–2024)", "01-09-2021", "31-08-2024", "", "", "mette@eksempel.dk", "", "", ""),
)


def read_networks(file: str, content: bytes) -> tuple[list[Row], list[FileFault]]:
    """The rows of a file that can be read, and what is wrong with the others; raises `Unreadable`."""
    found, wrong = read_rows(file, content, COLUMNS, NEEDED)
    return [row_of(file, number, fields) for number, fields in found], [FileFault(file, one) for one in wrong]


def row_of(file: str, number: int, fields: dict[str, Any]) -> Row:
    """A row from its fields."""
    return Row(
        file=file,
        number=number,
        programme=fields["program"],
        network=fields["netvaerk"],
        starts=fields["netvaerk_fra"],
        ends=fields.get("netvaerk_til"),
        day=fields.get("ugedag") or "",
        facilitator=fields.get("facilitator") or "",
        member=fields["deltager"],
        member_from=fields.get("fra"),
        member_to=fields.get("til"),
        place=fields.get("moedested") or "",
    )


def template_csv(programme: str) -> bytes:
    """A file to fill in, with three rows that show how."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    for example in EXAMPLES:
        writer.writerow([programme, *example])
    return (MARK + out.getvalue()).encode()
