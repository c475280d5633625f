"""From the bytes of a file to a table of rows: CSV as Danish systems write it; or why it cannot be read."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from organisation.formats.hr_files.columns import column_name, known_columns

MOST_BYTES = 64 * 1024 * 1024
MOST_COLUMNS = 200
MOST_ROWS = 500_000
UTF8_MARK = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Unreadable(Exception):
    """A file that cannot be read at all: a sentence for HR, naming the file."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header. `file` is what the file is called, `name` the sheet's own name or again the file's."""

    file: str
    name: str
    header: Sequence[Any]
    rows: Iterator[tuple[int, Sequence[Any]]]


def refuse_the_impossible(file: str, content: bytes) -> None:
    """Refuse what is no table at all, before anything is made of it."""
    if not content.strip():
        raise Unreadable(file, _("Filen er tom."))
    if len(content) > MOST_BYTES:
        raise Unreadable(file, _("Filen fylder mere end 64 MB. Del den i mindre filer."))
    if content.startswith(OLE_MARK):
        if ENCRYPTED in content:
            raise Unreadable(file, _("Regnearket er beskyttet med adgangskode. Gem det uden."))
        raise Unreadable(file, _("Det er et gammelt regneark (.xls). Gem det som .xlsx eller CSV."))


def decoded(file: str, content: bytes) -> str:
    """The text of a CSV file: UTF-8 with or without its mark, or else Windows' Danish character set."""
    if content.startswith(UTF16_MARKS):
        raise Unreadable(file, _("Filen er gemt som UTF-16 (»Unicode-tekst«). Gem den som »CSV UTF-8«."))
    if b"\x00" in content:
        raise Unreadable(file, _("Filen er ikke en tekstfil. Gem den som »CSV UTF-8« eller .xlsx."))
    try:
        return content.removeprefix(UTF8_MARK).decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise Unreadable(file, _("Filens tegnsæt kan ikke læses. Gem den som »CSV UTF-8«.")) from None


def csv_table(file: str, content: bytes, known: Callable[[Sequence[str]], int] = known_columns) -> Table:
    """The one table of a CSV file. Rows are numbered as a spreadsheet shows them.

    `known` counts the headings of a line that are known; it tells whether the file is parted by semicolons or commas.
    """
    text = decoded(file, content)
    if text[:4].casefold() == "sep=":
        text = text.partition("\n")[2]
    first = next((line for line in io.StringIO(text) if line.strip(" ;,\t\r\n")), "")
    count = 1 + max(first.count(sign) for sign in ";,")
    if count > MOST_COLUMNS:
        raise Unreadable(file, _("Filen har %(count)s kolonner. LederNet læser højst 200.") % {"count": count})
    delimiter = max(";,", key=lambda sign: known([column_name(name) for name in first.split(sign)]))
    rows = numbered(file, text, delimiter)
    header = next((row for _number, row in rows if not is_blank(row)), [])
    return Table(file, PurePath(file).stem, header, rows)


def is_blank(row: Sequence[Any]) -> bool:
    """Whether a row has nothing in it."""
    return not any(cell is not None and (not isinstance(cell, str) or cell.strip()) for cell in row)


def numbered(file: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV text with their numbers, blank ones too. A text left open by its quotation mark is refused."""
    number = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            if number > MOST_ROWS:
                raise Unreadable(file, _("Filen har mere end 500.000 rækker."))
            yield number, row
    except csv.Error:
        reason = _("Række %(row)s kan ikke læses. Er der et anførselstegn for meget?") % {"row": number + 1}
        raise Unreadable(file, reason) from None
