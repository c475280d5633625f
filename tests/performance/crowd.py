"""More of everything that the pages of dialogues list."""

from tests.world import World


def add_dialogue_crowd(world: World, number: int) -> None:
    """An employee with a dialogue more, and in each of the world's dialogues an agreement and a goal more."""
