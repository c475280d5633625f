"""The law of boards: the states of a next step, what lies above a board, and when its people meet next."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from goals.rules.indicators import due_after
from organisation.rules.dates import DAY

# More than this nobody sees at once, on a wall or otherwise.
MOST_LINES = 24
SHORTEST, LONGEST = 5, 180


class StepState(TextChoices):
    """Where a next step stands."""

    OPEN = "open", _("aftalt")
    DONE = "done", _("gjort")
    DROPPED = "dropped", _("droppet")


MOVES: Mapping[StepState, set[StepState]] = {
    StepState.OPEN: {StepState.DONE, StepState.DROPPED},
    StepState.DONE: {StepState.OPEN},
    StepState.DROPPED: {StepState.OPEN},
}


def may_move(state: str, to: str) -> bool:
    """Whether a step in one state may go to another: settled by one of two words, and opened again."""
    return StepState(to) in MOVES[StepState(state)]


def way_up(unit: int, parents: Mapping[int, int | None]) -> list[int]:
    """The units above a unit, nearest first; a tree that runs in a circle is followed once round."""
    found: list[int] = []
    above = parents.get(unit)
    while above is not None and above not in found and above != unit:
        found.append(above)
        above = parents.get(above)
    return found


def above_all(units: Iterable[int], parents: Mapping[int, int | None]) -> list[int]:
    """The units above every one of some units, nearest first: of no units none."""
    ways = [way_up(unit, parents) for unit in units]
    return [unit for unit in ways[0] if all(unit in way for way in ways[1:])] if ways else []


def next_meeting(cadence: str, last: date, is_off: Callable[[date], bool]) -> date:
    """When the people of a board meet next: by its cadence, then on to the first day that is not off."""
    day = due_after(cadence, last)
    while is_off(day):
        day += DAY
    return day
