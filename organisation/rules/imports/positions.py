"""What the sheet Stillinger means: wrong rows, and the timelines of chairs and of who holds them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from organisation.rules.dates import overlap
from organisation.rules.imports.changes import Change, Kind, Steps, is_ending, is_new, last_day, meeting_facts
from organisation.rules.imports.faults import Wrong
from organisation.rules.imports.people import PeoplePlan
from organisation.rules.imports.rows import PositionFacts, PositionRow, Sheet, SheetRows, Span, Stored, StoredPerson
from organisation.rules.imports.seats import Chair, seats_wanted
from organisation.rules.imports.timelines import joined, span_on, until, wanted
from organisation.rules.imports.units import UnitPlan, backwards, written

Seat = tuple[str, str]


@dataclass(slots=True)
class PositionPlan:
    """What is to happen to positions and to who holds them. A holding's key is the position's id and the person's."""

    steps: Steps[str] = field(default_factory=Steps)
    holdings: Steps[Seat] = field(default_factory=Steps)
    timelines: dict[str, Sequence[Span]] = field(default_factory=dict)
    held: dict[Seat, Sequence[Span]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    left_alone: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What positions are seen against: the units and people as they will be, and the day of the import."""

    units: UnitPlan
    people: PeoplePlan
    on: date


def position_facts(span: Span) -> PositionFacts:
    """What a position's version says."""
    return cast(PositionFacts, span.facts)


def plan_positions(sheet: SheetRows[PositionRow] | None, stored: Stored, around: Surroundings) -> PositionPlan:
    """Compare the sheet with the stored positions. Without a sheet only the chairs of those who leave fall vacant."""
    if sheet is None:
        plan = PositionPlan(timelines=dict(stored.positions))
        plan.held = {seat: within_employment(seat, spans, around) for seat, spans in stored.holdings.items()}
    else:
        plan = compared(sheet, stored, around)
    note_changes(plan, stored, around)
    return plan


def compared(sheet: SheetRows[PositionRow], stored: Stored, around: Surroundings) -> PositionPlan:
    """The timelines that the sheet asks for, and what is wrong with its rows."""
    by_id: dict[str, list[PositionRow]] = defaultdict(list)
    for row in sheet.rows:
        by_id[row.id].append(row)
    plan = PositionPlan(left_alone=set(sheet.broken))
    for position, rows in by_id.items():
        found = [*clashes(sheet.file, rows), *(w for row in rows for w in misplaced(sheet.file, row, around))]
        if found:
            plan.wrong += found
            plan.left_alone.add(position)
    seats: dict[str, dict[str, Sequence[Span]]] = defaultdict(dict)
    for (position, person), spans in stored.holdings.items():
        seats[position][person] = spans
    for position in sorted({*by_id, *stored.positions, *seats}):
        chair = Chair(by_id.get(position, []), stored.positions.get(position, ()), seats.get(position, {}))
        held: Mapping[str, Sequence[Span]] = chair.seats
        plan.timelines[position] = chair.versions
        if position not in plan.left_alone:
            plan.timelines[position] = wanted(chair.versions, chair_filed(chair.rows), around.on)
            held = seats_wanted(chair, around.people.people, around.on)
        plan.held |= {(position, person): spans for person, spans in held.items()}
    return plan


def chair_filed(rows: Iterable[PositionRow]) -> list[Span]:
    """A chair's timeline as the file has it, whoever sits in it."""
    spans = [
        Span(r.starts or date.min, r.ends or date.max, PositionFacts(r.unit, r.title, r.is_leader, r.level))
        for r in rows
    ]
    return joined(sorted(spans, key=lambda span: (span.starts, span.ends)))


def within_employment(seat: Seat, spans: Sequence[Span], around: Surroundings) -> Sequence[Span]:
    """A stored holding cut short when the person leaves."""
    person = around.people.people.get(seat[1])
    if person is None or person.employed_to is None:
        return spans
    return until(spans, person.employed_to)


def clashes(file: str, rows: Sequence[PositionRow]) -> Iterator[Wrong]:
    """Rows of one position that cannot all be true."""
    for number, row in enumerate(rows):
        yield from backwards(file, row.row, row.starts, row.ends)
        for other in rows[:number]:
            if not overlap(row.starts or date.min, row.ends, other.starts or date.min, other.ends):
                continue
            fault, column = clash(row, other)
            if fault:
                yield Wrong(file, row.row, column, fault, {"id": row.id, "other": other.row})
                break


def clash(row: PositionRow, other: PositionRow) -> tuple[str, str]:
    """Why two rows of a position in the same period cannot both be true, and the column to look at."""
    if row.person == other.person:
        return "same_position", "stilling_id"
    if not row.person or not other.person:
        return "vacant_and_held", "person_id"
    for column, one, two in (
        ("enhed_id", row.unit, other.unit),
        ("titel", row.title, other.title),
        ("leder", row.is_leader, other.is_leader),
        ("niveau", row.level, other.level),
    ):
        if one != two:
            return "shared_differs", column
    return "", ""


def misplaced(file: str, row: PositionRow, around: Surroundings) -> Iterator[Wrong]:
    """A row that points at a unit or a person that is not there when it counts."""
    day = max(around.on, row.starts or around.on)
    counts = (row.ends or day) >= day
    if row.unit not in around.units.left_alone:
        timeline = around.units.timelines.get(row.unit)
        if timeline is None:
            yield Wrong(file, row.row, "enhed_id", "unknown_unit", {"id": row.unit})
        elif counts and span_on(timeline, day) is None:
            values = {"id": row.unit, "name": around.units.name_of(row.unit), "day": written(day)}
            yield Wrong(file, row.row, "enhed_id", "unit_gone", values)
    if row.person and row.person not in around.people.left_alone:
        person = around.people.people.get(row.person)
        if person is None:
            yield Wrong(file, row.row, "person_id", "unknown_person", {"id": row.person})
        elif (last := day_not_employed(row, person, around.on)) is not None:
            values = {"id": row.person, "name": person.name, "day": written(last)}
            yield Wrong(file, row.row, "person_id", "not_employed", values)


def day_not_employed(row: PositionRow, person: StoredPerson, on: date) -> date | None:
    """A day on which a row needs its person employed and they are not. A row not yet past needs them from now on."""
    counts = (row.ends or date.max) >= on
    first = max(row.starts or date.min, person.employed_from or date.min, on if counts else date.min)
    last = min(row.ends or date.max, person.employed_to or date.max)
    if first <= last:
        return None
    return max(on, row.starts or on) if counts else row.ends


def holders(seats: Mapping[Seat, Sequence[Span]], position: str, people: Iterable[str], on: date) -> list[str]:
    """Who of some people sits in a chair on a day."""
    return [person for person in people if span_on(seats.get((position, person), ()), on) is not None]


def note_changes(plan: PositionPlan, stored: Stored, around: Surroundings) -> None:
    """Write down the steps, and say in words what happens to each chair."""
    seated: dict[str, list[str]] = defaultdict(list)
    reseated: set[str] = set()
    for seat, timeline in plan.held.items():
        seated[seat[0]].append(seat[1])
        if plan.holdings.take(seat, stored.holdings.get(seat, ()), timeline):
            reseated.add(seat[0])
    for position, timeline in plan.timelines.items():
        before = stored.positions.get(position, ())
        altered = plan.steps.take(position, before, timeline)
        if not altered and position not in reseated:
            continue
        people = seated[position]
        sitting = (
            names(holders(stored.holdings, position, people, around.on), around),
            names(holders(plan.held, position, people, around.on), around),
        )
        plan.changes += told(position, before, timeline, sitting, around)


def names(people: Iterable[str], around: Surroundings) -> str:
    """People by name."""
    return ", ".join(around.people.people[person].name for person in people)


def told(
    position: str, before: Sequence[Span], after: Sequence[Span], sitting: tuple[str, str], around: Surroundings
) -> Iterator[Change]:
    """What happens to one chair: `sitting` names who sits in it on the day, before and after."""
    label = position_facts((after or before)[-1]).title
    if is_new(before, after, around.on) or not before:
        yield Change(Sheet.POSITIONS, Kind.CREATED, position, label, after=sitting[1], day=after[-1].starts)
        return
    pairs = [
        (position_facts(old), position_facts(new), new.starts) for old, new in meeting_facts(before, after, around.on)
    ]
    moves = [(old.unit, new.unit, day) for old, new, day in pairs if old.unit != new.unit]
    titles = [(old.title, new.title, day) for old, new, day in pairs if old.title != new.title]
    if moves:
        old, new, day = moves[-1]
        where = around.units.name_of(old), around.units.name_of(new)
        yield Change(Sheet.POSITIONS, Kind.MOVED, position, label, *where, day)
    if titles:
        yield Change(Sheet.POSITIONS, Kind.RENAMED, position, label, *titles[-1])
    if is_ending(before, after):
        yield Change(Sheet.POSITIONS, Kind.ENDED, position, label, sitting[0], day=last_day(after) if after else None)
    elif sitting[0] != sitting[1] or not (moves or titles):
        yield Change(Sheet.POSITIONS, Kind.CHANGED, position, label, *sitting, around.on)
