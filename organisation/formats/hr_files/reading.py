"""Reading HR's files: every table finds its sheet, every field its value, every fault its row and column."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from organisation.formats.hr_files.cells import Unfit
from organisation.formats.hr_files.columns import COLUMNS, OPTIONAL, ROWS, Reader, column_name, sheet_of
from organisation.formats.hr_files.tables import ZIP_MARK, Table, Unreadable, csv_table, is_blank, refuse_the_impossible
from organisation.formats.hr_files.workbooks import workbook_tables
from organisation.rules.imports import HrFiles, Remark, Sheet, SheetRows, Wrong

ID_COLUMNS = {Sheet.UNITS: "enhed_id", Sheet.PEOPLE: "person_id", Sheet.POSITIONS: "stilling_id"}


def read_hr_files(files: Iterable[tuple[str, bytes]]) -> HrFiles:
    """Read files given by name and content. Any order, any names: what a table is, its columns tell.

    Raises `Unreadable` when a file is no table, lacks a column, or gives a sheet that another file gives too.
    """
    reading = Reading()
    for file, content in files:
        refuse_the_impossible(file, content)
        if content.startswith(ZIP_MARK):
            reading.take_workbook(file, workbook_tables(file, content))
        else:
            reading.take(csv_table(file, content))
    return reading.finished()


class Reading:
    """What has been read so far."""

    def __init__(self) -> None:
        self.sheets: dict[Sheet, SheetRows[Any]] = {}
        self.wrong: list[Wrong] = []
        self.remarks: list[Remark] = []

    def take_workbook(self, file: str, tables: Sequence[Table]) -> None:
        """Read the sheets of a workbook that are HR's; others are only remarked upon."""
        headers = [[column_name(cell) for cell in table.header] for table in tables]
        ours = [t for t, header in zip(tables, headers, strict=True) if sheet_of(header, t.name) or is_named(t)]
        if not ours:
            raise Unreadable(file, _("Ingen af arkene ligner Enheder, Personer eller Stillinger."))
        for table in ours:
            self.take(table)
        others = [table.name for table in tables if table not in ours]
        if others:
            self.remarks.append(Remark(file, "other_sheets", {"sheets": ", ".join(others)}))

    def take(self, table: Table) -> None:
        """Read one table as the sheet that it is."""
        header = [column_name(cell) for cell in table.header]
        sheet = sheet_of(header, table.name)
        if sheet is None:
            raise Unreadable(table.file, _("Overskrifterne ligner hverken Enheder, Personer eller Stillinger."))
        label = label_of(table)
        places = self.places(label, sheet, header)
        if sheet in self.sheets:
            values = {"sheet": sheet.value, "other": self.sheets[sheet].file}
            raise Unreadable(label, _("%(sheet)s står også i %(other)s. Giv kun den ene.") % values)
        self.sheets[sheet] = self.rows(label, sheet, table, places)

    def places(self, file: str, sheet: Sheet, header: Sequence[str]) -> list[tuple[str, int, Reader]]:
        """Where each column stands."""
        missing = [name for name in COLUMNS[sheet] if name not in header and name not in OPTIONAL]
        if missing:
            values = {"sheet": sheet.value, "columns": ", ".join(missing)}
            raise Unreadable(file, _("%(sheet)s mangler kolonnen %(columns)s.") % values)
        doubled = [name for name in COLUMNS[sheet] if header.count(name) > 1]
        if doubled:
            values = {"sheet": sheet.value, "columns": ", ".join(doubled)}
            raise Unreadable(file, _("%(sheet)s har to kolonner, der hedder %(columns)s.") % values)
        unknown = [name for name in header if name and name not in COLUMNS[sheet]]
        if unknown:
            self.remarks.append(Remark(file, "unknown_columns", {"columns": ", ".join(unknown[:10])}))
        return [(name, header.index(name), reader) for name, reader in COLUMNS[sheet].items() if name in header]

    def rows(self, file: str, sheet: Sheet, table: Table, places: Sequence[tuple[str, int, Reader]]) -> SheetRows[Any]:
        """The rows that can be read, the faults of the others, and the ids of those."""
        width = len(table.header)
        rows, broken = [], set()
        for number, raw in table.rows:
            if is_blank(raw):
                continue
            values = self.values(file, number, raw, places)
            overfull = not is_blank(raw[width:])
            if overfull:
                self.wrong.append(Wrong(file, number, "", "too_many_fields", {"count": len(raw), "expected": width}))
            if len(values) == len(places) and not overfull:
                rows.append(ROWS[sheet](number, *values.values()))
            elif values.get(ID_COLUMNS[sheet]):
                broken.add(values[ID_COLUMNS[sheet]])
        return SheetRows(file, rows, frozenset(broken))

    def values(
        self, file: str, number: int, raw: Sequence[Any], places: Sequence[tuple[str, int, Reader]]
    ) -> dict[str, Any]:
        """The fields of a row that can be read."""
        values = {}
        for name, place, reader in places:
            try:
                values[name] = reader(raw[place] if place < len(raw) else None)
            except Unfit as unfit:
                self.wrong.append(Wrong(file, number, name, unfit.fault, unfit.values))
        return values

    def finished(self) -> HrFiles:
        """Everything that was read."""
        return HrFiles(
            units=self.sheets.get(Sheet.UNITS),
            people=self.sheets.get(Sheet.PEOPLE),
            positions=self.sheets.get(Sheet.POSITIONS),
            wrong=tuple(self.wrong),
            remarks=tuple(self.remarks),
        )


def is_named(table: Table) -> bool:
    """Whether a table of a workbook bears the name of one of HR's sheets."""
    return table.name.strip().casefold() in {sheet.value.casefold() for sheet in Sheet}


def label_of(table: Table) -> str:
    """How a table is spoken of: the file, and the sheet where a file may have several."""
    return table.file if table.name and table.file.startswith(table.name) else f"{table.file} · {table.name}"
