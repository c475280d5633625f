"""What comes out, row by row: figures, what is hidden and why, bars, and the remainders that may be stored."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Whose answers: the leader's own cell, or the branch of the leader and all below."""

    LEADER = "leader"
    BRANCH = "branch"


class Reason(StrEnum):
    """Why there is no figure: fewer than k answers, or enough that may not stand together and were carried up."""

    UNDER_K = "under_k"
    CARRIED_UP = "carried_up"


@dataclass(frozen=True)
class Figure:
    """The `n` answers of `cells` (ids of leaders) and their `sum`, based on `n` of `of_n` ballots.

    `clipped`: a pool in it stands at the edge of what may be shown, and its answers may add up to something beyond.
    """

    question: str
    group: str
    kind: Kind
    of: str
    cells: tuple[str, ...]
    n: int
    sum: int
    of_n: int
    clipped: bool = False


@dataclass(frozen=True)
class Hidden:
    """A cell or a branch with answers and without a figure."""

    question: str
    group: str
    kind: Kind
    of: str
    reason: Reason


@dataclass(frozen=True)
class Bars:
    """How many of the `n` answers of `cells` fell on each step of the scale; the figure beside them has `of_n`."""

    question: str
    group: str
    kind: Kind
    of: str
    cells: tuple[str, ...]
    n: int
    counts: tuple[int, ...]
    of_n: int


@dataclass(frozen=True)
class Remainder:
    """What is new in a figure beside its parts, and all that may be stored of it: a shown cell, or a joined pool.

    At least k answers. Don't-knows are `ballots - n`. Every figure is the sum of the remainders inside its branch.
    """

    question: str
    group: str
    kind: Kind
    of: str
    cells: tuple[str, ...]
    n: int
    sum: int
    ballots: int
    clipped: bool = False


@dataclass(frozen=True)
class BarRemainder:
    """What is new in bars beside those below, and all that may be stored of them; never fewer than ten answers."""

    question: str
    group: str
    kind: Kind
    of: str
    cells: tuple[str, ...]
    n: int
    counts: tuple[int, ...]
