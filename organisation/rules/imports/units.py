"""What the sheet Enheder means for the tree: wrong rows, and each unit's timeline after the import."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from organisation.rules.dates import overlap
from organisation.rules.imports.changes import Change, Kind, Steps, is_ending, is_new, last_day, meeting_facts
from organisation.rules.imports.faults import Wrong
from organisation.rules.imports.rings import first_ring
from organisation.rules.imports.rows import Sheet, SheetRows, Span, Timelines, UnitFacts, UnitRow
from organisation.rules.imports.timelines import span_on, wanted


def written(day: date) -> str:
    """A day as the files write it."""
    return f"{day:%d-%m-%Y}"


def backwards(file: str, row: int, starts: date | None, ends: date | None, column: str = "til") -> Iterator[Wrong]:
    """A period that ends before it starts."""
    if starts and ends and ends < starts:
        yield Wrong(file, row, column, "ends_before", {"starts": written(starts), "ends": written(ends)})


@dataclass(slots=True)
class UnitPlan:
    """What is to happen to the units. `left_alone` are those with a wrong row: they stay as they are."""

    timelines: dict[str, Sequence[Span]]
    steps: Steps[str] = field(default_factory=Steps)
    changes: list[Change] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    left_alone: set[str] = field(default_factory=set)

    def name_of(self, unit: str) -> str:
        """The latest name of a unit, or its id when nothing else is known."""
        spans = self.timelines.get(unit)
        return unit_facts(spans[-1]).name if spans else unit


def unit_facts(span: Span) -> UnitFacts:
    """What a unit's version says."""
    return cast(UnitFacts, span.facts)


def plan_units(sheet: SheetRows[UnitRow] | None, stored: Timelines, on: date) -> UnitPlan:
    """Compare the sheet with the stored units. Without a sheet every unit stays as it is."""
    if sheet is None:
        return UnitPlan(dict(stored))
    by_id: dict[str, list[UnitRow]] = defaultdict(list)
    for row in sheet.rows:
        by_id[row.id].append(row)
    plan = UnitPlan({}, left_alone=set(sheet.broken))
    for unit, rows in by_id.items():
        found = list(wrong_rows(sheet, rows, by_id))
        if found:
            plan.wrong += found
            plan.left_alone.add(unit)
    for unit in sorted({*by_id, *stored, *plan.left_alone}):
        before = stored.get(unit, ())
        rows = [] if unit in plan.left_alone else by_id.get(unit, [])
        plan.timelines[unit] = before if unit in plan.left_alone else wanted(before, filed(rows), on)
    plan.wrong += parents_gone(sheet, plan, on)
    plan.wrong += rings(sheet, plan, on)
    note_changes(plan, stored, on)
    return plan


def filed(rows: Iterable[UnitRow]) -> list[Span]:
    """A unit's timeline as the file has it."""
    spans = [
        Span(r.starts or date.min, r.ends or date.max, UnitFacts(r.name, r.parent, r.field, r.place)) for r in rows
    ]
    return sorted(spans, key=lambda span: span.starts)


def wrong_rows(
    sheet: SheetRows[UnitRow], rows: Sequence[UnitRow], known: Mapping[str, Sequence[UnitRow]]
) -> Iterator[Wrong]:
    """What is wrong with the rows of one unit, seen beside the other rows."""
    for number, row in enumerate(rows):
        yield from backwards(sheet.file, row.row, row.starts, row.ends)
        for other in rows[:number]:
            if overlap(row.starts or date.min, row.ends, other.starts or date.min, other.ends):
                yield Wrong(sheet.file, row.row, "enhed_id", "same_unit", {"id": row.id, "other": other.row})
                break
        if row.parent == row.id:
            yield Wrong(sheet.file, row.row, "overenhed_id", "own_parent", {"name": row.name})
        elif row.parent and row.parent not in known and row.parent not in sheet.broken:
            yield Wrong(sheet.file, row.row, "overenhed_id", "unknown_parent", {"id": row.parent})


def parents_gone(sheet: SheetRows[UnitRow], plan: UnitPlan, on: date) -> Iterator[Wrong]:
    """Rows whose parent does not exist on their first day that is not past."""
    for row in sheet.rows:
        day = max(on, row.starts or on)
        if not row.parent or plan.left_alone & {row.id, row.parent} or (row.ends or day) < day:
            continue
        if span_on(plan.timelines[row.parent], day) is None:
            values = {"id": row.parent, "name": plan.name_of(row.parent), "day": written(day)}
            yield Wrong(sheet.file, row.row, "overenhed_id", "parent_gone", values)


def rings(sheet: SheetRows[UnitRow], plan: UnitPlan, on: date) -> Iterator[Wrong]:
    """Units that lie below one another in a ring, all of them named at the first one's row."""
    edges = [
        (unit, unit_facts(span).parent, span.starts, span.ends)
        for unit, spans in plan.timelines.items()
        for span in spans
        if unit_facts(span).parent
    ]
    for ring in first_ring(edges, on):
        row = min((row.row for row in sheet.rows if row.id in ring), default=None)
        names = ", ".join(f"{plan.name_of(unit)} ({unit})" for unit in ring)
        yield Wrong(sheet.file, row, "overenhed_id", "ring", {"names": names})


def note_changes(plan: UnitPlan, stored: Timelines, on: date) -> None:
    """Write down the steps, and say in words what happens to each unit."""
    for unit, timeline in plan.timelines.items():
        before = stored.get(unit, ())
        if plan.steps.take(unit, before, timeline):
            plan.changes += told(plan, unit, before, timeline, on)


def told(plan: UnitPlan, unit: str, before: Sequence[Span], after: Sequence[Span], on: date) -> Iterator[Change]:
    """What happens to one unit."""
    label = plan.name_of(unit) if after else unit_facts(before[-1]).name
    if is_new(before, after, on) or not before:
        yield Change(Sheet.UNITS, Kind.CREATED, unit, label, after=label, day=after[-1].starts)
        return
    pairs = [(unit_facts(old), unit_facts(new), new.starts) for old, new in meeting_facts(before, after, on)]
    moves = [(old.parent, new.parent, day) for old, new, day in pairs if old.parent != new.parent]
    names = [(old.name, new.name, day) for old, new, day in pairs if old.name != new.name]
    if moves:
        old, new, day = moves[-1]
        yield Change(Sheet.UNITS, Kind.MOVED, unit, label, plan.name_of(old), plan.name_of(new), day)
    if names:
        yield Change(Sheet.UNITS, Kind.RENAMED, unit, label, *names[-1])
    if is_ending(before, after):
        yield Change(Sheet.UNITS, Kind.ENDED, unit, label, day=last_day(after) if after else None)
    elif not moves and not names:
        yield Change(Sheet.UNITS, Kind.CHANGED, unit, label, day=after[-1].starts)
