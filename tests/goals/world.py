"""Goals for the test municipality: a line from the council's effect goal to what one person does, and goals beside.

`goal` is the leader's unit's own, `other_goal` another school's; both are open to the house. `personal_goal` is the
employee's, whose nearest leader is the leader; `other_personal_goal` concerns neither of those who sign in.
"""

from datetime import timedelta
from typing import Any

from goals.actions.efforts import begin_effort
from goals.actions.goals import contribute, set_goal
from goals.models import Goal
from goals.rules.goals import Kind, Origin
from tests.world import NOW, TODAY, World


def make_goal(world: World, title: str, kind: str = Kind.RESULT, unit: str | None = None, **facts: Any) -> Goal:
    """A goal since a year ago; without an owner or a unit it is the municipality's."""
    if unit is None and not facts.keys() & {"owner_person", "owner_group"}:
        unit = "Kommunen"
    dates = {"starts": TODAY - timedelta(days=365), "due": TODAY + timedelta(days=365)}
    return set_goal(
        title=title, kind=kind, unit=world.units[unit] if unit else None, by=world.hr, at=NOW, **(dates | facts)
    )


def add_goals(world: World) -> World:
    """From »Flere klarer sig selv« down to the employee's own goal, with an effort on the way."""
    things = world.things
    things.top_goal = make_goal(
        world, "Flere ældre klarer sig selv", Kind.EFFECT, origin=Origin.COUNCIL, is_binding=True, rank=1
    )
    things.middle_goal = make_goal(
        world,
        "Færre genindlægges",
        unit="Ældre og Sundhed",
        why="En genindlæggelse er et tegn på, at vi slap for tidligt.",
    )
    things.goal = make_goal(world, "Besøg inden for et døgn", Kind.SERVICE, unit="Havnbjerg", rank=1)
    things.personal_goal = make_goal(
        world, "Jeg ringer samme dag", Kind.ACTIVITY, owner_person=world.people["employee"], is_personal=True
    )
    things.activity_goal = make_goal(world, "Ring samme dag", Kind.ACTIVITY, unit="Havnbjerg", rank=2)
    things.other_goal = make_goal(world, "Alle læser i 2. klasse", unit="Åskolen")
    things.other_personal_goal = make_goal(
        world, "Jeg læser højt", Kind.ACTIVITY, owner_person=world.people["third_leader"], is_personal=True
    )
    things.group_goal = make_goal(world, "Fælles om overgange", Kind.RUNNING, owner_group=things.group)
    things.effort = begin_effort(
        goal=things.middle_goal,
        name="Trygt hjem",
        what="Vi besøger borgeren dagen efter udskrivningen.",
        for_whom="udskrevne over 65",
        why="Det meste går galt de første to dage.",
        owner=world.people["leader"],
        by=world.hr,
        at=NOW,
    )
    things.other_effort = begin_effort(
        goal=things.other_goal, name="Læsebånd", owner=world.people["other_leader"], by=world.hr, at=NOW
    )
    join_goals(world)
    return world


def join_goals(world: World) -> None:
    """What the goals give to each other, one of them through the effort."""
    things = world.things
    things.contribution = contribute(
        goal=things.goal,
        towards=things.middle_goal,
        words="Vi ser faren, før den bliver til en indlæggelse.",
        effort=things.effort,
        by=world.hr,
        at=NOW,
    )
    for lower, upper in (
        (things.middle_goal, things.top_goal),
        (things.activity_goal, things.goal),
        (things.personal_goal, things.goal),
    ):
        contribute(goal=lower, towards=upper, words="Vi tager vores del.", by=world.hr, at=NOW)
    things.other_contribution = contribute(
        goal=things.other_goal, towards=things.top_goal, words="Læsere klarer sig.", by=world.hr, at=NOW
    )
