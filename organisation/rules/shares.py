"""How shares are told: in whole per cent, and of groups in which nobody can be worked out.

There is one division into groups for all readers. Whoever leads reads those groups that lie wholly in their own units,
so whatever two readers hold together is whole groups again (domain.md, section 6: units of at least five).
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from organisation.rules.chain import path_up

SMALLEST = 5


def percent_of(part: int, whole: int) -> int:
    """A share in whole per cent, halves upwards; none of nobody."""
    return (200 * part + whole) // (2 * whole) if whole else 0


@dataclass(slots=True)
class Group:
    """Units told together under one of them: how deep that lies, and how many there are who count."""

    unit: int
    units: list[int]
    depth: int
    size: int


def division(parents: Mapping[int, int | None], counted: Mapping[int, int]) -> list[tuple[int, tuple[int, ...]]]:
    """Units with people, in groups of five and more, each with the unit that it is told under.

    `counted` says how many of a unit's people make up the five; a unit whose people do not is there with none. A unit
    with five is told alone. One with fewer is told with those below it that are too few as well; where that is not
    enough, with the group nearest below it, and where there is none, with the unit above. So a unit in and below which
    there are five is told within itself. Fewer than five who are left at the top, and a unit of none who count with
    groups below it, are told of to nobody: with others, they would take a group from whoever leads those.
    """
    depth = {unit: sum(1 for _unit in path_up(unit, parents)) for unit in {*parents, *counted}}
    waiting: dict[int | None, list[int]] = {unit: [unit] if unit in counted else [] for unit in depth}
    below: dict[int | None, list[Group]] = {unit: [] for unit in depth}
    waiting[None], below[None], told = [], [], []
    for unit in sorted(depth, key=lambda one: (-depth[one], one)):
        mine, inside = waiting.pop(unit), below.pop(unit)
        above = parents.get(unit) if parents.get(unit) in waiting else None
        size = sum(counted[one] for one in mine)
        if size >= SMALLEST:
            inside.append(Group(unit, mine, depth[unit], size))
            told.append(inside[-1])
        elif not (inside and (above is None or not size)) and not joined(mine, size, inside):
            waiting[above] += mine
        below[above] += inside
    rest = waiting[None]
    size = sum(counted[one] for one in rest)
    if size >= SMALLEST:
        told.append(Group(rest[0], rest, 0, size))
    return [(group.unit, tuple(group.units)) for group in told]


def groups_of(
    parents: Mapping[int, int | None], places: Mapping[int, int], readers: Collection[int] = ()
) -> list[tuple[int, tuple[int, ...]]]:
    """The division of some people, person → unit, who are told of in numbers.

    Readers of such pages are counted in their group and do not make up its five: five are left when a reader takes
    themselves away.
    """
    others = Counter(unit for person, unit in places.items() if person not in readers)
    return division(parents, {unit: others[unit] for unit in places.values()})


def joined(units: list[int], size: int, groups: list[Group]) -> bool:
    """Whether units have been told with one of the groups: the one nearest to the top, of such the smallest."""
    if not groups:
        return False
    nearest = min(groups, key=lambda group: (group.depth, group.size, group.unit))
    nearest.units += units
    nearest.size += size
    return True
