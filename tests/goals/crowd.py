"""More of everything that the pages of goals list."""

from goals.actions.board_meetings import begin_meeting
from goals.actions.boards import follow_indicators
from goals.actions.steps import pass_up, settle_step
from goals.queries.board_lines import followed
from tests.goals.board_world import make_board, make_step
from tests.goals.measured_world import add_indicator_crowd, aim_at
from tests.world import NOW, World


def add_goal_crowd(world: World, number: int) -> None:
    """An indicator, a measurement, a target, a board, and a step of each sort more."""
    add_indicator_crowd(world, number)
    add_board_crowd(world, number)


def add_board_crowd(world: World, number: int) -> None:
    """A board below the leader's with a meeting; at the leader's an indicator that deviates, and steps of each sort."""
    things, facts = world.things, {"by": world.hr, "at": NOW}
    below = make_board(world, f"Havnbjerg {number}")
    meeting = begin_meeting(board=below, **facts)
    more = things.goal.indicators.get(name=f"Ventende {number}")
    aim_at(world, more, high=5)
    for board in (things.board, things.board_above):
        follow_indicators(board=board, indicators=[*followed(board), more], **facts)
    pass_up(
        step=make_step(world, below, "Vi kan ikke alene", owner="leader", meeting=meeting), to=things.board, **facts
    )
    pass_up(step=make_step(world, things.board, f"Ring {number}", indicator=more), to=things.board_above, **facts)
    make_step(world, things.board, f"Ring igen {number}", indicator=more, meeting=things.board_meeting)
    for state in ("done", "dropped"):
        settle_step(step=make_step(world, things.board, f"Det er {state} {number}"), state=state, **facts)
