"""Doors of boards. Everyone in the house reads them.

A board is run by the leaders of its unit and of the units above, by the members of its group, and by HR. A step is
settled by those who run its board or the board that it was sent up to, and by whoever owns it.
"""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from goals.access.goals import is_member, leads_over
from goals.models import Board, BoardMeeting, Step
from organisation.access.roles import house_door
from organisation.models import GroupMember, Person
from organisation.queries.people import standing_of


def board_for(person: Person, pk: int, on: date, to: str = "read") -> Board:
    """A board to `read` or to `run`; absent and not yours answer alike."""
    house_door(person, on)
    board = get_object_or_404(Board, pk=pk)
    if to == "run" and not may_run(board, person, on):
        raise Http404
    return board


def meeting_for(person: Person, pk: int, on: date, to: str = "read") -> BoardMeeting:
    """A meeting at a board to `read` or to `run`."""
    house_door(person, on)
    meeting = get_object_or_404(BoardMeeting.objects.select_related("board"), pk=pk)
    if to == "run" and not may_run(meeting.board, person, on):
        raise Http404
    return meeting


def step_for(person: Person, pk: int, on: date, to: str = "run") -> Step:
    """A next step to `run` (change, pass up) or to `settle`."""
    house_door(person, on)
    step = get_object_or_404(Step.objects.select_related("board", "passed_up_to", "owner"), pk=pk)
    if not (may_settle(step, person, on) if to == "settle" else may_run(step.board, person, on)):
        raise Http404
    return step


def may_run(board: Board, person: Person, on: date) -> bool:
    """Whether somebody holds the meetings of a board and writes on it."""
    if board.unit_id is not None:
        runs = leads_over(person, board.unit_id, on)
    else:
        runs = board.group_id is not None and is_member(person, board.group_id, on)
    return runs or standing_of(person, on).is_hr


def may_settle(step: Step, person: Person, on: date) -> bool:
    """Whether somebody may say that a step is done or dropped."""
    boards = (step.board, step.passed_up_to)
    return step.owner_id == person.pk or any(board is not None and may_run(board, person, on) for board in boards)


def may_set_up(person: Person, on: date) -> bool:
    """Whether somebody may set up boards at all: HR, leaders and members of groups."""
    standing = standing_of(person, on)
    return standing.is_hr or standing.leads or GroupMember.objects.on(on).filter(person=person).exists()


def set_up_desk(person: Person, on: date) -> bool:
    """Let those in who may set up boards; whether for all units and groups, as HR may."""
    house_door(person, on)
    if not may_set_up(person, on):
        raise Http404
    return standing_of(person, on).is_hr
