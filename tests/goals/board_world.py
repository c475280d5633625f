"""Boards for the test municipality: the leader's unit, the unit above it, another school's, and the school heads'.

`board` follows an indicator that deviates, one that was never measured and one that is reached; a meeting is open at
it, and a step of it is the employee's. `other_board` is another school's, with a meeting and a step of its own.
"""

from datetime import timedelta
from typing import Any

from goals.actions.board_meetings import begin_meeting
from goals.actions.boards import follow_indicators, set_up_board
from goals.actions.steps import agree_step
from goals.models import Board, Step
from tests.goals.measured_world import add_indicators
from tests.goals.world import add_goals
from tests.world import NOW, TODAY, World


def make_board(world: World, unit: str = "Havnbjerg", **facts: Any) -> Board:
    """A unit's board."""
    return set_up_board(unit=world.units[unit], by=world.hr, at=NOW, **facts)


def make_step(world: World, board: Board, words: str = "Ring samme dag", owner: str = "employee", **facts: Any) -> Step:
    """A next step within a week."""
    given = {"owner": world.people[owner], "due": TODAY + timedelta(days=7), "by": world.hr, "at": NOW} | facts
    return agree_step(board=board, words=words, **given)


def add_boards(world: World) -> World:
    """The board of the leader's unit, and another school's."""
    things = world.things
    if not hasattr(things, "indicator"):
        add_indicators(add_goals(world))
    followed = [things.unmeasured, things.indicator, things.other_indicator]
    things.board, things.board_above = make_board(world), make_board(world, "Ældre og Sundhed")
    things.other_board = make_board(world, "Åskolen")
    things.group_board = set_up_board(group=things.group, by=world.hr, at=NOW)
    for board in (things.board, things.board_above, things.other_board):
        follow_indicators(board=board, indicators=followed, by=world.hr, at=NOW)
    things.board_meeting = begin_meeting(board=things.board, by=world.hr, at=NOW)
    things.other_board_meeting = begin_meeting(board=things.other_board, by=world.hr, at=NOW)
    about = {"indicator": things.indicator}
    things.step = make_step(world, things.board, meeting=things.board_meeting, **about)
    things.other_step = make_step(
        world, things.other_board, "Læs højt", owner="other_leader", meeting=things.other_board_meeting
    )
    return world
