"""Bars: how many answered what, made of shown cells only. See docs/disclosure.md, rule 6."""

from dataclasses import dataclass

import numpy as np

from evaluation.disclosure.tree import Tree, Whole, Yes

LEAST_IN_BARS = 10


@dataclass(frozen=True, eq=False)
class Gathering:
    """The bar remainders: cells with bars of their `own`, and gathered cells that `enter` the branch at their place.

    `counts` are the gathered answers of each place by column and step of the scale; zero where nothing enters.
    """

    own: Yes
    enter: Yes
    counts: Whole


def gather(tree: Tree, counts: Whole, shown: Yes) -> Gathering:
    """A cell of ten has bars; smaller shown cells are gathered upwards until ten answers meet, all or none."""
    n = counts.sum(axis=-1)
    own = shown & (n >= LEAST_IN_BARS)
    waiting = counts * (shown & ~own)[..., None]
    enter = np.zeros_like(own)
    for place, superior in tree.upwards():
        enter[place] = waiting[place].sum(axis=-1) >= LEAST_IN_BARS
        if superior >= 0:
            waiting[superior] += waiting[place] * ~enter[place, :, None]
    return Gathering(own, enter, waiting * enter[..., None])
