"""The ways from a goal up to the effect: every step is told once, so that many ways stay readable.

Source: the goal report's effect chains, which lead from an activity over services and results to an effect.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """A way up. `begins` is the first goal's key; one that `joins` ends where an earlier way has been already."""

    goals: tuple[int, ...]
    joins: bool = False

    @property
    def begins(self) -> int:
        """Where the way sets out."""
        return self.goals[0]

    @property
    def ends(self) -> int:
        """Where the way comes to."""
        return self.goals[-1]


def told_ways(goal: int, above: Mapping[int, Sequence[int]]) -> list[Way]:
    """Every step above a goal, each exactly once: the first way whole, then what branches off the ways told so far.

    A branch begins where it leaves an earlier way, and ends at a top or where it comes back to one. `above` holds, for
    each goal, those it contributes to in the order in which they are told; it has no circles.
    """
    ways: list[Way] = []
    told: set[int] = set()
    waiting: list[tuple[int, ...]] = [(goal,)]
    while waiting:
        way = list(waiting.pop())
        while way[-1] not in told:
            at = way[-1]
            told.add(at)
            over = list(above.get(at, ()))
            if not over:
                break
            waiting.extend((at, other) for other in reversed(over[1:]))
            way.append(over[0])
        else:
            ways.append(Way(tuple(way), joins=True))
            continue
        ways.append(Way(tuple(way)))
    return ways


def number_of_ways(goal: int, above: Mapping[int, Sequence[int]]) -> int:
    """How many ways lead from a goal to a top; a goal that contributes to nothing is its own top and has none."""
    known: dict[int, int] = {}
    for one in reversed(from_below(goal, above)):
        known[one] = sum(known[over] for over in above.get(one, ())) or 1
    return known[goal] if above.get(goal) else 0


def from_below(goal: int, above: Mapping[int, Sequence[int]]) -> list[int]:
    """A goal and all above it, each before everything that it contributes to."""
    order: list[int] = []
    entered: set[int] = set()
    waiting = [(goal, False)]
    while waiting:
        at, is_done = waiting.pop()
        if is_done:
            order.append(at)
        elif at not in entered:
            entered.add(at)
            waiting.append((at, True))
            waiting.extend((over, False) for over in above.get(at, ()))
    return order[::-1]


def heights(goal: int, above: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """How high each goal stands over the first, by the longest way to it: whatever contributes stands lower."""
    found = {goal: 0}
    for at in from_below(goal, above):
        for over in above.get(at, ()):
            found[over] = max(found.get(over, 0), found[at] + 1)
    return found
