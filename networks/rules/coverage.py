"""How many leaders networks reach, told of groups in which nobody stands out.

HR sees names. Upwards go shares of groups that are the same for all readers, and in which five are no readers
themselves, so that neither a page nor what its reader knows of themselves can be taken from another.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from organisation.rules.chain import path_up
from organisation.rules.dates import covers
from organisation.rules.shares import groups_of, percent_of

MOST_PLACES, MOST_OF_A_KIND = 2, 1
AREA = 2
"""So many leaders make an area of which it is told that nobody is in a network."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Some units told together under one: how many lead there, how many are in a network, and how many in too many."""

    unit: int
    units: tuple[int, ...]
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


def reach_of(
    parents: Mapping[int, int | None],
    places: Mapping[int, int],
    placed: Collection[int],
    *,
    crowded: Collection[int] = (),
    readers: Collection[int] = (),
) -> list[Reach]:
    """The whole house in groups, from person → unit, who has a place, who too many, and who reads such pages."""
    people = Counter(places.values())
    inside = Counter(unit for person, unit in places.items() if person in placed)
    double = Counter(unit for person, unit in places.items() if person in crowded)
    return [
        Reach(unit, units, *(sum(one[each] for each in units) for one in (people, inside, double)))
        for unit, units in groups_of(parents, places, readers)
    ]


def told_below(reach: Iterable[Reach], units: Collection[int]) -> list[Reach]:
    """What whoever leads some units reads: the groups that lie wholly in these and below them."""
    inside = set(units)
    return [one for one in reach if inside.issuperset(one.units)]
