"""The law of the clock that runs a method: everything follows from when it began and how long its phases last.

Nothing counts down anywhere. Whoever looks works out where it stands, so that a phone that slept is right at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

MORE = 120


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the clock stands: in which phase, and how many seconds are left of it; less than none when it is over."""

    phase: int
    left: int
    is_over: bool = False


def stand_at(lengths: Sequence[int], elapsed: int) -> Stand:
    """Where a clock with phases of so many seconds stands after so many seconds. It stays in the last phase."""
    ends = 0
    for phase, length in enumerate(lengths):
        ends += length
        if elapsed < ends:
            return Stand(phase, ends - elapsed)
    return Stand(len(lengths) - 1, ends - elapsed, is_over=True)


def gone_on(lengths: Sequence[int], elapsed: int) -> list[int]:
    """The phases when the next one begins now: the current one has lasted as long as it did.

    In the last phase there is nothing to go on to.
    """
    found, at = list(lengths), stand_at(lengths, elapsed)
    if at.phase < len(found) - 1:
        found[at.phase] -= at.left
    return found


def given_more(lengths: Sequence[int], elapsed: int, seconds: int = MORE) -> list[int]:
    """The phases when the current one gets more: so many seconds from its end, or from now where all is over."""
    found, at = list(lengths), stand_at(lengths, elapsed)
    found[at.phase] += seconds - (at.left if at.is_over else 0)
    return found
