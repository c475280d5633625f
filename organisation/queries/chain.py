"""The leadership chain as of a day."""

from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from organisation.models import Holding, Leave, PositionVersion, UnitVersion
from organisation.rules.chain import Chain, Seat, below

WALK = """
WITH RECURSIVE walk(unit_id) AS (
    SELECT id FROM organisation_unit WHERE id IN ({marks})
    UNION
    SELECT v.{found} FROM organisation_unitversion v JOIN walk w ON v.{known} = w.unit_id
    WHERE v.starts <= %s AND (v.ends IS NULL OR v.ends >= %s) AND v.{found} IS NOT NULL
)
SELECT unit_id FROM walk
"""
PARENTS = """
WITH RECURSIVE walk(unit_id) AS (
    SELECT id FROM organisation_unit WHERE id IN ({marks})
    UNION
    SELECT v.parent_id FROM organisation_unitversion v JOIN walk w ON v.unit_id = w.unit_id
    WHERE v.starts <= %s AND (v.ends IS NULL OR v.ends >= %s) AND v.parent_id IS NOT NULL
)
SELECT v.unit_id, v.parent_id FROM organisation_unitversion v JOIN walk w ON v.unit_id = w.unit_id
WHERE v.starts <= %s AND (v.ends IS NULL OR v.ends >= %s)
"""


def walk(units: Iterable[int], on: date, *, known: str, found: str) -> list[int]:
    """Follow the tree from some units in a single recursive query; UNION (not UNION ALL) ends at a circle."""
    first = sorted(set(units))
    if not first:
        return []
    query = WALK.format(marks=", ".join(["%s"] * len(first)), known=known, found=found)
    with connection.cursor() as cursor:
        cursor.execute(query, [*first, on, on])
        return [row[0] for row in cursor.fetchall()]


def parents_above(units: Iterable[int], on: date) -> dict[int, int | None]:
    """Some units and all above them on a day, each with the one it lies in; a single question."""
    first = sorted(set(units))
    if not first:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(PARENTS.format(marks=", ".join(["%s"] * len(first))), [*first, on, on, on, on])
        return dict(cursor.fetchall())


def parents_above_seats(people: set[int], on: date) -> dict[int, int | None]:
    """The units of some people's seats and all above them on a day, as `parents_above`; a single question."""
    if not people:
        return {}
    held = Holding.objects.on(on).filter(person_id__in=people).values("position_id")
    theirs = PositionVersion.objects.on(on).filter(position_id__in=held).order_by().values("unit_id")
    sql, given = theirs.query.get_compiler(connection=connection).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(PARENTS.format(marks=sql), [*given, on, on, on, on])
        return dict(cursor.fetchall())


def units_below(unit_id: int, on: date) -> list[int]:
    """A unit and every unit below it on a day."""
    return walk([unit_id], on, known="parent_id", found="unit_id")


def units_above(unit_id: int, on: date) -> list[int]:
    """A unit and every unit above it on a day, up to the top."""
    return walk([unit_id], on, known="unit_id", found="parent_id")


def seats_on(on: date, *, units: Iterable[int] | None = None, leaders_only: bool = False) -> tuple[Seat, ...]:
    """Every filled seat on a day, of the whole organisation or of some units. One question."""
    chair = "position__versions"
    asked: dict[str, object] = {f"{chair}__starts__lte": on}
    if units is not None:
        asked[f"{chair}__unit_id__in"] = list(units)
    if leaders_only:
        asked[f"{chair}__is_leader"] = True
    standing = Q(**{f"{chair}__ends__isnull": True}) | Q(**{f"{chair}__ends__gte": on})
    away = Exists(Leave.objects.on(on).filter(person=OuterRef("person")))
    facts = (f"{chair}__unit_id", "position_id", f"{chair}__is_leader", f"{chair}__level", "acting", "away")
    rows = Holding.objects.on(on).annotate(away=away).filter(standing, **asked).values_list("person_id", *facts)
    return tuple(
        Seat(person=person, unit=unit, position=position, is_leader=leads, level=level, acting=acting, away=is_away)
        for person, unit, position, leads, level, acting, is_away in rows
    )


def chain_on(on: date, *, leaders_only: bool = False) -> Chain:
    """The whole chain of a day: the tree of units and the filled seats."""
    parents = dict(UnitVersion.objects.on(on).values_list("unit_id", "parent_id"))
    return Chain(parents, seats_on(on, leaders_only=leaders_only))


def leader_seats(on: date) -> tuple[Seat, ...]:
    """The filled leader seats of a day."""
    return seats_on(on, leaders_only=True)


def superiors(on: date, *, leaders_only: bool = False) -> dict[int, int]:
    """Person → superior on a day."""
    return chain_on(on, leaders_only=leaders_only).superiors()


def superior_of_person(person_id: int, on: date) -> int | None:
    """One person's superior on a day, reading only the units above."""
    above = superiors_of_people([person_id], on).get(person_id, ())
    return above[0] if above else None


def superiors_of_people(people: Iterable[int], on: date) -> dict[int, tuple[int, ...]]:
    """Some people → their superiors, first in line first, reading only the units above them. Two questions."""
    wanted = set(people)
    parents = parents_above_seats(wanted, on)
    found = Chain(parents, seats_on(on, units=parents)).all_superiors()
    return {person: found[person] for person in wanted & found.keys()}


def people_below(person_id: int, on: date) -> set[int]:
    """Everyone in the chain below a person on a day."""
    return below(person_id, superiors(on))
