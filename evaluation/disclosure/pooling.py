"""Carry-up pooling: small cells wait on their way up until enough of them meet to speak together.

All questions and rater groups are worked on at once: a table's last axis is one column for each of them. Whether a pool
joins is decided by counts alone, so that a refusal says nothing of the answers. See docs/disclosure.md, rules 1 to 3.
"""

from dataclasses import dataclass

import numpy as np

from evaluation.disclosure.tree import Tree, Whole, Yes


@dataclass(frozen=True, eq=False)
class Pools:
    """The remainders: cells that speak for themselves (`shown`) and pools that `joins` the branch at their place.

    `n`, `sum` and `ballots` are the pool's own at each place, the sum already moved; `edge` says that it stands at an
    end of the sums it may show, so that the answers may lie beyond.
    """

    shown: Yes
    joins: Yes
    edge: Yes
    n: Whole
    sum: Whole
    ballots: Whole


def pool(tree: Tree, n: Whole, sums: Whole, ballots: Whole, k: int, scale: tuple[int, int]) -> Pools:
    """Every remainder of the tree, from tables by place and column."""
    shown = n >= k
    waiting = np.where(shown | (n == 0), 0, np.stack([n, sums, ballots])).transpose(1, 0, 2).copy()
    joins, most = _climb(tree, waiting, tree.branches(n) < k, k)
    pool_n, pool_sums, pool_ballots = waiting.transpose(1, 0, 2) * joins
    low, high = _sums_that_hide(pool_n, most, scale)
    moved = np.where(joins, np.clip(pool_sums, low, high), 0)
    edge = joins & ((moved == low) | (moved == high))
    return Pools(shown, joins, edge, pool_n, moved, pool_ballots)


def _climb(tree: Tree, waiting: Whole, small: Yes, k: int) -> tuple[Yes, Whole]:
    """Carries what waits upwards, in place, and says where a pool joins and how many of it must stay hidden.

    `small` marks branches with fewer than k answers in all: they are passed up as one hidden group.
    """
    largest = waiting[:, 0].copy()
    together = np.stack([largest == size for size in range(k)], axis=1)
    together[:, 0] = True
    joins = np.zeros(small.shape, np.bool_)
    most = np.zeros(small.shape, np.int64)
    for place, superior in tree.upwards():
        pool_n = waiting[place, 0]
        if not pool_n.any():
            continue
        most[place] = k - 1 - np.argmax(together[place, ::-1], axis=0)
        joins[place] = _may_join(pool_n, largest[place], most[place], k)
        if superior >= 0:
            carried = ~joins[place]
            waiting[superior] += waiting[place] * carried
            group = np.where(small[place], pool_n, largest[place]) * carried
            np.maximum(largest[superior], group, out=largest[superior])
            _meet(together[superior], together[place] & carried)
    return joins, most


def _may_join(n: Whole, largest: Whole, most: Whole, k: int) -> Yes:
    """Whether the counts of a pool let it join.

    It has k answers; beside its largest hidden group at least two others and half as many as the group; and what is
    left beside `most` answers can vary enough to hide them.
    """
    others = n - largest
    return (n >= k) & (others >= 2) & (2 * others >= largest) & (4 * (n - most) >= most)


def _meet(here: Yes, arriving: Yes) -> None:
    """Adds to the numbers below k that some cells here have together those that they have with some arriving ones."""
    before = here.copy()
    for size in range(1, len(here)):
        if arriving[size].any():
            here[size:] |= before[: len(here) - size] & arriving[size]


def _sums_that_hide(n: Whole, most: Whole, scale: tuple[int, int]) -> tuple[Whole, Whole]:
    """The lowest and the highest sum of a pool that leave `most` of its answers a quarter of the scale to lie in."""
    low, high = scale
    quarter = -(-(high - low) * most // 4)
    return low * n + quarter, high * n - quarter
