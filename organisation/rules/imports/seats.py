"""Who holds a chair, and when: Stillinger met with what is stored of the chair and with the people's employment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from organisation.rules.imports.rows import PositionRow, Span, StoredPerson
from organisation.rules.imports.timelines import day_after, wanted


@dataclass(frozen=True, slots=True)
class Chair:
    """One chair: its rows in the file, its stored versions, and the stored holdings of it by person."""

    rows: Sequence[PositionRow]
    versions: Sequence[Span]
    seats: Mapping[str, Sequence[Span]]


def seats_wanted(chair: Chair, people: Mapping[str, StoredPerson], on: date) -> dict[str, list[Span]]:
    """The holdings of a chair as they should be, by person: those in the file, and those stored that end."""
    filed: dict[str, list[Span]] = {person: [] for person in chair.seats}
    for row in chair.rows:
        person = people.get(row.person)
        if person is not None:
            span = seat_filed(row, person, known_since(chair, row.person, on), on)
            filed.setdefault(row.person, []).extend([span] if span.starts <= span.ends else [])
    return {
        person: wanted(
            chair.seats.get(person, ()),
            sorted(spans, key=lambda span: span.starts),
            on,
            day_left(chair, person, people.get(person)),
        )
        for person, spans in filed.items()
    }


def seat_filed(row: PositionRow, person: StoredPerson, known: date | None, on: date) -> Span:
    """A holding as the file has it, within the person's employment. A start that is no news is left open."""
    starts = row.starts or date.min
    if known is not None and starts <= known:
        starts = date.min
    if person.employed_from is not None and (starts > date.min or person.employed_from > on):
        starts = max(starts, person.employed_from)
    return Span(starts, min(row.ends or date.max, person.employed_to or date.max), row.acting)


def known_since(chair: Chair, person: str, on: date) -> date | None:
    """The day up to which the stored holdings of a chair stand, so that a start before it tells a person nothing new.

    HR's files often give the chair's own first day whoever sits in it. None for a chair not known before the import,
    and for one who has sat in it for as long as it is known.
    """
    if not chair.versions or chair.versions[0].starts >= on:
        return None
    first = min((span.starts for span in chair.seats.get(person, ())), default=date.max)
    others = [
        span.starts
        for other, spans in chair.seats.items()
        for span in spans
        if other != person and span.starts < min(on, first)
    ]
    if not others and first <= chair.versions[0].starts:
        return None
    return max(others, default=chair.versions[0].starts)


def day_left(chair: Chair, person: str, known: StoredPerson | None) -> date | None:
    """The first day on which one who is no longer in the file had left the chair, where another date tells it.

    That is the first day of a successor or of a vacancy, or the day after the employment.
    """
    stored = chair.seats.get(person)
    if not stored:
        return None
    days = [row.starts for row in chair.rows if row.starts and row.person not in chair.seats]
    if known is not None and known.employed_to is not None:
        days.append(day_after(known.employed_to))
    return min((day for day in days if day > stored[-1].starts), default=None)
