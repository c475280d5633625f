"""Designs found by search: one round, turned.

Most places stand in circles of as many as there are rounds. The next round is the same one with every circle turned by
one step, so a single round decides all of them: two places of two circles meet again only if the round holds two pairs
at the same distance. Annealing over that one round finds what no field gives: five groups of three for seven weeks,
ten of six for six (Dotú and Van Hentenryck 2007 search golf rounds whole; turning is the older idea of difference
families, Bose 1939).
"""

from collections.abc import Callable

import numpy as np

from networks.composition.compiling import njit
from networks.composition.dice import BY_32, bar, below, shuffle, throw
from networks.composition.schedule import cooling, logarithms

HOT, COLD, STEPS = 1400, 250, 60


@njit(cache=True, inline="always")
def distance(p, q, circles, classes, rounds):
    """The number of the pairs that turn into (p, q), and what the first of them costs."""
    fixed = circles * rounds
    a, i = (p // rounds, p % rounds) if p < fixed else (circles + p - fixed, 0)
    b, j = (q // rounds, q % rounds) if q < fixed else (circles + q - fixed, 0)
    if a > b or (a == b and (j - i) % rounds > (i - j) % rounds):
        a, b, i, j = b, a, j, i
    apart = (j - i) % rounds
    first = 0
    if a >= circles and b >= circles:
        first = 2
    elif b >= circles:
        apart = 0
    elif a == b and 2 * apart == rounds:
        first = 1
    return (a * classes + b) * rounds + apart, first


@njit(cache=True)
def count_with(places, size, at, p, seen, shape, more):
    """Counts place p of group `at` with its fellows in (more = 1) or out (-1); returns the difference in cost."""
    circles, classes, rounds = shape
    change = 0
    for slot in range(at * size, (at + 1) * size):
        q = places[slot]
        if q != p:
            pair, first = distance(p, q, circles, classes, rounds)
            before = seen[pair]
            seen[pair] += more
            held = before if more > 0 else before - 1
            change += more * (2 if held else first)
    return change


@njit(cache=True)
def develop(places, size, seen, shape, heat, each, table, dice):
    """Anneals one round at one heat until it can be turned without a repeat; returns the cost left."""
    cost = recost(places, size, seen, shape)
    for _ in range(each):
        if cost == 0:
            break
        bits = throw(dice)
        one, two = below(bits, places.size), below(bits >> BY_32, places.size)
        g, h = one // size, two // size
        if g == h:
            continue
        p, q = places[one], places[two]
        change = count_with(places, size, g, p, seen, shape, -1) + count_with(places, size, h, q, seen, shape, -1)
        places[one], places[two] = q, p
        change += count_with(places, size, g, q, seen, shape, 1) + count_with(places, size, h, p, seen, shape, 1)
        if change > bar(heat, table, throw(dice)):
            count_with(places, size, g, q, seen, shape, -1)
            count_with(places, size, h, p, seen, shape, -1)
            places[one], places[two] = p, q
            count_with(places, size, g, p, seen, shape, 1)
            count_with(places, size, h, q, seen, shape, 1)
        else:
            cost += change
    return cost


@njit(cache=True)
def recost(places, size, seen, shape):
    """Counts every pair of the round from scratch; returns the cost."""
    circles, classes, rounds = shape
    seen[:] = 0
    cost = 0
    for slot in range(places.size):
        for other in range(slot // size * size, slot):
            pair, first = distance(places[slot], places[other], circles, classes, rounds)
            cost += 2 if seen[pair] else first
            seen[pair] += 1
    return cost


def developed(groups: int, size: int, rounds: int, seed: int, over: Callable[[], bool]) -> list[list[int]]:
    """Rounds of `groups` of `size` without a repeat: for each place its group; empty if none is found in time."""
    people = groups * size
    circles, fixed = divmod(people, rounds)
    if fixed > groups:
        return []
    classes = circles + fixed
    dice, table, each = np.array([seed % 2**64], np.uint64), logarithms(), 2000
    while not over():
        places = np.arange(people)
        shuffle(places, dice)
        seen = np.zeros(classes * classes * rounds, np.int32)
        cost = 1
        for heat in cooling(HOT, COLD, STEPS):
            cost = develop(places, size, seen, (circles, classes, rounds), heat, each, table, dice)
            if cost == 0 or over():
                break
        if cost == 0:
            return [_turned(places.tolist(), size, circles, rounds, turn) for turn in range(rounds)]
        each = min(each * 3 // 2, 64_000)
    return []


def _turned(places: list[int], size: int, circles: int, rounds: int, turn: int) -> list[int]:
    """Each place's group after so many turns."""
    group = [0] * len(places)
    for slot, place in enumerate(places):
        circle, step = divmod(place, rounds)
        turned = circle * rounds + (step + turn) % rounds if circle < circles else place
        group[turned] = slot // size
    return group
