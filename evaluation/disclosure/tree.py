"""The leadership tree as it was frozen at opening: who is whose superior, and where each branch begins and ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.disclosure.malformed import Malformed

Whole = NDArray[np.int64]
Yes = NDArray[np.bool_]


@dataclass(frozen=True)
class Leader:
    """One leader, and the `id` of the superior; None at the top of a tree."""

    id: str
    superior: str | None = None


@dataclass(frozen=True, eq=False)
class Tree:
    """Leaders in an order where each branch stands together, its leader first.

    `order[place]` is the leader's place in the list that came in; `superior[place]` the superior's place, -1 at a top;
    the branch at `place` runs to `end[place]`.
    """

    order: Whole
    superior: tuple[int, ...]
    end: Whole

    def upwards(self) -> Iterator[tuple[int, int]]:
        """Every place and its superior's place, those below before those above."""
        return ((place, self.superior[place]) for place in range(len(self.superior) - 1, -1, -1))

    def branches(self, table: NDArray[Any]) -> NDArray[Any]:
        """What each branch holds in all, for a table of what each place holds."""
        before = np.zeros((len(table) + 1, *table.shape[1:]), np.int64)
        np.cumsum(table, axis=0, out=before[1:])
        return before[self.end] - before[:-1]

    def first_at_or_above(self, at: Yes) -> Whole:
        """For every place the nearest place, itself or above, where `at` holds; -1 where there is none."""
        nearest = np.full(at.shape, -1, np.int64)
        for place, superior in enumerate(self.superior):
            if superior >= 0:
                nearest[place] = nearest[superior]
            nearest[place][at[place]] = place
        return nearest


def planted(leaders: Sequence[Leader]) -> Tree:
    """The tree, or trees, of these leaders; raises `Malformed` for an id used twice, a superior unknown, a circle."""
    below, tops = _below(leaders)
    order: list[int] = []
    waiting = tops[::-1]
    while waiting:
        order.append(waiting.pop())
        waiting += below[order[-1]][::-1]
    if len(order) < len(leaders):
        astray = min(set(range(len(leaders))) - set(order))
        raise Malformed(f"leaders[{astray}].superior", "leads round in a circle")
    place = {index: at for at, index in enumerate(order)}
    superior, end = [-1] * len(order), np.arange(1, len(order) + 1)
    for index in order:
        for under in below[index]:
            superior[place[under]] = place[index]
    for at in range(len(order) - 1, -1, -1):
        if superior[at] >= 0:
            end[superior[at]] = max(end[superior[at]], end[at])
    return Tree(np.array(order, np.int64), tuple(superior), end)


def _below(leaders: Sequence[Leader]) -> tuple[list[list[int]], list[int]]:
    known: dict[str, int] = {}
    for index, leader in enumerate(leaders):
        if leader.id in known:
            raise Malformed(f"leaders[{index}].id", f"{leader.id} is used twice")
        known[leader.id] = index
    below: list[list[int]] = [[] for _ in leaders]
    tops = []
    for index, leader in enumerate(leaders):
        if leader.superior is None:
            tops.append(index)
        elif leader.superior in known:
            below[known[leader.superior]].append(index)
        else:
            raise Malformed(f"leaders[{index}].superior", f"there is no leader {leader.superior}")
    return below, tops
