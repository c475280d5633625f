"""How many have had a dialogue, told of groups in which nobody can be worked out.

The groups are disjoint, so that no figure can be taken from another to find what a small unit hides (domain.md,
section 6: upward go shares of units of at least five).
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from organisation.rules.chain import path_up
from organisation.rules.shares import percent_of

SMALLEST = 5
FEBRUARY = 2


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some units' people have had a dialogue: told under `unit`, of the people of `units`."""

    unit: int
    units: tuple[int, ...]
    people: int
    held: int

    @property
    def percent(self) -> int:
        """The share in whole per cent, half upwards."""
        return percent_of(self.held, self.people)


def a_year_before(day: date) -> date:
    """The same day of the year before; 29 February has the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, FEBRUARY, 28)


def shares(parents: Mapping[int, int | None], places: Mapping[int, int], held: Collection[int]) -> list[Share]:
    """Groups of at least five: a unit, and with it the smaller ones below that are told together with it.

    `places` is person → unit, `held` who has had a dialogue. A unit with fewer than five is told with the next above.
    What is left at the top is told with the smallest group; nothing is told of fewer than five in all.
    """
    asked, done = Counter(places.values()), Counter(unit for person, unit in places.items() if person in held)
    depth = {unit: sum(1 for _unit in path_up(unit, parents)) for unit in {*parents, *asked}}
    waiting: dict[int | None, list[int]] = {unit: [unit] if unit in asked else [] for unit in depth}
    waiting[None] = []
    groups: list[tuple[int, list[int]]] = []
    for unit in sorted(depth, key=lambda one: (-depth[one], one)):
        mine = waiting.pop(unit)
        if sum(asked[one] for one in mine) >= SMALLEST:
            groups.append((unit, mine))
            continue
        above = parents.get(unit)
        waiting[above if above in waiting else None] += mine
    told = with_the_rest(groups, waiting[None], asked)
    return [
        Share(unit, tuple(units), sum(asked[one] for one in units), sum(done[one] for one in units))
        for unit, units in told
    ]


def with_the_rest(
    groups: list[tuple[int, list[int]]], rest: list[int], asked: Mapping[int, int]
) -> list[tuple[int, list[int]]]:
    """The groups when those at the top are told too: with the smallest group, or alone where they are enough."""
    if groups:
        smallest = min(groups, key=lambda group: (sum(asked[one] for one in group[1]), group[0]))
        smallest[1].extend(rest)
        return groups
    return [(rest[0], rest)] if sum(asked[one] for one in rest) >= SMALLEST else []
