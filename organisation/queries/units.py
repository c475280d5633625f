"""Questions about units on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from organisation.models import Holding, Person, PositionVersion, UnitVersion
from organisation.queries.chain import units_above


@dataclass(frozen=True)
class Chair:
    """A position on a day and who holds it; nobody is a vacancy, two share it."""

    version: PositionVersion
    holders: tuple[Holding, ...]


@dataclass(frozen=True)
class UnitLine:
    """A unit in a list: its leaders, and how many positions and units it has directly."""

    version: UnitVersion
    leaders: tuple[Person, ...]
    vacant: bool
    positions: int
    units: int


@dataclass(frozen=True)
class UnitPage:
    """A unit on a day: the way to it from the top, what is in it, what is below it, and how it has been before."""

    version: UnitVersion
    path: tuple[UnitVersion, ...]
    chairs: tuple[Chair, ...]
    below: tuple[UnitLine, ...]
    history: tuple[UnitVersion, ...]


def lines_below(parent_id: int | None, on: date) -> tuple[UnitLine, ...]:
    """The units directly below one (or the top ones), in Danish order, in five queries."""
    versions = list(UnitVersion.objects.on(on).filter(parent_id=parent_id).select_related("field"))
    ids = [version.unit_id for version in versions]
    chairs = PositionVersion.objects.on(on).filter(unit_id__in=ids)
    positions = dict(chairs.values_list("unit_id").annotate(Count("pk")))
    children = dict(UnitVersion.objects.on(on).filter(parent_id__in=ids).values_list("parent_id").annotate(Count("pk")))
    leading = {chair.position_id: chair.unit_id for chair in chairs.filter(is_leader=True)}
    leaders: dict[int, list[Person]] = {}
    for holding in Holding.objects.on(on).filter(position_id__in=list(leading)).select_related("person"):
        leaders.setdefault(leading[holding.position_id], []).append(holding.person)
    return tuple(
        UnitLine(
            version,
            tuple(leaders.get(version.unit_id, ())),
            version.unit_id in leading.values() and version.unit_id not in leaders,
            positions.get(version.unit_id, 0),
            children.get(version.unit_id, 0),
        )
        for version in versions
    )


def unit_page(version: UnitVersion, on: date) -> UnitPage:
    """A unit with everything directly about it."""
    above = {v.unit_id: v for v in UnitVersion.objects.on(on).filter(unit_id__in=units_above(version.unit_id, on))}
    path, current = [], above.get(version.parent_id)
    while current is not None and current not in path:
        path.append(current)
        current = above.get(current.parent_id)
    return UnitPage(
        version,
        tuple(reversed(path)),
        chairs_in(version.unit_id, on),
        lines_below(version.unit_id, on),
        tuple(version.unit.versions.select_related("field").order_by("-starts")),
    )


def chairs_in(unit_id: int, on: date) -> tuple[Chair, ...]:
    """The positions of a unit on a day, leaders first, each with its holders."""
    versions = PositionVersion.objects.on(on).filter(unit_id=unit_id).order_by("-is_leader", "level", "title", "pk")
    holders: dict[int, list[Holding]] = {}
    held = Holding.objects.on(on).filter(position_id__in=versions.values("position_id"))
    for holding in held.select_related("person").order_by("person__name"):
        holders.setdefault(holding.position_id, []).append(holding)
    return tuple(Chair(version, tuple(holders.get(version.position_id, ()))) for version in versions)


def led_units(person: Person, on: date) -> set[int]:
    """The units that somebody leads on a day."""
    held = Holding.objects.on(on).filter(person=person).values("position_id")
    chairs = PositionVersion.objects.on(on).filter(is_leader=True, position_id__in=held)
    return set(chairs.values_list("unit_id", flat=True))


@dataclass(frozen=True)
class UnitChoice:
    """A unit to choose, with how deep it lies."""

    unit: int
    name: str
    depth: int


def units_to_choose(on: date) -> list[UnitChoice]:
    """Every unit of a day, each below the one it belongs to, in Danish order; one question."""
    below: dict[int | None, list[UnitVersion]] = {}
    versions = {version.unit_id: version for version in UnitVersion.objects.on(on)}
    for version in versions.values():
        below.setdefault(version.parent_id if version.parent_id in versions else None, []).append(version)
    found: list[UnitChoice] = []
    waiting = [(version, 0) for version in reversed(below.get(None, []))]
    while waiting:
        version, depth = waiting.pop()
        found.append(UnitChoice(version.unit_id, version.name, depth))
        waiting += [(child, depth + 1) for child in reversed(below.pop(version.unit_id, []))]
    return found
