"""What goes in: the tree of leaders, and what their raters answered, as a list of cells or as tables.

A cell is one leader's answers in one rater group to one question. The two forms say the same; the list is what people
write, the tables are what a whole organisation is counted in. See docs/disclosure.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.disclosure.malformed import Malformed
from evaluation.disclosure.tree import Leader, Whole, planted

LEAST_K, MOST_K = 3, 100
LARGEST = 10**6
"""The furthest that a scale or a number of ballots may reach: every sum then fits a machine word."""
STEPS = 100
"""The most steps that a scale may have: answers are counted step by step."""


@dataclass(frozen=True)
class Cell:
    """One leader's answers in one rater group to one question; don't-knows are ballots without a value."""

    leader: str
    group: str
    question: str
    values: tuple[int, ...]
    ballots: int


@dataclass(frozen=True)
class Answers:
    """The list form: cells that are not named hold nothing.

    Raises `Malformed` for a leader or a cell given twice, a circle, a superior or leader that nobody is, a value off
    the scale, fewer ballots than values.
    """

    k: int
    scale: tuple[int, int]
    leaders: tuple[Leader, ...]
    answers: tuple[Cell, ...]

    def __post_init__(self) -> None:
        check_k(self.k)
        low, high = check_scale(self.scale)
        planted(self.leaders)
        known = {leader.id for leader in self.leaders}
        seen: set[tuple[str, str, str]] = set()
        for at, cell in enumerate(self.answers):
            if cell.leader not in known:
                raise Malformed(f"answers[{at}].leader", f"there is no leader {cell.leader}")
            name = cell.leader, cell.group, cell.question
            if name in seen:
                raise Malformed(f"answers[{at}]", f"{' '.join(name)} is given twice")
            seen.add(name)
            _check_cell(cell, f"answers[{at}]", low, high)

    def counted(self) -> "Tally":
        """The same in tables. Ballots belong to leader and rater group: the most that any question names."""
        _, leader = _numbered([one.id for one in self.leaders], [cell.leader for cell in self.answers])
        groups, group = _numbered([cell.group for cell in self.answers])
        questions, question = _numbered([cell.question for cell in self.answers])
        low, high = self.scale
        size = len(self.leaders), len(groups), len(questions), high - low + 1
        values = np.fromiter(chain.from_iterable(cell.values for cell in self.answers), np.int64)
        sizes = [len(cell.values) for cell in self.answers]
        spots = np.repeat((leader * size[1] + group) * size[2] + question, sizes) * size[3] + values - low
        ballots = np.zeros(size[:2], np.int64)
        np.maximum.at(ballots, (leader, group), [cell.ballots for cell in self.answers])
        counts = np.bincount(spots, minlength=prod(size)).reshape(size)
        return Tally(self.k, self.scale, self.leaders, groups, questions, counts, ballots)


def _numbered(known: list[str], names: list[str] | None = None) -> tuple[tuple[str, ...], Whole]:
    """What is known, each once in the order of first sight, and for every name its place among it."""
    place = {name: at for at, name in enumerate(dict.fromkeys(known))}
    return tuple(place), np.array([place[name] for name in (known if names is None else names)], np.int64)


@dataclass(frozen=True, eq=False)
class Tally:
    """The table form: `counts[leader, group, question, step]` answers, `ballots[leader, group]` ballots.

    Steps are counted from the scale's low end. Raises `Malformed` when the tables do not fit each other.
    """

    k: int
    scale: tuple[int, int]
    leaders: tuple[Leader, ...]
    groups: tuple[str, ...]
    questions: tuple[str, ...]
    counts: NDArray[Any]
    ballots: NDArray[Any]

    def __post_init__(self) -> None:
        check_k(self.k)
        low, high = check_scale(self.scale)
        for name in ("groups", "questions"):
            if len(set(getattr(self, name))) < len(getattr(self, name)):
                raise Malformed(name, "a name is given twice")
        size = (len(self.leaders), len(self.groups), len(self.questions), high - low + 1)
        _check_table("counts", self.counts, size)
        _check_table("ballots", self.ballots, size[:2])
        if (self.counts.sum(axis=3) > self.ballots[:, :, None]).any():
            raise Malformed("ballots", "fewer than the answers")


def check_k(k: int) -> None:
    """A threshold under three protects nobody."""
    if not LEAST_K <= k <= MOST_K:
        raise Malformed("k", f"must lie between {LEAST_K} and {MOST_K}")


def check_scale(scale: Sequence[int]) -> tuple[int, int]:
    """A scale has a low and a high end, and few enough steps to be counted one by one."""
    low, high = scale
    if not -LARGEST <= low < high <= LARGEST:
        raise Malformed("scale", f"must rise, between {-LARGEST} and {LARGEST}")
    if high - low > STEPS:
        raise Malformed("scale", f"must not have more than {STEPS} steps")
    return low, high


def _check_cell(cell: Cell, at: str, low: int, high: int) -> None:
    if cell.values and not low <= min(cell.values) <= max(cell.values) <= high:
        place, value = next(odd for odd in enumerate(cell.values) if not low <= odd[1] <= high)
        raise Malformed(f"{at}.values[{place}]", f"{value} is off the scale from {low} to {high}")
    if not len(cell.values) <= cell.ballots <= LARGEST:
        raise Malformed(f"{at}.ballots", f"must lie between the number of values, {len(cell.values)}, and {LARGEST}")


def _check_table(name: str, table: NDArray[Any], size: tuple[int, ...]) -> None:
    if table.shape != size:
        raise Malformed(name, f"must be a table of {' by '.join(map(str, size))}")
    if not np.issubdtype(table.dtype, np.integer):
        raise Malformed(name, "must hold whole numbers")
    if table.size and not 0 <= table.min() <= table.max() <= LARGEST:
        raise Malformed(name, f"must lie between 0 and {LARGEST}")
