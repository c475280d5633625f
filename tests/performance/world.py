"""Dialogues for the test municipality."""

from tests.world import World


def add_dialogues(world: World) -> World:
    """Dialogues of the leader with the employee, and of two others."""
    return world
