"""Dialogues for the test municipality, booked and not yet prepared.

`dialogue` is the leader's with the employee in two weeks, `other_dialogue` between two who do not sign in.
"""

from performance.actions.booking import book_dialogue
from performance.models import Dialogue
from tests.world import NOW, World, wall


def make_dialogue(world: World, leader: str, employee: str, *, days: int = 14, hour: int = 10) -> Dialogue:
    """A dialogue so many days from today, booked by the leader."""
    return book_dialogue(
        employee=world.people[employee],
        leader=world.people[leader],
        starts=wall(days, hour),
        ends=wall(days, hour + 1),
        place="Lille mødelokale",
        by=world.accounts[leader],
        at=NOW,
    )


def add_dialogues(world: World) -> World:
    """Dialogues of the leader with the employee, and of two others."""
    world.things.dialogue = make_dialogue(world, "leader", "employee")
    world.things.other_dialogue = make_dialogue(world, "chief", "third_leader")
    return world
