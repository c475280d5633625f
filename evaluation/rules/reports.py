"""The law of a leader's report: how figures are made of released sums, and what a difference is worth saying.

Exact fractions throughout. A figure is written with one decimal, and differences are taken between figures as they are
written, so that whoever reads the report can check them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

from evaluation.rules.rounds import ANONYMOUS, RaterGroup

A_DIFFERENCE = Decimal("0.4")
"""From here on self and others see a theme differently; below it they see it alike."""
A_SURPRISE = Decimal("1.0")
"""From here on a single statement is a strength the leader may not know of, or a blind spot."""
MOST_SURPRISES = 4
MOST_FOCUS = 3
ENOUGH_FOCUS = 2
FIRST_WORDS = 3
"""So many of a group's comments stand open; the others behind one more step."""
COMPARED = (RaterGroup.EMPLOYEES, RaterGroup.PEERS, RaterGroup.PARTNERS, RaterGroup.USERS, RaterGroup.SUPERIOR)
"""Whom a leader is compared with in a theme: the first of these who may be shown there."""


class Way(StrEnum):
    """How a leader sees a theme beside the others."""

    LOWER = "lower"
    HIGHER = "higher"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Answered:
    """What was released of one rater group's answers to one item: `n` answers of `of_n` ballots, and their sum."""

    n: int
    sum: int
    of_n: int

    @property
    def mean(self) -> Fraction:
        """The exact mean."""
        return Fraction(self.sum, self.n)


@dataclass(frozen=True, slots=True)
class Gap:
    """How far a leader's own figure lies from a group's, in steps of the scale as they are written."""

    group: str
    way: Way
    size: Decimal


@dataclass(frozen=True, slots=True)
class Surprise:
    """A statement that others rate much higher, or much lower, than the leader."""

    item: str
    group: str
    own: Decimal
    others: Decimal

    @property
    def size(self) -> Decimal:
        """How much, without its direction."""
        return abs(self.others - self.own)


def as_written(mean: Fraction) -> Decimal:
    """A mean with one decimal, halves upwards: 3.25 is written 3.3."""
    return Decimal(floor(mean * 10 + Fraction(1, 2))) / 10


def theme_mean(means: Sequence[Fraction | None]) -> Fraction | None:
    """A theme's figure: the unweighted mean of its released items, if they are at least half of all; else nothing."""
    released = [mean for mean in means if mean is not None]
    if not released or 2 * len(released) < len(means):
        return None
    return sum(released, Fraction(0)) / len(released)


def gap_of(figures: Mapping[str, Decimal]) -> Gap | None:
    """The difference between a leader and those they are compared with; None where one of the two is not shown."""
    own = figures.get(RaterGroup.SELF)
    group = next((group for group in COMPARED if group in figures), None)
    if own is None or group is None:
        return None
    apart = figures[group] - own
    way = Way.ALIKE if abs(apart) < A_DIFFERENCE else Way.LOWER if apart > 0 else Way.HIGHER
    return Gap(group, way, abs(apart))


def surprises(items: Iterable[tuple[str, Mapping[str, Decimal]]]) -> tuple[list[Surprise], list[Surprise]]:
    """Strengths the leader may not know of, and blind spots: the largest first, four of each at most.

    Each statement once on each side, with the anonymous group furthest from the leader; one superior's single answer
    is a difference between two persons and no finding.
    """
    strengths: list[Surprise] = []
    blind: list[Surprise] = []
    for item, figures in items:
        own = figures.get(RaterGroup.SELF)
        if own is None:
            continue
        found = [Surprise(item, group, own, figures[group]) for group in ANONYMOUS if group in figures]
        far = [one for one in found if one.size >= A_SURPRISE]
        strengths += furthest([one for one in far if one.others > one.own])
        blind += furthest([one for one in far if one.others < one.own])
    return largest(strengths), largest(blind)


def furthest(found: Sequence[Surprise]) -> list[Surprise]:
    """The largest of several, or nothing; of equals the first."""
    return [max(found, key=lambda one: one.size)] if found else []


def largest(found: list[Surprise]) -> list[Surprise]:
    """The largest first, equals in the order of the questionnaire, as many as one can keep in mind."""
    return sorted(found, key=lambda one: -one.size)[:MOST_SURPRISES]


def furthest_theme(gaps: Iterable[tuple[str, Gap | None]], way: Way) -> tuple[str, Gap] | None:
    """The theme in which a leader is furthest from the others one way; of equals the first, nothing where nowhere."""
    found = [(theme, gap) for theme, gap in gaps if gap is not None and gap.way == way]
    return max(found, key=lambda one: one[1].size, default=None)
