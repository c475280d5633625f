"""Workbooks (.xlsx): their sheets as tables, read in a stream, after a look at what the archive would unfold to."""

import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from organisation.formats.hr_files.cells import CellError, Formula, Percent
from organisation.formats.hr_files.tables import MOST_ROWS, Table, Unreadable, is_blank

MOST_PARTS = 2_000
MOST_UNFOLDED = 400 * 1024 * 1024
MOST_SHARED = 100 * 1024 * 1024
WIDEST = 64
AT_A_TIME = 500


def look_inside(file: str, content: bytes) -> None:
    """Refuse an archive that is no workbook, unfolds beyond reason, or declares entities of its own."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNFOLDED:
                raise Unreadable(file, _("Regnearket folder sig ud til mere, end LederNet kan læse."))
            if any(part.flag_bits & 1 for part in parts):
                raise Unreadable(file, _("Regnearket er beskyttet med adgangskode. Gem det uden."))
            if not any(part.filename == "xl/workbook.xml" for part in parts):
                raise Unreadable(file, _("Filen er ikke et regneark. Gem den som .xlsx eller CSV."))
            for part in parts:
                if "sharedStrings" in part.filename and part.file_size > MOST_SHARED:
                    raise Unreadable(file, _("Regnearket folder sig ud til mere, end LederNet kan læse."))
                if part.filename.endswith((".xml", ".rels")) and has_entities(archive.open(part)):
                    raise Unreadable(file, _("Regnearket indeholder noget, som ikke hører hjemme i et regneark."))
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        raise broken(file) from None


def has_entities(stream: Any) -> bool:
    """Whether a part opens with a document type, which no spreadsheet writes."""
    with stream:
        return b"<!DOCTYPE" in stream.read(4096)


def broken(file: str) -> Unreadable:
    """What is said of a workbook that falls apart while it is read."""
    return Unreadable(file, _("Regnearket er beskadiget og kan ikke læses. Gem det igen."))


@contextmanager
def quietly(file: str) -> Iterator[None]:
    """Read with openpyxl: no warnings about styles, and whatever it trips over is a damaged file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except Unreadable:
            raise
        except Exception:
            raise broken(file) from None


def workbook_tables(file: str, content: bytes) -> list[Table]:
    """Every sheet that has anything in it."""
    import openpyxl  # noqa: PLC0415 - slow import

    look_inside(file, content)
    with quietly(file):
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheets = [(sheet.title, sheet) for sheet in book.worksheets]
    tables = []
    for name, sheet in sheets:
        lines = numbered(file, sheet)
        header = next((row for _number, row in beneath(lines, WIDEST) if not is_blank(row)), None)
        if header is not None:
            while header[-1] in {None, ""}:
                header.pop()
            tables.append(Table(file, name, header, beneath(lines, len(header))))
    return tables


def beneath(lines: Iterable[tuple[int, Sequence[Any]]], width: int) -> Iterator[tuple[int, list[Any]]]:
    """What stands in the first columns of each row."""
    for number, cells in lines:
        yield number, [value_of(cell) for cell in cells[:width]]


def numbered(file: str, sheet: Any) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows of a sheet with their numbers, read some at a time."""
    with quietly(file):
        sheet.reset_dimensions()
        rows = enumerate(sheet.iter_rows(max_col=WIDEST), 1)
    while True:
        with quietly(file):
            some = list(islice(rows, AT_A_TIME))
        if not some:
            return
        if some[-1][0] > MOST_ROWS:
            raise Unreadable(file, _("Arket %(sheet)s har mere end 500.000 rækker.") % {"sheet": sheet.title})
        yield from some


def value_of(cell: Any) -> Any:
    """What a cell holds; formulas, errors and parts of a hundred are told apart from values."""
    value = cell.value
    if cell.data_type == "n" and isinstance(value, int | float) and "%" in cell.number_format:
        return Percent(value)
    if value is None or cell.data_type in {"s", "n", "inlineStr"}:
        return value
    if cell.data_type == "f":
        return Formula(value if isinstance(value, str) else f"={getattr(value, 'text', '') or ''}")
    return CellError(str(value)) if cell.data_type == "e" else value
