"""The release: tables of what may be shown and of nothing else, and the same row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.disclosure.figures import BarRemainder, Bars, Figure, Hidden, Kind, Reason, Remainder
from evaluation.disclosure.tree import Tree, Whole, Yes


@dataclass(frozen=True, eq=False)
class Sums:
    """Tables by place and column: answers, their sum, ballots, and whether a pool stands at the edge; 0 for nothing."""

    n: Whole
    sum: Whole
    ballots: Whole
    edge: Yes

    def rows(self) -> Iterator[tuple[int, int, tuple[int, int, int, bool]]]:
        """Place, column and what stands there, wherever something does; column by column, down the tree."""
        columns, places = np.nonzero(self.n.T)
        tables = (self.n, self.sum, self.ballots, self.edge)
        told = zip(*(table[places, columns].tolist() for table in tables), strict=True)
        return zip(places.tolist(), columns.tolist(), told, strict=True)


@dataclass(frozen=True, eq=False)
class Release:
    """Tables by place in the `tree` and by column; a column is a question and a rater group, named in `columns`.

    `cells`, `pools` and `branches` hold figures; what is hidden is 0 in all of them. `own_bars`, `gathered_bars` and
    `branch_bars` count by step of the scale as well. `enters` and `bar_enters` say at which place a cell's answers
    enter the figures and the bars; -1 for never.
    """

    ids: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    tree: Tree
    cells: Sums
    pools: Sums
    branches: Sums
    cell_is_hidden: Yes
    branch_is_small: Yes
    branch_is_carried: Yes
    enters: Whole
    own_bars: Whole
    gathered_bars: Whole
    branch_bars: Whole
    bar_enters: Whole

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that may be shown."""
        enters = np.ascontiguousarray(self.enters.T)
        kinds = (Kind.LEADER, self.cells), (Kind.BRANCH, self.branches)
        return tuple(
            Figure(*self._head(kind, place, column), self._inside(kind, place, enters[column]), *told)
            for kind, table in kinds
            for place, column, told in table.rows()
        )

    @cached_property
    def hidden(self) -> tuple[Hidden, ...]:
        """Every cell and branch that has answers and no figure."""
        whys = (
            (Kind.LEADER, Reason.UNDER_K, self.cell_is_hidden),
            (Kind.BRANCH, Reason.UNDER_K, self.branch_is_small),
            (Kind.BRANCH, Reason.CARRIED_UP, self.branch_is_carried),
        )
        return tuple(Hidden(*self._head(*spot), reason) for kind, reason, where in whys for spot in _spots(kind, where))

    @cached_property
    def bars(self) -> tuple[Bars, ...]:
        """All bars that may be shown; a branch's say how many of the figure's answers they hold."""
        kinds = (Kind.LEADER, self.own_bars, self.cells), (Kind.BRANCH, self.branch_bars, self.branches)
        return tuple(
            Bars(
                *self._head(*spot),
                self._inside(spot[0], spot[1], self.bar_enters[:, spot[2]]),
                *_steps(bars[spot[1:]]),
                int(beside.n[spot[1:]]),
            )
            for kind, bars, beside in kinds
            for spot in _spots(kind, bars.sum(axis=2))
        )

    @cached_property
    def remainders(self) -> tuple[Remainder, ...]:
        """All that may be stored: every figure is the sum of the remainders inside its branch."""
        kinds, alone = ((Kind.LEADER, self.cells), (Kind.BRANCH, self.pools)), self.cells.n > 0
        return tuple(
            Remainder(*self._head(kind, place, column), self._new(kind, place, column, self.enters, alone), *told)
            for kind, table in kinds
            for place, column, told in table.rows()
        )

    @cached_property
    def bar_remainders(self) -> tuple[BarRemainder, ...]:
        """All bars that may be stored: a branch's bars are the sum of the bar remainders inside it."""
        alone = self.own_bars.sum(axis=2)
        return tuple(
            BarRemainder(*self._head(*spot), self._new(*spot, self.bar_enters, alone), *_steps(bars[spot[1:]]))
            for kind, bars in ((Kind.LEADER, self.own_bars), (Kind.BRANCH, self.gathered_bars))
            for spot in _spots(kind, bars.sum(axis=2))
        )

    def _head(self, kind: Kind, place: int, column: int) -> tuple[str, str, Kind, str]:
        return (*self.columns[column], kind, self.ids[place])

    def _inside(self, kind: Kind, place: int, enters: Whole) -> tuple[str, ...]:
        """The cells in a figure: the leader's own, or all that enter inside the branch."""
        if kind is Kind.LEADER:
            return (self.ids[place],)
        end = self.tree.end[place]
        below = enters[place:end]
        inside = (place + np.flatnonzero((below >= place) & (below < end))).tolist()
        return tuple(self.ids[at] for at in inside)

    def _new(self, kind: Kind, place: int, column: int, enters: Whole, alone: NDArray[Any]) -> tuple[str, ...]:
        """The cells in a remainder: the leader's own, or those that enter together here; `alone` did before them."""
        if kind is Kind.LEADER:
            return (self.ids[place],)
        below = enters[place : self.tree.end[place], column]
        inside = (place + np.flatnonzero(below == place)).tolist()
        return tuple(self.ids[at] for at in inside if at != place or not alone[place, column])


def _spots(kind: Kind, where: NDArray[Any]) -> list[tuple[Kind, int, int]]:
    """Where a table says something: columns in their order, in each of them the places down the tree."""
    columns, places = np.nonzero(where.T)
    return [(kind, place, column) for column, place in zip(columns.tolist(), places.tolist(), strict=True)]


def _steps(counts: Whole) -> tuple[int, tuple[int, ...]]:
    steps = tuple(counts.tolist())
    return sum(steps), steps
