"""Organisations as HR's files tell them, and a memory to import them into."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from hypothesis import strategies as st

from organisation.rules.imports import (
    HrFiles,
    PersonRow,
    Plan,
    PositionFacts,
    PositionRow,
    SheetRows,
    Span,
    Steps,
    Stored,
    UnitFacts,
    UnitRow,
    plan_import,
)

LONG_AGO = date(2020, 1, 1)
FIRST = date(2026, 11, 2)
BETWEEN = date(2026, 11, 16)
SECOND = date(2026, 11, 24)
LATER = date(2027, 2, 1)

PKS = count(1)


def unit(
    number: int, id: str, parent: str = "", name: str = "", *, field: str = "", place: str = "", **dates: date
) -> UnitRow:
    return UnitRow(number, id, name or f"Enhed {id}", parent, field, place, dates.get("starts"), dates.get("ends"))


def person(number: int, id: str, name: str = "", email: str = "", phone: str = "", **dates: date) -> PersonRow:
    names = "employed_from", "employed_to", "leave_from", "leave_to"
    return PersonRow(number, id, name or f"Person {id}", email, phone, *(dates.get(name) for name in names))


def position(number: int, id: str, holder: str, unit: str, title: str = "Leder", **facts: object) -> PositionRow:
    return PositionRow(
        number,
        id,
        holder,
        unit,
        title,
        bool(facts.get("is_leader", True)),
        facts.get("level", 4),
        bool(facts.get("acting", False)),
        facts.get("starts"),
        facts.get("ends"),
    )


def files(
    units: Sequence[UnitRow] | None = None,
    people: Sequence[PersonRow] | None = None,
    positions: Sequence[PositionRow] | None = None,
) -> HrFiles:
    return HrFiles(
        None if units is None else SheetRows("enheder.csv", units),
        None if people is None else SheetRows("personer.csv", people),
        None if positions is None else SheetRows("stillinger.csv", positions),
    )


def written(stored: dict, steps: Steps) -> dict:
    """Timelines after the steps, in memory: what the verb does with tables."""
    out = {key: {span.pk: span for span in spans} for key, spans in stored.items()}
    for key, span in steps.withdrawn:
        del out[key][span.pk]
    for key, span in steps.amended:
        assert out[key][span.pk] is not None
        out[key][span.pk] = span
    for key, span in steps.opened:
        pk = next(PKS)
        out.setdefault(key, {})[pk] = span._replace(pk=pk)
    return {key: sorted(spans.values(), key=lambda s: s.starts) for key, spans in out.items() if spans}


def carried_out(stored: Stored, plan: Plan) -> Stored:
    assert plan.wrong == ()
    return replace(
        stored,
        units=written(stored.units, plan.units.steps),
        people={key: who._replace(pk=who.pk or next(PKS)) for key, who in plan.people.people.items()},
        leaves=written(stored.leaves, plan.people.leaves),
        positions=written(stored.positions, plan.positions.steps),
        holdings=written(stored.holdings, plan.positions.holdings),
        fields=(*stored.fields, *plan.new_fields),
    )


def imported(hr_files: HrFiles, on: date, stored: Stored | None = None) -> Stored:
    stored = stored or Stored()
    return carried_out(stored, plan_import(hr_files, stored, on))


def on_day(spans: Iterable[Span], day: date) -> object:
    found = [span.facts for span in spans if span.starts <= day <= span.ends]
    assert len(found) <= 1
    return found[0] if found else None


def as_of(stored: Stored, day: date) -> tuple[dict, dict, dict]:
    """The tree, the chairs and who sits in them on a day, as stored."""
    return tuple(
        {key: facts for key, spans in timelines.items() if (facts := on_day(spans, day)) is not None}
        for timelines in (stored.units, stored.positions, stored.holdings)
    )


def told(hr_files: HrFiles, day: date) -> tuple[dict, dict, dict]:
    """The same, as the files tell it."""
    people = {row.id: row for row in hr_files.people.rows}
    units = {
        row.id: UnitFacts(row.name, row.parent, row.field, row.place)
        for row in hr_files.units.rows
        if counts(row.starts, row.ends, day)
    }
    rows = [row for row in hr_files.positions.rows if counts(row.starts, row.ends, day)]
    chairs = {row.id: PositionFacts(row.unit, row.title, row.is_leader, row.level) for row in rows}
    seats = {
        (row.id, row.person): row.acting
        for row in rows
        if row.person and counts(people[row.person].employed_from, people[row.person].employed_to, day)
    }
    return units, chairs, seats


def counts(starts: date | None, ends: date | None, day: date) -> bool:
    return (starts or day) <= day <= (ends or day)


@st.composite
def organisations(draw: st.DrawFn, starts: Sequence[date | None], ends: Sequence[date | None]) -> HrFiles:
    """A tree of up to seven units, up to six people, up to eight chairs; dates from those given, mostly open."""
    ids = draw(st.permutations([f"e{n}" for n in range(7)]))[: draw(st.integers(1, 7))]
    start, end = st.sampled_from([None, None, *starts]), st.sampled_from([None] * 6 + [*ends])
    seldom = st.sampled_from([None] * 8 + [*starts])
    units = []
    for number, id in enumerate(ids):
        parent = draw(st.sampled_from(ids[:number])) if number else ""
        facts = {"field": draw(st.sampled_from(["", "Skole"])), "name": draw(st.sampled_from(["Nord", "Syd"]))}
        dates = {"starts": draw(seldom), "ends": draw(end) if number and draw(st.booleans()) else None}
        units.append(unit(number + 2, id, parent, **facts, **dates))
    everyone = draw(st.lists(st.sampled_from([f"p{n}" for n in range(6)]), unique=True, max_size=6))
    people = [
        person(number, id, employed_from=LONG_AGO, employed_to=draw(end)) for number, id in enumerate(everyone, 2)
    ]
    chairs = draw(st.lists(st.sampled_from([f"s{n}" for n in range(8)]), unique=True, max_size=8))
    positions = [
        position(
            number,
            id,
            draw(st.sampled_from(["", *everyone])),
            draw(st.sampled_from(ids)),
            draw(st.sampled_from(["Leder", "Chef"])),
            acting=draw(st.booleans()),
            starts=draw(start),
            ends=draw(end),
        )
        for number, id in enumerate(chairs, 2)
    ]
    return files(units, people, positions)
