"""Random numbers that are the same on every machine: whole numbers of 64 bits."""

import numpy as np

from networks.composition.compiling import njit

STEP, FIRST, SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
BY_27, BY_30, BY_31, BY_32 = np.uint64(27), np.uint64(30), np.uint64(31), np.uint64(32)
BY_52, BY_63 = np.uint64(52), np.uint64(63)
LOW_HALF = np.uint64(0xFFFFFFFF)


@njit(cache=True, inline="always")
def throw(dice):
    """The next 64 random bits (splitmix64, Steele, Lea and Flood 2014)."""
    dice[0] += STEP
    bits = dice[0]
    bits = (bits ^ (bits >> BY_30)) * FIRST
    bits = (bits ^ (bits >> BY_27)) * SECOND
    return bits ^ (bits >> BY_31)


@njit(cache=True, inline="always")
def below(bits, end):
    """32 random bits as a whole number from 0 to `end` - 1."""
    return np.int64(((bits & LOW_HALF) * np.uint64(end)) >> BY_32)


@njit(cache=True, inline="always")
def bar(heat, table, bits):
    """How much worse a proposal may be at this heat (1024ths of a unit): -heat ln u for a random u."""
    return (heat * table[np.int64(bits >> BY_52)]) >> 26


@njit(cache=True)
def shuffle(items, dice):
    """Random order (Durstenfeld 1964)."""
    for last in range(items.size - 1, 0, -1):
        other = below(throw(dice), last + 1)
        items[last], items[other] = items[other], items[last]
