"""From timelines to changes: what must be written, and what HR is told about it."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from organisation.rules.imports.rows import Sheet, Span
from organisation.rules.imports.timelines import same

Key = TypeVar("Key", bound=Hashable)


class Kind(StrEnum):
    """What happens to a unit, a person or a position."""

    CREATED = "created"
    MOVED = "moved"
    RENAMED = "renamed"
    CHANGED = "changed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would happen, in words: to whom or what, from, to, and from which day."""

    sheet: Sheet
    kind: Kind
    id: str
    label: str
    before: str = ""
    after: str = ""
    day: date | None = None


@dataclass(slots=True)
class Steps(Generic[Key]):
    """What must be written of one kind of dated row: new rows, stored rows that change, and rows taken back.

    Only a row that would first come into force on the day of the import or later is ever taken back.
    """

    opened: list[tuple[Key, Span]] = field(default_factory=list)
    amended: list[tuple[Key, Span]] = field(default_factory=list)
    withdrawn: list[tuple[Key, Span]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.opened or self.amended or self.withdrawn)

    def take(self, key: Key, stored: Sequence[Span], timeline: Sequence[Span]) -> bool:
        """Note what turns a stored timeline into the wanted one; False when they say the same."""
        if same(stored, timeline):
            return False
        kept = {span.pk for span in timeline if span.pk is not None}
        free = {span.starts: span for span in stored if span.pk not in kept}
        before = {span.pk: span for span in stored}
        for span in timeline:
            reused = free.pop(span.starts, None) if span.pk is None else None
            if reused is not None:
                self.amended.append((key, span._replace(pk=reused.pk)))
            elif span.pk is None:
                self.opened.append((key, span))
            elif span != before[span.pk]:
                self.amended.append((key, span))
        self.withdrawn.extend((key, span) for span in free.values())
        return True


def last_day(spans: Sequence[Span]) -> date:
    """The last day of a timeline; the first of all days when it is empty."""
    return max((span.ends for span in spans), default=date.min)


def is_new(stored: Sequence[Span], timeline: Sequence[Span], on: date) -> bool:
    """Whether something comes to be, or comes back after it had ended."""
    return last_day(stored) < on <= last_day(timeline)


def is_ending(stored: Sequence[Span], timeline: Sequence[Span]) -> bool:
    """Whether something gets an earlier end than it had."""
    return bool(stored) and last_day(timeline) < last_day(stored)


def meeting_facts(stored: Sequence[Span], timeline: Sequence[Span], on: date) -> Iterable[tuple[Span, Span]]:
    """What held before beside what is to hold: on the day, and at the far end."""
    now = [next((s for s in spans if s.starts <= on <= s.ends), None) for spans in (stored, timeline)]
    if now[0] is not None and now[1] is not None:
        yield now[0], now[1]
    if stored and timeline:
        yield stored[-1], timeline[-1]
