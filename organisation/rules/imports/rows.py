"""Rows as plain values: what HR's files say, and what LederNet has stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from organisation.rules.imports.faults import Remark, Wrong


class Sheet(StrEnum):
    """The three sheets of an HR export, by the names they have there."""

    UNITS = "Enheder"
    PEOPLE = "Personer"
    POSITIONS = "Stillinger"


class UnitRow(NamedTuple):
    """A row of Enheder: what a unit is called and where it belongs, for a period."""

    row: int
    id: str
    name: str
    parent: str
    field: str
    place: str
    starts: date | None
    ends: date | None


class PersonRow(NamedTuple):
    """A row of Personer. A second row of the same person may add another leave and nothing else.

    `gender` is None where the file has no such column.
    """

    row: int
    id: str
    name: str
    email: str
    phone: str
    employed_from: date | None
    employed_to: date | None
    leave_from: date | None
    leave_to: date | None
    gender: str | None = None


class PositionRow(NamedTuple):
    """A row of Stillinger: a chair and, unless it is vacant, who holds it, for a period."""

    row: int
    id: str
    person: str
    unit: str
    title: str
    is_leader: bool
    level: int | None
    acting: bool
    starts: date | None
    ends: date | None


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class SheetRows(Generic[Row]):
    """The readable rows of one sheet, and the ids of rows that could not be read: those are left as they are."""

    file: str
    rows: Sequence[Row]
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class HrFiles:
    """What was handed in: one, two or three sheets. Only a sheet that is there is compared."""

    units: SheetRows[UnitRow] | None = None
    people: SheetRows[PersonRow] | None = None
    positions: SheetRows[PositionRow] | None = None
    wrong: Sequence[Wrong] = ()
    remarks: Sequence[Remark] = ()

    @property
    def row_counts(self) -> dict[str, int]:
        """How many readable rows each sheet has."""
        sheets = {Sheet.UNITS: self.units, Sheet.PEOPLE: self.people, Sheet.POSITIONS: self.positions}
        return {kind.value: len(sheet.rows) for kind, sheet in sheets.items() if sheet is not None}


class UnitFacts(NamedTuple):
    """What is dated about a unit. `parent` is an id of HR's, empty at the top."""

    name: str
    parent: str
    field: str
    place: str


class PositionFacts(NamedTuple):
    """What is dated about a position."""

    unit: str
    title: str
    is_leader: bool
    level: int | None


class StoredPerson(NamedTuple):
    """A person as stored."""

    pk: int
    name: str
    email: str
    phone: str
    employed_from: date | None
    employed_to: date | None
    gender: str = ""

    def is_employed(self, on: date) -> bool:
        """Whether the person is employed on a day."""
        return (self.employed_from or on) <= on <= (self.employed_to or on)


class Span(NamedTuple):
    """What holds for a period, both days included. `pk` is the stored row's, none for a new one.

    `date.min` stands for a start that the file leaves open, `date.max` for no end.
    """

    starts: date
    ends: date
    facts: object
    pk: int | None = None


Timelines = Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Stored:
    """The organisation as stored, of what came from HR's files: timelines by HR's ids, in the order of their start."""

    units: Timelines = field(default_factory=dict)
    people: Mapping[str, StoredPerson] = field(default_factory=dict)
    leaves: Timelines = field(default_factory=dict)
    positions: Timelines = field(default_factory=dict)
    holdings: Mapping[tuple[str, str], Sequence[Span]] = field(default_factory=dict)
    external_mails: Mapping[str, str] = field(default_factory=dict)
    fields: Iterable[str] = ()
    digest: str = ""
