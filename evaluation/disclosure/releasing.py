"""From answers to a release. See docs/disclosure.md."""

import numpy as np

from evaluation.disclosure.answers import Answers, Tally
from evaluation.disclosure.bars import gather
from evaluation.disclosure.pooling import Pools, pool
from evaluation.disclosure.released import Release, Sums
from evaluation.disclosure.tree import Tree, Whole, Yes, planted


def release(answers: Answers | Tally) -> Release:
    """What may be shown of these answers; raises `Malformed` when they make no sense."""
    tally = answers.counted() if isinstance(answers, Answers) else answers
    tree = planted(tally.leaders)
    counts, ballots = _by_column(tally, tree)
    n = counts.sum(axis=2)
    sums = counts @ np.arange(tally.scale[0], tally.scale[1] + 1)
    pools = pool(tree, n, sums, ballots, tally.k, tally.scale)
    cells = Sums(n * pools.shown, sums * pools.shown, ballots * pools.shown, np.zeros_like(pools.shown))
    branches = _branches(tree, cells, pools, ballots)
    bars = gather(tree, counts, pools.shown)
    own_bars = counts * bars.own[..., None]
    inner = (tree.end - np.arange(len(tree.end)) > 1)[:, None]
    silent = (branches.n == 0) & inner
    in_all = tree.branches(n)
    return Release(
        ids=tuple(tally.leaders[at].id for at in tree.order.tolist()),
        columns=tuple((question, group) for question in tally.questions for group in tally.groups),
        tree=tree,
        cells=cells,
        pools=Sums(pools.n, pools.sum, pools.ballots, pools.edge),
        branches=branches,
        cell_is_hidden=(n > 0) & ~pools.shown,
        branch_is_small=silent & (in_all > 0) & (in_all < tally.k),
        branch_is_carried=silent & (in_all >= tally.k),
        enters=_enters(tree, n > 0, pools.shown, pools.joins),
        own_bars=own_bars,
        gathered_bars=bars.counts,
        branch_bars=tree.branches(own_bars + bars.counts) * inner[..., None],
        bar_enters=_enters(tree, pools.shown, bars.own, bars.enter),
    )


def _by_column(tally: Tally, tree: Tree) -> tuple[Whole, Whole]:
    """Counts and ballots down the tree, one column for each question and rater group."""
    leaders, groups, questions, steps = tally.counts.shape
    counts = tally.counts[tree.order].astype(np.int64, copy=False).swapaxes(1, 2)
    ballots = np.tile(tally.ballots[tree.order].astype(np.int64, copy=False), questions)
    return counts.reshape(leaders, questions * groups, steps), ballots


def _branches(tree: Tree, cells: Sums, pools: Pools, ballots: Whole) -> Sums:
    """Branch figures: the remainders inside, on the ballots of all; none for a leader with nobody below."""
    inner = (tree.end - np.arange(len(tree.end)) > 1)[:, None]
    n = tree.branches(cells.n + pools.n) * inner
    some = n > 0
    return Sums(
        n,
        tree.branches(cells.sum + pools.sum) * some,
        tree.branches(ballots) * some,
        (tree.branches(pools.edge) > 0) & some,
    )


def _enters(tree: Tree, there: Yes, alone: Yes, together: Yes) -> Whole:
    """The place where each cell's answers enter: its own when `alone`, else the first above where a pool joins."""
    here = np.arange(len(tree.end))[:, None]
    return np.where(alone, here, np.where(there, tree.first_at_or_above(together), -1))
