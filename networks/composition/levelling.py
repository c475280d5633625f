"""The last touch: among plans of equal cost, the one whose worst network is best.

Only exchanges with the worst network are tried, and only those that cost nothing and leave both networks better than
it was.
"""

import numpy as np

from networks.composition.compiling import njit
from networks.composition.dice import BY_32, below, throw
from networks.composition.kernels import HARD, broken_after, change_of_cost, keep_best, relocate, too_many


@njit(cache=True)
def network_costs(t, s, costs):
    """What each network costs: seats and pairs."""
    for g in range(costs.size):
        costs[g] = 0
        for i in range(s.filled[g]):
            u = s.members[g, i]
            costs[g] += t.prices[t.row[u], g]
            for p in range(t.first[u], t.first[u + 1]):
                for k in range(t.weights.size):
                    if t.labels[p, k] >= 0:
                        costs[g] += t.weights[k] * (s.count[g, t.labels[p, k]] - 1)
        # every pair was counted from both sides, seats once
    for g in range(costs.size):
        seats = np.int64(0)
        for i in range(s.filled[g]):
            seats += t.prices[t.row[s.members[g, i]], g]
        costs[g] = (costs[g] + seats) // 2


@njit(cache=True)
def change_here(t, s, u, v, g):
    """Difference in the cost of network g alone if u leaves it and v comes."""
    change = t.prices[t.row[v], g] - t.prices[t.row[u], g]
    for k in range(t.weights.size):
        a = t.labels[u, k]
        b = t.labels[v, k]
        if a != b:
            if a >= 0:
                change -= t.weights[k] * (np.int64(s.count[g, a]) - 1)
            if b >= 0:
                change += t.weights[k] * np.int64(s.count[g, b])
    return change


@njit(cache=True)
def level(t, s, costs, proposals):
    """So many proposals that make the worst network cheaper at no cost to the whole."""
    g = costs.argmax()
    for _ in range(proposals):
        bits = throw(s.dice)
        u = np.int64(s.members[g, below(bits, s.filled[g])]) if s.filled[g] else np.int64(-1)
        v = below(bits >> BY_32, s.seat.size)
        h = np.int64(s.seat[v])
        if u < 0 or g == h or t.first[u + 1] - t.first[u] > 1 or t.first[v + 1] - t.first[v] > 1:
            continue
        if t.prices[t.row[u], h] < 0 or t.prices[t.row[v], g] < 0:
            continue
        change = change_of_cost(t, s, u, v, g, h)
        if change > 0:
            continue
        here = change_here(t, s, u, v, g)
        if here >= 0 or costs[h] + change - here >= costs[g]:
            continue
        after_g, after_h = broken_after(t, s, u, v, g, h)
        more = after_g + after_h - s.broken[g] - s.broken[h]
        if more + too_many(t, s, u, v, g, h) > 0:
            continue
        relocate(t, s, u, g, h)
        relocate(t, s, v, h, g)
        s.broken[g], s.broken[h] = after_g, after_h
        s.total[HARD] += more
        costs[g] += here
        costs[h] += change - here
        keep_best(t, s)
        g = costs.argmax()
    for unit in range(s.seat.size):
        s.best[unit] = s.seat[unit]
