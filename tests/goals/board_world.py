"""Boards for the test municipality."""

from tests.world import World


def add_boards(world: World) -> World:
    """The board of the leader's unit, and another school's."""
    return world
