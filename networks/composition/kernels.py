"""The compiled inner loop: simulated annealing over exchanges, in whole numbers only.

A proposal takes a unit and a seat in another network: an exchange, or a move where the seat is empty. The bar it must
pass is drawn first (-T ln u from a table), then the cheap part of the difference is summed: a handful of look-ups per
label. Hard rules are looked at only for proposals that would otherwise pass, and cost `penalty` each, so that a search
may walk through a broken rule on its way to a valid plan. Metropolis et al. 1953; Kirkpatrick, Gelatt and Vecchi 1983.

Units and networks are handed on as int64, and arrays are filled in loops: each further type and each assignment to a
slice costs a fresh machine a second of compiling.
"""

from typing import NamedTuple

import numpy as np

from networks.composition.compiling import njit
from networks.composition.dice import BY_32, BY_63, bar, below, throw
from networks.composition.tables import Tables

COST, HARD, MOVED = 0, 1, 2
BEST_HARD, BEST_COST = 0, 1


class Seating(NamedTuple):
    """The changing part of a search. `total` holds cost, broken rules and people moved."""

    seat: np.ndarray  # unit → network
    slot: np.ndarray  # unit → its place among the network's members
    members: np.ndarray  # network × slot → unit
    filled: np.ndarray  # network → units in it
    size: np.ndarray  # network → people in it
    count: np.ndarray  # network × value → people who have it
    lacking: np.ndarray  # network × day → units that cannot
    broken: np.ndarray  # network → broken rules
    total: np.ndarray
    best: np.ndarray
    best_total: np.ndarray
    dice: np.ndarray
    scratch: np.ndarray


@njit(cache=True)
def outside(size, low, high):
    """By how many people a size misses its limits."""
    return max(low - size, size - high, 0)


@njit(cache=True)
def recount(t, s, g):
    """Broken rules of one network, from scratch: size, days that fail somebody, pairs that may not meet."""
    found = outside(s.size[g], t.low[g], t.high[g])
    fewest = 1 << 30
    for d in range(t.lacks.shape[1]):
        fewest = min(fewest, s.lacking[g, d])
    found += fewest
    for i in range(s.filled[g]):
        u = s.members[g, i]
        for j in range(t.foes_from[u], t.foes_from[u + 1]):
            if t.foes[j] > u and s.seat[t.foes[j]] == g:
                found += 1
    return found


@njit(cache=True)
def relocate(t, s, u, g, h):
    """Takes a unit from network g to network h; returns the difference in cost. Broken rules are left to the caller."""
    change = t.prices[t.row[u], h] - t.prices[t.row[u], g]
    for p in range(t.first[u], t.first[u + 1]):
        for k in range(t.weights.size):
            a = t.labels[p, k]
            if a >= 0:
                change += t.weights[k] * (np.int64(s.count[h, a]) - s.count[g, a] + 1)
                s.count[g, a] -= 1
                s.count[h, a] += 1
        if t.current[p] >= 0:
            s.total[MOVED] += (t.current[p] == g) - np.int64(t.current[p] == h)
    people = t.first[u + 1] - t.first[u]
    s.size[g] -= people
    s.size[h] += people
    for d in range(t.lacks.shape[1]):
        s.lacking[g, d] -= t.lacks[u, d]
        s.lacking[h, d] += t.lacks[u, d]
    last = s.members[g, s.filled[g] - 1]
    s.members[g, s.slot[u]] = last
    s.slot[last] = s.slot[u]
    s.filled[g] -= 1
    s.members[h, s.filled[h]] = u
    s.slot[u] = s.filled[h]
    s.filled[h] += 1
    s.seat[u] = h
    s.total[COST] += change
    return change


@njit(cache=True)
def clear(t, s):
    """Takes everybody out."""
    for g in range(s.size.size):
        s.filled[g] = s.size[g] = 0
        for a in range(s.count.shape[1]):
            s.count[g, a] = 0
        for d in range(t.lacks.shape[1]):
            s.lacking[g, d] = t.unusable[g, d]
    for i in range(s.total.size):
        s.total[i] = 0


@njit(cache=True)
def seat_all(t, s, seats):
    """Builds the whole state for given seats."""
    clear(t, s)
    for u in range(seats.size):
        g = seats[u]
        s.seat[u] = g
        s.slot[u] = s.filled[g]
        s.members[g, s.filled[g]] = u
        s.filled[g] += 1
        s.size[g] += t.first[u + 1] - t.first[u]
        s.total[COST] += t.prices[t.row[u], g]
        for d in range(t.lacks.shape[1]):
            s.lacking[g, d] += t.lacks[u, d]
        for p in range(t.first[u], t.first[u + 1]):
            s.total[MOVED] += t.current[p] >= 0 and t.current[p] != g
            for k in range(t.weights.size):
                a = t.labels[p, k]
                if a >= 0:
                    s.total[COST] += t.weights[k] * s.count[g, a]
                    s.count[g, a] += 1
    for g in range(s.size.size):
        s.broken[g] = recount(t, s, g)
        s.total[HARD] += s.broken[g]


