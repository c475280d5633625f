"""Two who press the same button at a board at once: one board, one meeting, one step, one letter."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from goals.actions.board_meetings import begin_meeting, end_meeting
from goals.models import Board, BoardMeeting, Step
from organisation.models import Letter
from tests.goals.board_world import add_boards, make_board, make_step
from tests.world import NOW, make_world

AT_ONCE = 6
pytestmark = pytest.mark.database


@pytest.fixture
def world(transactional_db):
    made = add_boards(make_world())
    Letter.objects.all().delete()
    return made


def at_once(verb: Callable[[], object]) -> list[object]:
    """What came of doing the same thing several times at the same moment."""

    def once(_):
        try:
            return verb()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(once, range(AT_ONCE)))


def test_all_come_into_the_same_meeting(world):
    end_meeting(meeting=world.things.board_meeting, by=world.hr, at=NOW)
    found = at_once(lambda: begin_meeting(board=world.things.board, by=world.hr, at=NOW))
    assert len(set(found)) == 1
    assert BoardMeeting.objects.filter(board=world.things.board, ended_at=None).count() == 1


def test_a_unit_gets_one_board(world):
    found = at_once(lambda: make_board(world, "Bakkeskolen"))
    assert len(set(found)) == 1
    assert Board.objects.filter(unit=world.units["Bakkeskolen"]).count() == 1


def test_a_step_is_written_once(world):
    meeting = world.things.board_meeting
    found = at_once(lambda: make_step(world, world.things.board, "Køb en vægt", meeting=meeting))
    assert len(set(found)) == 1
    assert Step.objects.filter(words="Køb en vægt").count() == 1


def test_a_meeting_ended_by_two_writes_one_letter(world):
    at_once(lambda: end_meeting(meeting=world.things.board_meeting, by=world.hr, at=NOW))
    assert Letter.objects.filter(template="board_steps").count() == 1
