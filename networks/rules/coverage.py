"""How many leaders networks reach, told of groups in which nobody stands out.

HR sees names. Upwards go shares of disjoint groups of five leaders and more, so that none can be taken from another.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from organisation.rules.chain import path_up
from organisation.rules.dates import covers
from organisation.rules.shares import percent_of

SMALLEST = 5
MOST_PLACES, MOST_OF_A_KIND = 2, 1
AREA = 2
"""So many leaders make an area of which it is told that nobody is in a network."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Some areas told together: how many lead there, how many are in a network, and how many in too many."""

    areas: tuple[int, ...]
    leaders: int
    placed: int
    crowded: int = 0

    @property
    def outside(self) -> int:
        """How many are in no network."""
        return self.leaders - self.placed

    @property
    def percent(self) -> int:
        """The share in whole per cent, half upwards; none of nobody."""
        return percent_of(self.placed, self.leaders)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a network of a kind, from a day to a day, both included; without `ends` until further notice."""

    kind: str
    starts: date
    ends: date | None = None


def is_crowded(kinds: Sequence[str]) -> bool:
    """Whether somebody is in too many networks: two of one kind, or more than two in all."""
    return len(kinds) > MOST_PLACES or any(number > MOST_OF_A_KIND for number in Counter(kinds).values())


def crowded_day(places: Sequence[Place], on: date) -> date | None:
    """The first day, from a day on, when somebody's places are too many at once; places in turn are one after one."""
    for day in sorted({max(on, one.starts) for one in places}):
        if is_crowded([one.kind for one in places if covers(one.starts, one.ends, day)]):
            return day
    return None


def bare_areas(
    parents: Mapping[int, int | None], places: Mapping[int, int], placed: Collection[int]
) -> list[tuple[int, int]]:
    """Whole areas without anybody in a network: the topmost such units, with how many lead in and below each.

    `places` is person → unit. An area has two leaders and more.
    """
    leaders, reached = Counter[int](), Counter[int]()
    for person, unit in places.items():
        for above in path_up(unit, parents):
            leaders[above] += 1
            reached[above] += person in placed
    bare = {unit for unit, number in leaders.items() if number >= AREA and not reached[unit]}
    return [(unit, leaders[unit]) for unit in sorted(bare) if parents.get(unit) not in bare]


def reach_of(areas: Mapping[int, int], placed: Collection[int], crowded: Collection[int] = ()) -> list[Reach]:
    """Shares by area, from person → area, who has a place and who too many. Areas of fewer than five are told together.

    When those together are still too few, the smallest of the others is told with them. Fewer than five in all give
    nothing.
    """
    people = Counter(areas.values())
    inside = Counter(area for person, area in areas.items() if person in placed)
    double = Counter(area for person, area in areas.items() if person in crowded)
    large = sorted((area for area in people if people[area] >= SMALLEST), key=lambda area: (-people[area], area))
    groups = [[area] for area in large]
    rest = sorted(area for area in people if people[area] < SMALLEST)
    if rest and sum(people[area] for area in rest) < SMALLEST:
        rest = sorted([*rest, *(groups.pop() if groups else ())])
    if sum(people[area] for area in rest) >= SMALLEST:
        groups.append(rest)
    return [
        Reach(tuple(group), *(sum(one[area] for area in group) for one in (people, inside, double))) for group in groups
    ]