@njit(cache=True)
def keep_best(t, s):
    """Remembers the seats if they are the best so far: fewest broken rules, then least cost."""
    hard = s.total[HARD] + max(0, s.total[MOVED] - t.max_moved)
    if hard < s.best_total[BEST_HARD] or (hard == s.best_total[BEST_HARD] and s.total[COST] < s.best_total[BEST_COST]):
        s.best_total[BEST_HARD] = hard
        s.best_total[BEST_COST] = s.total[COST]
        for u in range(s.seat.size):
            s.best[u] = s.seat[u]


@njit(cache=True, inline="always")
def change_of_cost(t, s, u, v, g, h):
    """Difference in cost if single u (in g) changes places with single v (in h); v = -1: an empty seat."""
    change = t.prices[t.row[u], h] - t.prices[t.row[u], g]
    if v < 0:
        for k in range(t.weights.size):
            a = t.labels[u, k]
            if a >= 0:
                change += t.weights[k] * (np.int64(s.count[h, a]) - s.count[g, a] + 1)
        return change
    change += t.prices[t.row[v], g] - t.prices[t.row[v], h]
    for k in range(t.weights.size):
        a = t.labels[u, k]
        b = t.labels[v, k]
        if a != b:
            pairs = 0
            if a >= 0:
                pairs += np.int64(s.count[h, a]) - s.count[g, a] + 1
            if b >= 0:
                pairs += np.int64(s.count[g, b]) - s.count[h, b] + 1
            change += t.weights[k] * pairs
    return change


@njit(cache=True)
def broken_after(t, s, u, v, g, h):
    """Broken rules in g and in h after the exchange, given those before."""
    after_g, after_h = s.broken[g], s.broken[h]
    if v < 0:
        size_g, size_h = s.size[g], s.size[h]
        after_g += outside(size_g - 1, t.low[g], t.high[g]) - outside(size_g, t.low[g], t.high[g])
        after_h += outside(size_h + 1, t.low[h], t.high[h]) - outside(size_h, t.low[h], t.high[h])
    before_g, before_h, fewest_g, fewest_h = 1 << 30, 1 << 30, 1 << 30, 1 << 30
    for d in range(t.lacks.shape[1]):
        leaves = t.lacks[u, d] - (t.lacks[v, d] if v >= 0 else 0)
        before_g = min(before_g, s.lacking[g, d])
        before_h = min(before_h, s.lacking[h, d])
        fewest_g = min(fewest_g, s.lacking[g, d] - leaves)
        fewest_h = min(fewest_h, s.lacking[h, d] + leaves)
    after_g += fewest_g - before_g
    after_h += fewest_h - before_h
    for j in range(t.foes_from[u], t.foes_from[u + 1]):
        foe = t.foes[j]
        after_g -= s.seat[foe] == g
        after_h += s.seat[foe] == h and foe != v
    if v >= 0:
        for j in range(t.foes_from[v], t.foes_from[v + 1]):
            foe = t.foes[j]
            after_h -= s.seat[foe] == h
            after_g += s.seat[foe] == g and foe != u
    return after_g, after_h


@njit(cache=True)
def too_many(t, s, u, v, g, h):
    """How many more people than allowed have moved after the exchange, less those before."""
    moved = s.total[MOVED]
    after = moved + (t.current[u] == g) - np.int64(t.current[u] == h)
    if v >= 0:
        after += (t.current[v] == h) - np.int64(t.current[v] == g)
    return max(0, after - t.max_moved) - max(0, moved - t.max_moved)


@njit(cache=True, inline="always")
def exchange(t, s, u, v, g, h, limit, penalty):
    """Singles change places if the difference stays under the bar."""
    change = change_of_cost(t, s, u, v, g, h)
    if change > limit and s.broken[g] + s.broken[h] == 0 and s.total[MOVED] <= t.max_moved:
        return False
    after_g, after_h = broken_after(t, s, u, v, g, h)
    more = after_g + after_h - s.broken[g] - s.broken[h]
    if change + penalty * (more + too_many(t, s, u, v, g, h)) > limit:
        return False
    relocate(t, s, u, g, h)
    if v >= 0:
        relocate(t, s, v, h, g)
    s.broken[g], s.broken[h] = after_g, after_h
    s.total[HARD] += more
    return True


