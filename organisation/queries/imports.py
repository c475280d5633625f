"""The stored organisation as an import sees it: plain rows by HR's ids, and a digest that tells of any change."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from hashlib import blake2b
from typing import Any

from organisation.models import AuditEntry, Field, Holding, Leave, Person, PositionVersion, UnitVersion
from organisation.rules.imports import PositionFacts, Span, Stored, StoredPerson, UnitFacts

AT_A_TIME = 5000
IMPORT = "organisation.import"
Line = tuple[Any, ...]


def unit_lines() -> Iterator[Line]:
    """Every version of every unit."""
    names = "pk", "starts", "ends", "unit__hr_id", "name", "parent__hr_id", "field__name", "place"
    return UnitVersion.objects.order_by("unit_id", "starts").values_list(*names).iterator(AT_A_TIME)


def person_lines() -> Iterator[Line]:
    """Everyone, the external too: an import must know their mail addresses."""
    names = "pk", "hr_id", "name", "email", "phone", "employed_from", "employed_to", "gender"
    return Person.objects.order_by("pk").values_list(*names).iterator(AT_A_TIME)


def leave_lines() -> Iterator[Line]:
    """Every leave of people whom HR's files know."""
    rows = Leave.objects.filter(person__hr_id__isnull=False).order_by("person_id", "starts")
    return rows.values_list("pk", "starts", "ends", "person__hr_id").iterator(AT_A_TIME)


def position_lines() -> Iterator[Line]:
    """Every version of every position."""
    names = "pk", "starts", "ends", "position__hr_id", "unit__hr_id", "title", "is_leader", "level"
    return PositionVersion.objects.order_by("position_id", "starts").values_list(*names).iterator(AT_A_TIME)


def holding_lines() -> Iterator[Line]:
    """Every holding by people whom HR's files know."""
    rows = Holding.objects.filter(person__hr_id__isnull=False).order_by("position_id", "person_id", "starts")
    names = "pk", "starts", "ends", "position__hr_id", "person__hr_id", "acting"
    return rows.values_list(*names).iterator(AT_A_TIME)


def field_lines() -> Iterator[Line]:
    """Every field."""
    return Field.objects.order_by("name").values_list("name").iterator(AT_A_TIME)


SOURCES = (unit_lines, person_lines, leave_lines, position_lines, holding_lines, field_lines)


def stored_organisation() -> Stored:
    """All that an import compares with, read in six queries, and its digest."""
    seal = blake2b(digest_size=16)

    def read(source: Callable[[], Iterator[Line]]) -> Iterator[Line]:
        for line in source():
            seal.update(repr(line).encode())
            yield line

    units = timelines(read(unit_lines), lambda line: line[3], unit_facts)
    people, external = people_of(read(person_lines))
    leaves = timelines(read(leave_lines), lambda line: line[3], lambda line: True)
    positions = timelines(read(position_lines), lambda line: line[3], lambda line: PositionFacts(*line[4:]))
    holdings = timelines(read(holding_lines), lambda line: (line[3], line[4]), lambda line: line[5])
    fields = tuple(name for (name,) in read(field_lines))
    return Stored(units, people, leaves, positions, holdings, external, fields, seal.hexdigest())


def unit_facts(line: Line) -> UnitFacts:
    """What a unit's row says; what is not there is an empty text, as in the files."""
    return UnitFacts(*(value or "" for value in line[4:]))


def people_of(lines: Iterable[Line]) -> tuple[dict[str, StoredPerson], dict[str, str]]:
    """The people of HR's files by their ids, and the names of the external by their mail addresses."""
    people: dict[str, StoredPerson] = {}
    external: dict[str, str] = {}
    for pk, hr_id, *facts in lines:
        if hr_id is not None:
            people[hr_id] = StoredPerson(pk, *facts)
        elif facts[1]:
            external[facts[1].lower()] = facts[0]
    return people, external


def timelines(
    lines: Iterable[Line], key_of: Callable[[Line], Any], facts_of: Callable[[Line], object]
) -> dict[Any, list[Span]]:
    """Stored rows as timelines, by whose they are."""
    out: dict[Hashable, list[Span]] = defaultdict(list)
    for line in lines:
        pk, starts, ends = line[:3]
        out[key_of(line)].append(Span(starts, ends or date.max, facts_of(line), pk))
    return dict(out)


def organisation_digest() -> str:
    """The digest of what is stored now."""
    seal = blake2b(digest_size=16)
    for source in SOURCES:
        for line in source():
            seal.update(repr(line).encode())
    return seal.hexdigest()


def is_carried_out(job: str) -> bool:
    """Whether the import of a job has been written: a worker may die after that and before it can say so."""
    return AuditEntry.objects.filter(kind=IMPORT, after__job=job).exists()


def last_import() -> AuditEntry | None:
    """The row of the latest import, wherever it came from: this page, the command line, or the loading of a demo."""
    return AuditEntry.objects.filter(kind=IMPORT).order_by("-at", "-pk").first()
