"""How hot the search is at each moment: one long cooling, then short reheats from the best plan so far.

Whole numbers and decimal arithmetic only: the same on every machine.
"""

from dataclasses import dataclass
from decimal import Context
from functools import cache

import numpy as np

STEPS = 1024
"""The whole run is cut into so many steps of equal length (in time or in proposals)."""

COOLING = 620
REHEATS = 4


@dataclass(frozen=True)
class Step:
    """One step: the temperature in 1024ths of a cost unit, and whether it begins again from the best plan."""

    heat: int
    from_best: bool


def cooling(hottest: int, coldest: int, steps: int) -> list[int]:
    """`steps` temperatures from hottest to coldest with a constant ratio."""
    exact = Context(prec=20)
    ratio = exact.power(exact.divide(max(1, coldest), max(1, hottest)), exact.divide(1, max(1, steps - 1)))
    heats, heat = [], exact.create_decimal(max(1, hottest))
    for _ in range(steps):
        heats.append(int(heat))
        heat = exact.multiply(heat, ratio)
    return heats


def schedule(hot: int, cold: int) -> list[Step]:
    """The steps of a run from `hot` to `cold`, both in 1024ths of a cost unit, with mild reheats after it."""
    return [*_first(hot, cold), *_reheats(min(6 * cold, hot), cold * 3 // 4)]


def repair(hot: int, cold: int, penalty: int) -> list[Step]:
    """The steps of a run as long as its best plan breaks a rule: the reheats stay where rules are mended.

    Little is mended far above the price of a broken rule, and hardly anything once the search has cooled below a third
    of it; so the reheats keep between the two.
    """
    return [*_first(2 * hot, cold), *_reheats(penalty * 800, penalty * 400)]


def _first(hot: int, cold: int) -> list[Step]:
    return [Step(heat, False) for heat in cooling(hot, cold, COOLING)]


def _reheats(hot: int, cold: int) -> list[Step]:
    heats = cooling(hot, cold, (STEPS - COOLING) // REHEATS)
    return REHEATS * [Step(heat, index == 0) for index, heat in enumerate(heats)]


LOGARITHMS = 4096
"""Entries of the table; the twelve highest bits of a throw choose one."""

SCALE = 16
"""Binary digits after the point of an entry."""


@cache
def logarithms() -> np.ndarray:
    """-ln of the middles of equal steps from 0 to 1, as whole numbers: decimal arithmetic is the same everywhere.

    Made once in a process: a rotation of many rounds searches once for each, and this takes longer than a short search.
    """
    exact = Context(prec=12)
    half = [exact.divide(2 * step + 1, 2 * LOGARITHMS) for step in range(LOGARITHMS)]
    return np.array([int(-exact.ln(point) * 2**SCALE) for point in half], np.int64)