@njit(cache=True)
def trade(t, s, u, v, g, h, limit, penalty):
    """Units of several people change places, with as many others as make up their number; undone if over the bar."""
    given, taken = 1, 0
    s.scratch[0] = u
    if v >= 0:
        s.scratch[1] = v
        taken = 1
        balance = (t.first[u + 1] - t.first[u]) - (t.first[v + 1] - t.first[v])
        g_offers, h_offers = s.filled[g], s.filled[h]
        while balance != 0 and given + taken < s.scratch.size:
            side, offers = (h, h_offers) if balance > 0 else (g, g_offers)
            w = np.int64(s.members[side, below(throw(s.dice), offers)])
            fresh = t.prices[t.row[w], g if side == h else h] >= 0
            for i in range(given + taken):
                fresh = fresh and s.scratch[i] != w
            if not fresh:
                break
            s.scratch[given + taken] = w
            taken += 1
            balance -= (t.first[w + 1] - t.first[w]) * (1 if side == h else -1)
    before, moved = s.broken[g] + s.broken[h], max(0, s.total[MOVED] - t.max_moved)
    change = np.int64(0)
    for i in range(given + taken):
        w = np.int64(s.scratch[i])
        here = np.int64(s.seat[w])
        change += relocate(t, s, w, here, h if here == g else g)
    after_g, after_h = recount(t, s, g), recount(t, s, h)
    more = after_g + after_h - before
    if change + penalty * (more + max(0, s.total[MOVED] - t.max_moved) - moved) > limit:
        for i in range(given + taken - 1, -1, -1):
            w = np.int64(s.scratch[i])
            here = np.int64(s.seat[w])
            relocate(t, s, w, here, h if here == g else g)
        return False
    s.broken[g], s.broken[h] = after_g, after_h
    s.total[HARD] += more
    return True


@njit(cache=True)
def troubled(t, s, u):
    """The unit, or after a few tries another one, that sits in a network with a broken rule or has moved too many."""
    for _ in range(8):
        g = s.seat[u]
        if s.broken[g] or (s.total[MOVED] > t.max_moved and t.current[t.first[u]] >= 0 and t.current[t.first[u]] != g):
            break
        u = below(throw(s.dice), s.seat.size)
    return u


@njit(cache=True, inline="always")
def propose(t, s):
    """A unit u of network g, and its place in an open network h: a unit v, or -1 for an empty seat; g = h: nothing.

    The last figure holds unused random bits.
    """
    bits = throw(s.dice)
    u = below(bits, s.seat.size)
    if s.best_total[BEST_HARD] > 0 and bits >> BY_63:
        u = troubled(t, s, u)
    row = t.row[u]
    h = np.int64(t.open_to[t.open_from[row] + below(bits >> BY_32, t.open_from[row + 1] - t.open_from[row])])
    g = np.int64(s.seat[u])
    bits = throw(s.dice)
    at = below(bits, s.filled[h] + 1)
    v = np.int64(s.members[h, at]) if at < s.filled[h] else np.int64(-1)
    if v < 0:
        if s.filled[h] >= s.members.shape[1] - s.scratch.size:
            h = g
    elif t.prices[t.row[v], g] < 0:
        h = g
    return u, v, g, h, bits


@njit(cache=True)
def gauge(t, s, proposals):
    """The size of a typical difference in cost, in 1024ths: the mean over random proposals with singles."""
    found, total = 1, np.int64(0)
    for _ in range(proposals):
        u, v, g, h, _ = propose(t, s)
        if g != h and t.first[u + 1] - t.first[u] == 1 and (v < 0 or t.first[v + 1] - t.first[v] == 1):
            total += abs(change_of_cost(t, s, u, v, g, h))
            found += 1
    return total * 1024 // found


@njit(cache=True)
def anneal(t: Tables, s: Seating, heat, penalty, proposals):
    """So many proposals at one temperature (`heat`, in 1024ths of a cost unit)."""
    for _ in range(proposals):
        u, v, g, h, bits = propose(t, s)
        if g == h:
            continue
        limit = bar(heat, t.logarithms, bits)
        if t.first[u + 1] - t.first[u] == 1 and (v < 0 or t.first[v + 1] - t.first[v] == 1):
            accepted = exchange(t, s, u, v, g, h, limit, penalty)
        else:
            accepted = trade(t, s, u, v, g, h, limit, penalty)
        if accepted:
            keep_best(t, s)
