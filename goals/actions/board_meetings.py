"""Verbs of meetings at a board: begin one and end it, and the letters about what was agreed."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from goals.models import Board, BoardMeeting, Step
from goals.queries.boards import name_of
from goals.queries.steps import tellable
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Person


def begin_meeting(*, board: Board, by: Account | None, at: datetime) -> BoardMeeting:
    """Begin a meeting at a board. One is open at a time: who presses second comes into the same.

    A meeting of an earlier day that nobody ended is ended first.
    """
    with transaction.atomic():
        board = Board.objects.select_for_update().get(pk=board.pk)
        open_one = board.meetings.filter(ended_at=None).first()
        if open_one is not None and timezone.localdate(open_one.began_at) == timezone.localdate(at):
            return open_one
        if open_one is not None:
            end_meeting(meeting=open_one, by=by, at=at)
        meeting = BoardMeeting.objects.create(board=board, began_at=at)
        record(verb="begin_meeting", by=by, at=at, on=meeting, after={"board": board.pk})
    return meeting


def end_meeting(
    *, meeting: BoardMeeting, by: Account | None, at: datetime, present: Collection[Person] = ()
) -> BoardMeeting:
    """End a meeting. Those who got a step and were not at the table get one letter with all their steps.

    `present` are owners who were at the table; whoever ends the meeting was, and needs no letter either about a step
    that they wrote down themselves. A second time changes nothing.
    """
    with transaction.atomic():
        Board.objects.select_for_update().get(pk=meeting.board_id)
        meeting = BoardMeeting.objects.select_for_update().select_related("board").get(pk=meeting.pk)
        if meeting.ended_at is not None:
            return meeting
        meeting.ended_at = at
        meeting.save(update_fields=["ended_at"])
        told = tell_owners(meeting.board, tellable(meeting, by, present), at=at)
        record(verb="end_meeting", by=by, at=at, on=meeting, after={"board": meeting.board_id, "told": told})
    return meeting


def tell_owners(board: Board, steps: Iterable[Step], *, at: datetime) -> list[int]:
    """One letter to each owner with all of these steps that are theirs; the keys of those written to."""
    theirs: dict[Person, list[Step]] = {}
    for step in steps:
        theirs.setdefault(step.owner, []).append(step)
    facts = {"board": name_of(board), "address": absolute(board.get_absolute_url())} if theirs else {}
    for owner, mine in theirs.items():
        write_letter(template="board_steps", to=owner, context=facts | {"steps": mine}, at=at)
    return [owner.pk for owner in theirs]
