"""What the sheet Personer means: wrong rows, people who come, change and leave, and their leave."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from organisation.rules.dates import overlap
from organisation.rules.imports.changes import Change, Kind, Steps
from organisation.rules.imports.faults import Values, Wrong
from organisation.rules.imports.rows import PersonRow, Sheet, SheetRows, Span, Stored, StoredPerson
from organisation.rules.imports.timelines import day_before, wanted
from organisation.rules.imports.units import backwards

NEW = 0


@dataclass(slots=True)
class PeoplePlan:
    """What is to happen to people. `people` is everyone as they will be; a new one has `NEW` for a key."""

    people: dict[str, StoredPerson]
    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    leaves: Steps[str] = field(default_factory=Steps)
    changes: list[Change] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    left_alone: set[str] = field(default_factory=set)
    released: int = 0


def plan_people(sheet: SheetRows[PersonRow] | None, stored: Stored, on: date) -> PeoplePlan:
    """Compare the sheet with the stored people. Whoever is missing from it leaves the day before."""
    if sheet is None:
        return PeoplePlan(dict(stored.people))
    by_id: dict[str, list[PersonRow]] = defaultdict(list)
    for row in sheet.rows:
        by_id[row.id].append(row)
    plan = PeoplePlan({}, left_alone=set(sheet.broken))
    for person, rows in by_id.items():
        found = list(wrong_rows(sheet.file, rows))
        if found:
            plan.wrong += found
            plan.left_alone.add(person)
    plan.wrong += shared_mails(sheet.file, by_id, stored.external_mails, on)
    for person in sorted({*by_id, *stored.people}):
        known = stored.people.get(person)
        if person not in plan.left_alone:
            plan.people[person] = (
                as_filed(by_id[person][0], known) if person in by_id else gone(stored.people[person], on)
            )
        elif known is not None:
            plan.people[person] = known
    release_mails(plan, stored.external_mails)
    note_changes(plan, by_id, stored, on)
    return plan


def wrong_rows(file: str, rows: Sequence[PersonRow]) -> Iterator[Wrong]:
    """What is wrong with the rows of one person. A second row may only add another leave."""
    first = rows[0]
    for number, row in enumerate(rows):
        yield from backwards(file, row.row, row.employed_from, row.employed_to, "ansat_til")
        yield from backwards(file, row.row, row.leave_from, row.leave_to, "orlov_til")
        if row.leave_to and not row.leave_from:
            yield Wrong(file, row.row, "orlov_fra", "leave_without_start")
        others = rows[:number]
        if others and (
            row[1:7] != first[1:7] or row.gender != first.gender or any(leave_clashes(row, other) for other in others)
        ):
            yield Wrong(file, row.row, "person_id", "same_person", {"id": row.id, "other": first.row})


def leave_clashes(one: PersonRow, other: PersonRow) -> bool:
    """Whether two rows of a person fail to tell of two separate leaves."""
    if one.leave_from is None or other.leave_from is None:
        return True
    return overlap(one.leave_from, one.leave_to, other.leave_from, other.leave_to)


def shared_mails(
    file: str, by_id: Mapping[str, Sequence[PersonRow]], external: Mapping[str, str], on: date
) -> Iterator[Wrong]:
    """Mail addresses that two people not yet gone have, or that belong to somebody external."""
    seen: dict[str, PersonRow] = {}
    for rows in by_id.values():
        row = rows[0]
        mail = row.email.lower()
        if not mail or (row.employed_to or on) < on:
            continue
        if mail in external:
            yield Wrong(file, row.row, "mail", "mail_of_external", {"mail": row.email, "name": external[mail]})
        elif mail in seen:
            values: Values = {"mail": row.email, "name": seen[mail].name, "other": seen[mail].row}
            yield Wrong(file, row.row, "mail", "same_mail", values)
        else:
            seen[mail] = row


def note_changes(plan: PeoplePlan, filed: Mapping[str, Sequence[PersonRow]], stored: Stored, on: date) -> None:
    """Write down who is new and who changes, their leave, and what is told about it."""
    for person, new in plan.people.items():
        if person in plan.left_alone:
            continue
        known = stored.people.get(person)
        leaves = stored.leaves.get(person, ())
        leave_changes = plan.leaves.take(person, leaves, wanted(leaves, leaves_filed(filed.get(person, ())), on))
        if known is None:
            plan.created.append(person)
        elif new != known:
            plan.changed.append(person)
        if new != known or leave_changes:
            plan.changes += told(person, known, new, on)


def as_filed(row: PersonRow, known: StoredPerson | None) -> StoredPerson:
    """A person as the file has them. A start that the file leaves open does not wipe one that is known, nor does a file
    that says nothing of gender.
    """
    starts = row.employed_from or (known.employed_from if known else None)
    gender = (known.gender if known else "") if row.gender is None else row.gender
    return StoredPerson(known.pk if known else NEW, row.name, row.email, row.phone, starts, row.employed_to, gender)


def gone(known: StoredPerson, on: date) -> StoredPerson:
    """A person who is missing from the file: employed until the day before. One who had left stays as they were."""
    last = day_before(on)
    if known.employed_to is not None and known.employed_to <= last:
        return known
    if known.employed_from is not None and known.employed_from > last:
        last = day_before(known.employed_from)
    return known._replace(employed_to=last)


def leaves_filed(rows: Iterable[PersonRow]) -> list[Span]:
    """The leave of a person as the file has it."""
    spans = [Span(row.leave_from, row.leave_to or date.max, True) for row in rows if row.leave_from]
    return sorted(spans, key=lambda span: span.starts)


def told(person: str, known: StoredPerson | None, new: StoredPerson, on: date) -> Iterator[Change]:
    """What happens to one person."""
    if known is None:
        yield Change(Sheet.PEOPLE, Kind.CREATED, person, new.name, day=new.employed_from)
        return
    if new.name != known.name:
        yield Change(Sheet.PEOPLE, Kind.RENAMED, person, new.name, known.name, new.name, on)
    if (new.employed_to or date.max) < (known.employed_to or date.max):
        yield Change(Sheet.PEOPLE, Kind.ENDED, person, new.name, day=new.employed_to)
    elif new.name == known.name:
        yield Change(Sheet.PEOPLE, Kind.CHANGED, person, new.name, day=on)


def release_mails(plan: PeoplePlan, external: Mapping[str, str]) -> None:
    """Let each mail address belong to one: the one who is employed longest, and never to two."""
    owners: dict[str, str] = {}
    for person, known in sorted(plan.people.items(), key=lambda item: item[1].employed_to or date.max):
        if known.email:
            owners[known.email.lower()] = person
    owners |= dict.fromkeys(external, "")
    for person, known in plan.people.items():
        if known.email and owners[known.email.lower()] != person:
            plan.people[person] = known._replace(email="")
            plan.released += 1
