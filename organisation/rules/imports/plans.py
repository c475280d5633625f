"""The plan of an import: everything that would be written, everything that is wrong, and who would leave."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from organisation.rules.imports.changes import Change, Kind
from organisation.rules.imports.faults import Remark, Wrong
from organisation.rules.imports.people import PeoplePlan, plan_people
from organisation.rules.imports.positions import PositionPlan, Surroundings, plan_positions, position_facts
from organisation.rules.imports.rows import HrFiles, Sheet, SheetRows, Stored, UnitRow
from organisation.rules.imports.timelines import since, span_on
from organisation.rules.imports.units import UnitPlan, plan_units, written
from organisation.rules.sorting import danish_key

ALWAYS_ALLOWED = 10
ALLOWED_IN_A_HUNDRED = 5


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody employed on the day who no longer would be, or who would lose their last chair."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do on a day. `digest` is of the stored organisation it was made against."""

    on: date
    digest: str
    units: UnitPlan
    people: PeoplePlan
    positions: PositionPlan
    new_fields: tuple[str, ...]
    leavers: tuple[Leaver, ...]
    employed: int
    wrong: tuple[Wrong, ...]
    remarks: tuple[Remark, ...]
    row_counts: Mapping[str, int]

    @property
    def changes(self) -> list[Change]:
        """Everything that would happen, sheet by sheet."""
        return [*self.units.changes, *self.people.changes, *self.positions.changes]

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """How many would be created, moved, renamed, changed and ended on each sheet."""
        told = Counter((change.sheet, change.kind) for change in self.changes)
        return {sheet.value: {kind.value: told[sheet, kind] for kind in Kind} for sheet in Sheet}

    @property
    def totals(self) -> dict[str, int]:
        """How many would be created, moved, renamed, changed and ended in all."""
        told = Counter(change.kind for change in self.changes)
        return {kind.value: told[kind] for kind in Kind}

    @property
    def leavers_allowed(self) -> int:
        """How many may leave without anybody saying yes: ten, or one in twenty where that is more."""
        return max(ALWAYS_ALLOWED, self.employed * ALLOWED_IN_A_HUNDRED // 100)

    def too_many_leavers(self, confirmed: int | None) -> bool:
        """Whether more would leave than is allowed, or than somebody has said yes to."""
        return len(self.leavers) > max(self.leavers_allowed, confirmed or 0)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be written at all."""
        steps = [self.units.steps, self.people.leaves, self.positions.steps, self.positions.holdings]
        return not any(steps) and not self.people.created and not self.people.changed


def plan_import(files: HrFiles, stored: Stored, on: date) -> Plan:
    """Compare HR's files with what is stored. The files count from `on`, but for what their own dates say."""
    files = replace(files, units=spelled_alike(files.units, stored.fields))
    units = plan_units(files.units, stored.units, on)
    people = plan_people(files.people, stored, on)
    positions = plan_positions(files.positions, stored, Surroundings(units, people, on))
    unused = () if files.units is None or files.positions is not None else units_still_used(files, units, positions, on)
    new_fields = fields_not_known(files, stored)
    return Plan(
        on=on,
        digest=stored.digest,
        units=units,
        people=people,
        positions=positions,
        new_fields=new_fields,
        leavers=tuple(leavers(stored, people, positions, on)),
        employed=sum(person.is_employed(on) for person in stored.people.values()),
        wrong=tuple(in_order([*files.wrong, *units.wrong, *people.wrong, *positions.wrong, *unused])),
        remarks=(*files.remarks, *remarks(files, people, new_fields)),
        row_counts=files.row_counts,
    )


def in_order(wrong: Sequence[Wrong]) -> list[Wrong]:
    """Wrong rows in the order of the files, each file from the top."""
    files = {entry.file: number for number, entry in reversed(list(enumerate(wrong)))}
    return sorted(wrong, key=lambda entry: (files[entry.file], entry.row or 0))


def units_still_used(files: HrFiles, units: UnitPlan, positions: PositionPlan, on: date) -> Iterator[Wrong]:
    """Units that would end under the chairs that stand in them, when the sheet of positions was not handed in."""
    ending = {change.id for change in units.changes if change.kind == Kind.ENDED}
    used = {position_facts(span).unit: span for spans in positions.timelines.values() for span in since(spans, on)}
    for unit in sorted(ending & used.keys()):
        last = units.timelines[unit][-1].ends if units.timelines[unit] else on
        if span_on(units.timelines[unit], max(on, used[unit].starts)) is None and files.units is not None:
            values = {"id": unit, "name": units.name_of(unit), "day": written(last)}
            yield Wrong(files.units.file, None, "enhed_id", "unit_still_used", values)


def spelled_alike(sheet: SheetRows[UnitRow] | None, fields: Iterable[str]) -> SheetRows[UnitRow] | None:
    """Fields spelled as they are stored, or as the sheet spells them first: "skole" and "Skole" are one."""
    if sheet is None:
        return None
    spelling = {name.casefold(): name for name in fields}
    rows = [row._replace(field=spelling.setdefault(row.field.casefold(), row.field)) for row in sheet.rows]
    return replace(sheet, rows=rows)


def fields_not_known(files: HrFiles, stored: Stored) -> tuple[str, ...]:
    """Fields that the sheet of units names and nobody has named before."""
    named = {row.field for row in (files.units.rows if files.units else ()) if row.field}
    return tuple(sorted(named - set(stored.fields), key=danish_key))


def leavers(stored: Stored, people: PeoplePlan, positions: PositionPlan, on: date) -> Iterator[Leaver]:
    """Those employed on the day who no longer would be, or who would lose the last chair they have."""
    sat = {person for (_, person), spans in stored.holdings.items() if span_on(spans, on)}
    sits = {person for (_, person), spans in positions.held.items() if since(spans, on)}
    for person, known in stored.people.items():
        if known.is_employed(on):
            stays = people.people[person].is_employed(on)
            if not stays or (person in sat and person not in sits):
                yield Leaver(person, known.name)


def remarks(files: HrFiles, people: PeoplePlan, new_fields: Sequence[str]) -> Iterator[Remark]:
    """What HR would want to know before saying yes."""
    if new_fields and files.units is not None:
        yield Remark(files.units.file, "new_fields", {"fields": ", ".join(new_fields)})
    if people.released and files.people is not None:
        yield Remark(files.people.file, "mails_released", {"count": people.released})
