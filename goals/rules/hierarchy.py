"""The ranked hierarchy of goals as a list to read: from the effects down, each goal once, and no longer than a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Branch:
    """A goal, those shown below it, and how many below it the page has no room for."""

    goal: int
    below: tuple["Branch", ...] = ()
    more: int = 0


def below_of(above: Mapping[int, Iterable[int]], order: Iterable[int]) -> dict[int, list[int]]:
    """For each goal those that contribute to it, in the order in which goals are told."""
    below: dict[int, list[int]] = {}
    for goal in order:
        for upper in above.get(goal, ()):
            below.setdefault(upper, []).append(goal)
    return below


def branches(tops: Sequence[int], below: Mapping[int, Sequence[int]], room: int) -> list[Branch]:
    """The goals below some, level by level until `room` lines are used; what is below the last stays to be asked for.

    A goal that contributes to several stands under the first that the list comes to. The tops are always shown.
    """
    placed: dict[int, list[int]] = {}
    more: dict[int, int] = {}
    seen, level = set(tops), list(tops)
    used = len(level)
    while level:
        fresh_level: list[int] = []
        for goal in level:
            fresh = [one for one in below.get(goal, ()) if one not in seen]
            if used + len(fresh) > room:
                more[goal] = len(fresh)
                continue
            used += len(fresh)
            seen.update(fresh)
            placed[goal] = fresh
            fresh_level += fresh
        level = fresh_level
    return [branch_at(top, placed, more) for top in tops]


def branch_at(goal: int, placed: Mapping[int, Sequence[int]], more: Mapping[int, int]) -> Branch:
    """A goal with everything placed below it."""
    return Branch(goal, tuple(branch_at(one, placed, more) for one in placed.get(goal, ())), more.get(goal, 0))
