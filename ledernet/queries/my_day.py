"""Min dag: the roof asks each app what waits for a person, and sorts it by deadline."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from organisation.models import Person
from organisation.rules.todo import Todo, by_deadline


@dataclass(frozen=True)
class Day:
    """One person's day."""

    now: datetime
    person: Person
    waiting: list[Todo]
    next_meeting: object | None
    coming: list

    @property
    def part(self) -> str:
        """morning, day or evening, for the greeting."""
        hour = timezone.localtime(self.now).hour
        return "morning" if 5 <= hour < 10 else "day" if hour < 18 else "evening"


def day_of(person: Person, now: datetime) -> Day:
    """What waits for a person now, and what is coming."""
    coming: list = []
    waiting: list[Todo] = []
    return Day(now, person, by_deadline(waiting), coming[0] if coming else None, coming)
