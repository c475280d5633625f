"""More of everything that the pages of goals list."""

from tests.goals.measured_world import add_indicator_crowd
from tests.world import World


def add_goal_crowd(world: World, number: int) -> None:
    """A goal, a contribution, an effort, an indicator, a measurement, a board and a step more."""
    add_indicator_crowd(world, number)
