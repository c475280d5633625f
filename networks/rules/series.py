"""The law of a series of meetings: on which days it falls, and what happens to a day on which nobody works."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

WEEK = timedelta(weeks=1)
FEWEST, MOST = 2, 12


class Rhythm(IntegerChoices):
    """How many weeks lie between two meetings."""

    TWO = 2, _("hver 2. uge")
    THREE = 3, _("hver 3. uge")
    FOUR = 4, _("hver 4. uge")
    SIX = 6, _("hver 6. uge")
    EIGHT = 8, _("hver 8. uge")


class OnHolidays(TextChoices):
    """What becomes of a meeting that would fall on a holiday or in a school holiday."""

    SHIFT = "shift", _("Flyt mødet til ugen efter")
    SKIP = "skip", _("Spring mødet over")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A meeting of the series: the day that was its turn, the day it falls on, and why that is another one or none."""

    turn: date
    day: date | None
    reason: str = ""

    @property
    def is_shifted(self) -> bool:
        """Whether it falls on another day than its turn."""
        return self.day is not None and self.day != self.turn


def occurrences(
    first: date, *, weeks: int, count: int, on_holidays: str, closed: Callable[[date], str]
) -> tuple[Occurrence, ...]:
    """So many turns from a first day on, so many weeks apart. `closed` says why a day is not worked on, or nothing.

    A meeting that shifts goes to the same weekday of the next week in which one works, and never as far as the next
    turn: then it is skipped. A turn that is skipped is not made up for at the end, so that the last day is known.
    """
    turns = [first + weeks * number * WEEK for number in range(count)]
    return tuple(_occurrence(turn, weeks, on_holidays, closed) for turn in turns)


def _occurrence(turn: date, weeks: int, on_holidays: str, closed: Callable[[date], str]) -> Occurrence:
    reason = closed(turn)
    if not reason:
        return Occurrence(turn, turn)
    later = [turn + number * WEEK for number in range(1, weeks)] if on_holidays == OnHolidays.SHIFT else []
    return Occurrence(turn, next((day for day in later if not closed(day)), None), reason)
