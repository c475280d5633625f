"""A development programme as a chart: a lane for each cohort's modules, for tasks, for networks and for evaluation."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Tone(StrEnum):
    """What a mark stands for. Modules are round and numbered, the others are bars."""

    MODULE = "module"
    TASK = "task"
    NETWORK = "network"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a lane: on a day, or from one to another; `words` stand in it where there is room."""

    first: date
    last: date
    tone: Tone
    words: str = ""
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A named lane with its marks in order of time."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole: its first and last day, today, and its lanes."""

    first: date
    last: date
    today: date
    lanes: tuple[Lane, ...]

    def share(self, day: date) -> float:
        """Where a day lies between the first and the last, from 0 to 1; a day outside lies at the end."""
        share = (day - self.first) / max(self.last - self.first, timedelta(days=1))
        return min(1.0, max(0.0, share))

    @property
    def quarters(self) -> list[date]:
        """The first days of the quarters inside it."""
        days = [date(year, month, 1) for year in range(self.first.year, self.last.year + 1) for month in (1, 4, 7, 10)]
        return [day for day in days if self.first <= day <= self.last]

    @property
    def has_today(self) -> bool:
        """Whether today is on it."""
        return self.first <= self.today <= self.last


def rows_of(marks: tuple[Mark, ...]) -> list[list[Mark]]:
    """Marks in rows in which none lies over another; each in the first row that has room."""
    rows: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda one: (one.first, one.last)):
        for row in rows:
            if row[-1].last < mark.first:
                row.append(mark)
                break
        else:
            rows.append([mark])
    return rows
