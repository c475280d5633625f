"""The verb of imports: carry out a plan, all or nothing. Nothing that has been in force is ever deleted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar, cast

from django.db import connection, models, transaction

from organisation.actions.audit import record_many
from organisation.actions.mails import follow_mails
from organisation.models import (
    MARKS,
    Account,
    AuditEntry,
    Field,
    Holding,
    Leave,
    Person,
    Position,
    PositionVersion,
    Unit,
    UnitVersion,
)
from organisation.queries.imports import IMPORT, organisation_digest
from organisation.rules.imports import Change, Plan, PositionFacts, Sheet, Span, Steps, StoredPerson, UnitFacts
from organisation.rules.imports.refusals import ImportRefused, Reason

AT_A_TIME = 500
ONE_IMPORT_AT_A_TIME = 7_241_126
PERSON_FIELDS = ["name", "email", "phone", "employed_from", "employed_to", "gender"]
KINDS: dict[Sheet, type[models.Model]] = {Sheet.UNITS: Unit, Sheet.PEOPLE: Person, Sheet.POSITIONS: Position}
DatedModel = TypeVar("DatedModel", UnitVersion, PositionVersion, Leave, Holding)
Identity = TypeVar("Identity", Unit, Position)
Values = Callable[[Any, Any], dict[str, Any]]


def apply_import(
    *, plan: Plan, confirmed_leavers: int | None = None, job: str = "", by: Account | None, at: datetime
) -> AuditEntry:
    """Write what a plan says. Refused, with nothing written, when rows are wrong, when more leave than is allowed or
    confirmed, and when the organisation has changed since the plan was made.

    Returns the audit row of the import, which names the job it was part of; each unit, person and position that it
    touches has a row of its own.
    """
    if plan.wrong:
        raise ImportRefused(Reason.WRONG)
    if plan.too_many_leavers(confirmed_leavers):
        raise ImportRefused(Reason.LEAVERS)
    with transaction.atomic():
        wait_for_other_imports()
        if organisation_digest() != plan.digest:
            raise ImportRefused(Reason.STALE)
        fields = write_fields(plan.new_fields)
        units = write_units(plan.units.steps, fields)
        people = write_people(plan)
        follow_mails(by=by, at=at)
        positions = write_positions(plan, units, people)
        keys = {Sheet.UNITS: units, Sheet.PEOPLE: people, Sheet.POSITIONS: positions}
        entry = whole_import_entry(plan, by, at)
        entry.after |= {"confirmed_leavers": confirmed_leavers, "job": job}
        record_many([entry])
        for part in portions(plan.changes):
            record_many(single_change_entries(part, keys, by, at))
    return entry


def wait_for_other_imports() -> None:
    """Let one import write at a time. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_IMPORT_AT_A_TIME])


def write_fields(names: Iterable[str]) -> dict[str, int]:
    """Create new fields, each with the mark that is least used, and return every field's key by its name."""
    used = Counter(dict.fromkeys(MARKS, 0))
    used.update(Field.objects.values_list("mark", flat=True))
    for name in names:
        mark = min(MARKS, key=used.__getitem__)
        used[mark] += 1
        Field.objects.create(name=name, mark=mark)
    return dict(Field.objects.values_list("name", "pk"))


def identities(model: type[Identity], ids: Iterable[str]) -> dict[str, int]:
    """The keys of units or positions by HR's ids, after creating those that are new."""
    known: dict[str, int] = dict(model.objects.values_list("hr_id", "pk"))
    for part in portions([hr_id for hr_id in dict.fromkeys(ids) if hr_id not in known]):
        rows = [model(hr_id=hr_id) for hr_id in part]
        model.objects.bulk_create(rows)
        known.update((row.hr_id, row.pk) for row in rows)
    return known


def write_steps(model: type[DatedModel], steps: Steps[Any], values: Values) -> None:
    """Take back what has not come into force, end and change what has, and open what is new, in that order."""
    rows = model.objects
    for some in portions([span.pk for _, span in steps.withdrawn]):
        rows.filter(pk__in=some).delete()
    changed = [model(pk=span.pk, **period(span), **values(key, span.facts)) for key, span in steps.amended]
    if changed:
        names = ["starts", "ends", *values(*sample(steps.amended))]
        rows.bulk_update(changed, names, batch_size=AT_A_TIME)
    for part in portions(steps.opened):
        rows.bulk_create([model(**period(span), **values(key, span.facts)) for key, span in part])


