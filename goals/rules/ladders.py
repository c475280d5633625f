"""The way up as a ladder to draw: a rung for each goal and effort from the bottom up, joined by lanes.

No lane crosses a rung that it does not lead to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# What a goal leads to: another goal, perhaps through one of its efforts.
Lead = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Link:
    """A line from one rung to the next: it leaves in one lane, runs in another, and arrives in a third."""

    leaves: int
    runs: int
    arrives: int


@dataclass(frozen=True, slots=True)
class Rung:
    """A goal, or an effort for the goal that comes above it, in its lane; `links` lead to the next rung up."""

    goal: int
    effort: int | None
    lane: int
    links: tuple[Link, ...] = ()


def ladder(order: Sequence[int], leads: Mapping[int, Sequence[Lead]]) -> list[Rung]:
    """The rungs from the bottom up. `order` has every goal before those that it leads to.

    What goes through the same effort, or straight, to the same goal shares a lane: the effort stands on it just below
    its goal.
    """
    lanes: list[Lead | None] = []
    rungs: list[Rung] = []
    left: list[tuple[int, int]] = []  # the lanes in use above the last rung: where each leaves it, and where it runs
    for goal in order:
        arriving = [place for place, lead in enumerate(lanes) if lead is not None and lead[0] == goal]
        for place in arriving:
            lead = lanes[place]
            if lead is not None and lead[1] is not None:
                link_up(rungs, left, {})
                rungs.append(Rung(goal, lead[1], place))
                left = [(one, one) for one, known in enumerate(lanes) if known is not None]
        own = arriving[0] if arriving else free_lane(lanes)
        link_up(rungs, left, dict.fromkeys(arriving, own))
        rungs.append(Rung(goal, None, own))
        for place in arriving:
            lanes[place] = None
        left = [(one, one) for one, known in enumerate(lanes) if known is not None]
        left += [(own, lane) for lane in take_lanes(lanes, own, leads.get(goal, ()))]
    return rungs


def take_lanes(lanes: list[Lead | None], own: int, leads: Sequence[Lead]) -> list[int]:
    """The lane of each lead: the one that leads there already, else the goal's own while it is free, else a new one."""
    taken = []
    for lead in leads:
        if lead not in lanes:
            place = own if own >= len(lanes) or lanes[own] is None else free_lane(lanes)
            lanes.extend([None] * (place + 1 - len(lanes)))
            lanes[place] = lead
        taken.append(lanes.index(lead))
    return taken


def free_lane(lanes: Sequence[Lead | None]) -> int:
    """The first lane that nothing runs in."""
    return next((place for place, lead in enumerate(lanes) if lead is None), len(lanes))


def link_up(rungs: list[Rung], left: Sequence[tuple[int, int]], arriving: Mapping[int, int]) -> None:
    """Join the last rung with the one that comes: lanes that arrive there bend to it, the others run on."""
    if rungs:
        last = rungs.pop()
        links = tuple(Link(leaves, runs, arriving.get(runs, runs)) for leaves, runs in left)
        rungs.append(Rung(last.goal, last.effort, last.lane, links))


def breadth(rungs: Sequence[Rung]) -> int:
    """How many lanes a ladder has."""
    return max((lane for rung in rungs for lane in (rung.lane, *(link.runs for link in rung.links))), default=0) + 1
