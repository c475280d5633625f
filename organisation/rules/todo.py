"""What waits for somebody: the shape in which each app answers "Min dag"."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """A button: its words, where it leads, and whether it posts (then with one value)."""

    words: str
    url: str
    post: bool = False
    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that waits: by when, what, why, and the one or two deeds that settle it."""

    heading: str
    text: str
    due: date | None = None
    due_at: datetime | None = None
    deeds: tuple[Deed, ...] = field(default=())


def by_deadline(waiting: Iterable[Todo]) -> list[Todo]:
    """The nearest deadline first; what has none comes last."""
    return sorted(waiting, key=lambda todo: (todo.due or date.max, todo.heading))