def sample(steps: Sequence[tuple[Any, Span]]) -> tuple[Any, object]:
    """The first step's key and facts."""
    key, span = steps[0]
    return key, span.facts


def portions(rows: Sequence[Any], size: int = 10 * AT_A_TIME) -> Iterator[Sequence[Any]]:
    """A long list in portions."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


def period(span: Span) -> dict[str, date | None]:
    """A span's period as it is stored."""
    return {"starts": span.starts, "ends": None if span.ends == date.max else span.ends}


def write_units(steps: Steps[str], fields: Mapping[str, int]) -> dict[str, int]:
    """Write the units and return every unit's key by HR's id."""
    units = identities(Unit, (unit for unit, _ in steps.opened))

    def values(unit: str, facts: UnitFacts) -> dict[str, Any]:
        parent, field = units[facts.parent] if facts.parent else None, fields[facts.field] if facts.field else None
        columns = {"unit_id": units[unit], "name": facts.name, "parent_id": parent, "field_id": field}
        return {**columns, "place": facts.place}

    write_steps(UnitVersion, steps, values)
    return units


def write_people(plan: Plan) -> dict[str, int]:
    """Write people and their leave, and return every key by HR's id. A mail address is let go before it is given on."""
    people = plan.people.people
    changed = [Person(pk=people[person].pk, **columns(people[person])) for person in plan.people.changed]
    for some in portions([row.pk for row in changed]):
        Person.objects.filter(pk__in=some).update(email="")
    Person.objects.bulk_update(changed, PERSON_FIELDS, batch_size=AT_A_TIME)
    for part in portions(plan.people.created):
        Person.objects.bulk_create([Person(hr_id=person, **columns(people[person])) for person in part])
    keys = dict(Person.objects.filter(hr_id__isnull=False).values_list("hr_id", "pk"))
    write_steps(Leave, plan.people.leaves, lambda person, _: {"person_id": keys[person]})
    return cast(dict[str, int], keys)


def columns(person: StoredPerson) -> dict[str, Any]:
    """A person's columns."""
    return dict(zip(PERSON_FIELDS, person[1:], strict=True))


def write_positions(plan: Plan, units: Mapping[str, int], people: Mapping[str, int]) -> dict[str, int]:
    """Write positions and who holds them, and return every position's key by HR's id."""
    positions = identities(Position, (position for position, _ in plan.positions.steps.opened))

    def chair(position: str, facts: PositionFacts) -> dict[str, Any]:
        columns = {"position_id": positions[position], "unit_id": units[facts.unit], "title": facts.title}
        return {**columns, "is_leader": facts.is_leader, "level": facts.level}

    def seat(key: tuple[str, str], acting: bool) -> dict[str, Any]:
        return {"position_id": positions[key[0]], "person_id": people[key[1]], "acting": acting}

    write_steps(PositionVersion, plan.positions.steps, chair)
    write_steps(Holding, plan.positions.holdings, seat)
    return positions


def whole_import_entry(plan: Plan, by: Account | None, at: datetime) -> AuditEntry:
    """The audit row of the import as a whole."""
    after = {"rows": dict(plan.row_counts), "counts": plan.counts, "leavers": len(plan.leavers)}
    return AuditEntry(at=at, by=by, verb="apply_import", kind=IMPORT, key=str(plan.on), after=after)


def single_change_entries(
    changes: Iterable[Change], keys: Mapping[Sheet, Mapping[str, int]], by: Account | None, at: datetime
) -> Iterator[AuditEntry]:
    """The audit rows of what the import touches, one for each thing that it tells HR of."""
    for change in changes:
        yield AuditEntry(
            at=at,
            by=by,
            verb="apply_import",
            kind=KINDS[change.sheet]._meta.label,
            key=str(keys[change.sheet][change.id]),
            before={"value": change.before} if change.before else {},
            after={"change": change.kind, "value": change.after, "day": change.day},
        )
