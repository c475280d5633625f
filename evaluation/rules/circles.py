"""What can be shown of a circle at best: told before anybody is asked, by the very law that releases answers."""

from collections.abc import Mapping
from enum import StrEnum

WHOLE, ASKED = "whole", "asked"
SCALE, MIDDLE = (1, 5), 3
"""Whether an answer can be in a figure depends on counts alone, so any scale and any value will do."""


class Reach(StrEnum):
    """In what figures a circle's answers can be: its own, only one that it shares with other small circles, or none."""

    OWN = "own"
    SHARED = "shared"
    NOWHERE = "nowhere"


def reach_of(members: Mapping[str, int], k: int) -> dict[str, Reach]:
    """How far the answers of circles that are asked together can reach when everybody answers; `members` of each."""
    from evaluation.disclosure import Answers, Cell, Kind, Leader, release  # noqa: PLC0415 - slow import

    leaders = (Leader(WHOLE, None), *(Leader(f"{ASKED} {key}", WHOLE) for key in members))
    cells = tuple(Cell(f"{ASKED} {key}", ASKED, ASKED, (MIDDLE,) * number, number) for key, number in members.items())
    figures = release(Answers(k, SCALE, leaders, cells)).figures
    own = {figure.of for figure in figures if figure.kind == Kind.LEADER}
    shared = {cell for figure in figures for cell in figure.cells}
    return {key: _reach(f"{ASKED} {key}", own, shared) for key in members}


def _reach(cell: str, own: set[str], shared: set[str]) -> Reach:
    if cell in own:
        return Reach.OWN
    return Reach.SHARED if cell in shared else Reach.NOWHERE
