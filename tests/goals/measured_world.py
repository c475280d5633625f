"""Indicators and measurements for the test municipality's goals."""

from tests.world import World


def add_indicators(world: World) -> World:
    """Indicators with measurements for the leader's goal and for another school's."""
    return world
