"""People over the places of a design: who meets whom is fixed, who is who is not.

All rounds stand side by side as one large problem, so that the differences are those of the ordinary search. A
proposal lets two people change places in every round at once.
"""

import numpy as np

from networks.composition.compiling import njit
from networks.composition.dice import BY_32, bar, below, throw
from networks.composition.kernels import HARD, broken_after, change_of_cost, keep_best, relocate
from networks.composition.tables import CLOSED, Tables


@njit(cache=True)
def reseat(t, s, design, holder, heat, penalty, proposals):
    """So many proposals at one heat. `design` gives round × place → network, `holder` place → person or -1."""
    rounds, places = design.shape
    people = s.seat.size // rounds
    for _ in range(proposals):
        bits = throw(s.dice)
        one, two = below(bits, places), below(bits >> BY_32, places)
        if holder[one] < 0:
            one, two = two, one
        u, v = holder[one], holder[two]
        if u < 0 or one == two:
            continue
        change, more = np.int64(0), np.int64(0)
        for r in range(rounds):
            g, h = design[r, one], design[r, two]
            if g != h:
                other = r * people + v if v >= 0 else -1
                change += change_of_cost(t, s, r * people + u, other, g, h)
                after_g, after_h = broken_after(t, s, r * people + u, other, g, h)
                more += after_g + after_h - s.broken[g] - s.broken[h]
        if change + penalty * more > bar(heat, t.logarithms, throw(s.dice)):
            continue
        for r in range(rounds):
            g, h = design[r, one], design[r, two]
            if g != h:
                other = r * people + v if v >= 0 else -1
                after_g, after_h = broken_after(t, s, r * people + u, other, g, h)
                relocate(t, s, r * people + u, g, h)
                if v >= 0:
                    relocate(t, s, r * people + v, h, g)
                s.broken[g], s.broken[h] = after_g, after_h
        s.total[HARD] += more
        holder[one], holder[two] = v, u
        keep_best(t, s)


def side_by_side(tables: Tables, rounds: int, closed: int) -> Tables:
    """Tables for `rounds` copies of the problem; a closed seat costs `closed` instead of being impossible."""
    people, networks = tables.row.size, tables.low.size
    prices = np.tile(np.where(tables.prices == CLOSED, closed, tables.prices), (1, rounds))
    foes = np.concatenate([tables.foes + r * people for r in range(rounds)]).astype(np.int32)
    starts = [tables.foes_from[:-1] + r * tables.foes.size for r in range(rounds)]
    return tables._replace(
        labels=np.tile(tables.labels, (rounds, 1)),
        first=np.arange(rounds * people + 1, dtype=np.int32),
        row=np.tile(tables.row, rounds),
        prices=np.ascontiguousarray(prices),
        foes_from=np.concatenate([*starts, [foes.size]]).astype(np.int32),
        foes=foes,
        lacks=np.tile(tables.lacks, (rounds, 1)),
        unusable=np.tile(tables.unusable, (rounds, 1)),
        current=np.full(rounds * people, -1, np.int32),
        low=np.tile(tables.low, rounds),
        high=np.tile(tables.high, rounds),
        max_moved=rounds * people * networks,
    )
