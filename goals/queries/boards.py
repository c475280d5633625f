"""Boards among units and groups: what they are called, who sits at them, and which one is above another."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goals.models import Board
from goals.rules.boards import above_all
from organisation.models import GroupMember, Holding, LeadershipGroup, Person, PositionVersion, Unit, UnitVersion
from organisation.queries.chain import units_above, walk
from organisation.queries.units import led_units


def names_of(boards: Iterable[Board]) -> dict[int, str]:
    """What boards are called, by the board's key: as their unit or group is called. Two questions."""
    boards = list(boards)
    units = unit_names({board.unit_id for board in boards if board.unit_id})
    keys = {board.group_id for board in boards if board.group_id}
    groups: dict[int | None, str] = dict(LeadershipGroup.objects.filter(pk__in=keys).values_list("pk", "name"))
    return {board.pk: units[board.unit_id] if board.unit_id else groups[board.group_id] for board in boards}


def unit_names(keys: set[int]) -> dict[int, str]:
    """What units are called now, or were called last."""
    return dict(UnitVersion.objects.filter(unit__in=keys).order_by("starts").values_list("unit_id", "name"))


def name_of(board: Board) -> str:
    """What a board is called."""
    return names_of([board])[board.pk]


def people_of(board: Board, on: date) -> QuerySet[Person]:
    """Who sits at a board: the members of its group, or its unit's people and the leaders of the units just below."""
    if board.group_id:
        return Person.objects.filter(pk__in=GroupMember.objects.on(on).filter(group=board.group_id).values("person_id"))
    below = UnitVersion.objects.on(on).filter(parent=board.unit_id).values("unit_id")
    seats = PositionVersion.objects.on(on).filter(Q(unit=board.unit_id) | Q(is_leader=True, unit__in=below))
    # Named one by one: PostgreSQL, which knows nothing of rows that are new, would else look through all of them.
    chairs = list(seats.order_by().values_list("position_id", flat=True))
    held = Holding.objects.on(on).filter(position__in=chairs)
    return Person.objects.filter(pk__in=held.values("person_id"))


def takers_of(board: Board, on: date) -> QuerySet[Person]:
    """Whose a step at a board may be: who sits at it, and who leads its unit or one above. A guest takes no step."""
    above = units_above(board.unit_id, on) if board.unit_id else []
    chairs = PositionVersion.objects.on(on).filter(unit__in=above, is_leader=True).order_by().values_list("position_id")
    led = Holding.objects.on(on).filter(position__in=[position for (position,) in chairs])
    sitting = people_of(board, on).order_by().values("pk")
    return Person.objects.filter(Q(pk__in=sitting) | Q(pk__in=led.values("person_id")))


def leaders_of(board: Board, on: date) -> list[int]:
    """Those who lead a board's unit on a day; a group has none."""
    if board.group_id:
        return []
    chairs = PositionVersion.objects.on(on).filter(unit=board.unit_id, is_leader=True)
    held = Holding.objects.on(on).filter(position__in=chairs.values("position_id"))
    return list(held.order_by("acting", "pk").values_list("person_id", flat=True))


def board_above(board: Board, on: date) -> Board | None:
    """The board of the nearest unit above that has one; above a group is what is above all its members' units."""
    units = {board.unit_id} if board.unit_id else units_of_group(board.group_id, on)
    reached = walk(units, on, known="unit_id", found="parent_id")
    parents = dict(UnitVersion.objects.on(on).filter(unit__in=reached).values_list("unit_id", "parent_id"))
    above = above_all(units, parents)
    boards = {one.unit_id: one for one in Board.objects.filter(unit__in=above)}
    return next((boards[unit] for unit in above if unit in boards), None)


def units_of_group(group: int | None, on: date) -> set[int]:
    """The units that the members of a group lead on a day."""
    members = GroupMember.objects.on(on).filter(group=group).values("person_id")
    held = Holding.objects.on(on).filter(person__in=members).values("position_id")
    chairs = PositionVersion.objects.on(on).filter(is_leader=True, position__in=held)
    return set(chairs.values_list("unit_id", flat=True))


def boards_with(person: Person, on: date) -> QuerySet[Board]:
    """The boards that somebody sits at: those of the units they lead or work in, and of their groups."""
    held = Holding.objects.on(on).filter(person=person).values("position_id")
    units = PositionVersion.objects.on(on).filter(position__in=held).values("unit_id")
    groups = GroupMember.objects.on(on).filter(person=person).values("group_id")
    return Board.objects.filter(Q(unit__in=units) | Q(group__in=groups))


def boardless(person: Person, on: date, *, is_hr: bool) -> tuple[dict[int, str], dict[int, str]]:
    """The units and the groups without a board that somebody may set one up for, by key, in Danish order.

    They are the units led and those below, and one's own groups; for HR all.
    """
    units = UnitVersion.objects.on(on).exclude(unit__in=Board.objects.exclude(unit=None).values("unit_id"))
    groups = LeadershipGroup.objects.on(on).exclude(pk__in=Board.objects.exclude(group=None).values("group_id"))
    if not is_hr:
        units = units.filter(unit__in=walk(led_units(person, on), on, known="parent_id", found="unit_id"))
        groups = groups.filter(pk__in=GroupMember.objects.on(on).filter(person=person).values("group_id"))
    return dict(units.values_list("unit_id", "name")), dict(groups.values_list("pk", "name"))


def thing_without_board(kind: str, pk: int) -> dict[str, Any]:
    """What a board is set up for, as its verb is given it: an `enhed` or a `gruppe`."""
    if kind == "gruppe":
        return {"group": LeadershipGroup.objects.get(pk=pk)}
    return {"unit": Unit.objects.get(pk=pk)}
