"""The law of the chain view: a theme's figure with its shade, what stands out, and why a figure is not there.

A figure is what the report's law makes of released means; nothing else goes into it. What is compared is compared as it
is written, so that whoever reads the page can check it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from evaluation.rules.reports import A_DIFFERENCE, as_written, theme_mean
from evaluation.rules.rounds import FINE_TURNOUT_FROM
from organisation.rules.shares import percent_of

SHADES = (55, 65, 75, 85)
"""Where a shade begins, in hundredths of the scale's width: 3.2, 3.6, 4.0 and 4.4 on a scale from 1 to 5."""
HIGH_SHADE = 4
LEAST_COUNTED = 5
"""A share of fewer leaders than this would point at single ones."""
MOST_SHOWN_AT_FIRST = 40
MOST_OPENED = 60
NOW, CHANGE = "nu", "aendring"
"""What the cells hold, as an address says it: the figures, or how they have moved since the round before."""


class Why(StrEnum):
    """Why there is no figure: the reasons of the release, or no answer at all that this reader may see.

    Named: answers that are given by name, among them some that this reader may not read one by one.
    """

    UNDER_K = "under_k"
    CARRIED_UP = "carried_up"
    NAMED = "named"
    NOTHING = "nothing"


class Beside(StrEnum):
    """Where a figure lies beside the head's."""

    OVER = "over"
    UNDER = "under"
    LIKE = ""


class Answering(StrEnum):
    """How many have answered, told no finer than may be told: a share from ten answers on, else a word."""

    SHARE = "share"
    ENOUGH = "enough"
    TOO_FEW = "too_few"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Shown:
    """What was released of one question, or the reason why nothing was: `mean` and `of_n` are None then."""

    theme: str
    mean: Fraction | None = None
    of_n: int | None = None
    clipped: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ThemeFigure:
    """A theme of one unit: its figure as it is written, or why it has none. `clipped` says that it was moved."""

    value: Decimal | None
    clipped: bool = False
    why: Why | None = None


NO_FIGURE = ThemeFigure(None, why=Why.NOTHING)


def theme_figure(rows: Sequence[Shown], questions: int) -> ThemeFigure:
    """A theme from its released questions: their unweighted mean where at least half of all `questions` have one."""
    mean = theme_mean([*(row.mean for row in rows), *[None] * (questions - len(rows))])
    if mean is not None:
        return ThemeFigure(as_written(mean), clipped=any(row.clipped for row in rows))
    return ThemeFigure(None, why=why_of([row.reason for row in rows]))


def why_of(reasons: Sequence[str]) -> Why:
    """The reason of a theme: too few where any question had too few, else carried up, else nothing."""
    return next((why for why in (Why.UNDER_K, Why.CARRIED_UP, Why.NAMED) if why in reasons), Why.NOTHING)


def steps_of(low: int, high: int) -> tuple[Decimal, ...]:
    """The figures at which the second to the fifth shade begin, with one decimal as they are written."""
    return tuple(as_written(low + Fraction((high - low) * step, 100)) for step in SHADES)


def shade_of(value: Decimal, steps: Sequence[Decimal]) -> int:
    """The shade of a figure, 1 to 5."""
    return 1 + sum(value >= step for step in steps)


def beside(value: Decimal | None, head: Decimal | None) -> Beside:
    """Whether a figure lies at least four tenths over or under the head's."""
    if value is None or head is None or abs(value - head) < A_DIFFERENCE:
        return Beside.LIKE
    return Beside.OVER if value > head else Beside.UNDER


def answering(ballots: int | None, asked: int, *, hidden: bool) -> tuple[Answering, int]:
    """How many have answered, from the ballots that a shown figure tells of; a share in whole percent.

    A share needs ten ballots, and a rater list to hold them against.
    """
    if ballots is None:
        return (Answering.TOO_FEW if hidden else Answering.NONE), 0
    if ballots < FINE_TURNOUT_FROM or asked < ballots:
        return Answering.ENOUGH, 0
    return Answering.SHARE, percent_of(ballots, asked)


def strongest(figures: Mapping[str, Decimal]) -> str | None:
    """The theme with the highest figure; nothing where several share it."""
    return alone_at(max(figures.values(), default=None), figures)


def weakest(figures: Mapping[str, Decimal]) -> str | None:
    """The theme with the lowest figure; nothing where several share it."""
    return alone_at(min(figures.values(), default=None), figures)


def alone_at(value: Decimal | None, figures: Mapping[str, Decimal]) -> str | None:
    """The only theme with a figure."""
    found = [theme for theme, figure in figures.items() if figure == value]
    return found[0] if len(found) == 1 and len(figures) > 1 else None


def counted_share(chosen: int, leaders: int) -> tuple[int, int] | None:
    """How many leaders of how many; nothing where they are so few that it would point at somebody."""
    return (chosen, leaders) if leaders >= LEAST_COUNTED else None
