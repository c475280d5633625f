"""Dialogues in every state for the test municipality: prepared by verbs, as the two would.

`talk` is the director's with the leader, revealed and begun; `signed_talk` an earlier one of the leader's with the
employee; `other_talk` is signed by two who do not sign in.
"""

from datetime import datetime
from typing import Any

from goals.models import Goal
from performance.actions.agreements import add_agreement, propose_goal
from performance.actions.preparing import be_ready, prepare_dialogue
from performance.actions.signing import sign_off
from performance.models import Dialogue, Proposal
from performance.rules.dialogues import Side, Standing, Theme
from performance.rules.preparing import Said, Seen
from tests.performance.world import make_dialogue
from tests.world import NOW, World

EMPLOYEES = {
    Theme.DIRECTION: "Ugletårnet skal virke om aftenen",
    Theme.FRAMES: "Jeg mangler to aftenvagter",
    Theme.ROOM: "Må jeg flytte mellem afdelingerne",
    Theme.RELATION: "Jeg sætter pris på at du ringer",
}
LEADERS = {
    Theme.DIRECTION: "Enig i pejlemærket",
    Theme.FRAMES: "Den ene vagt kan jeg give nu",
    Theme.ROOM: "Alt inden for budgettet",
    Theme.RELATION: "Du går uden om fredagsmøderne",
}
WORDS = {Side.EMPLOYEE: EMPLOYEES, Side.LEADER: LEADERS}


def prepare(dialogue: Dialogue, side: Side, views: dict[Goal, Seen] | None = None, at: datetime = NOW) -> None:
    """One side's words under the four themes; the leader says the last for the first time."""
    thoughts = {theme: Said(words, theme == Theme.RELATION) for theme, words in WORDS[side].items()}
    prepare_dialogue(dialogue=dialogue, side=side, thoughts=thoughts, views=views or {}, by=None, at=at)


def reveal(dialogue: Dialogue, views: dict[Side, dict[Goal, Seen]] | None = None, at: datetime = NOW) -> Dialogue:
    """Both have prepared and are ready."""
    for side in Side:
        prepare(dialogue, side, (views or {}).get(side), at)
        be_ready(dialogue=dialogue, side=side, by=None, at=at)
    dialogue.refresh_from_db()
    return dialogue


def revealed(world: World, *, days: int = -1, **facts: Any) -> Dialogue:
    """The leader's dialogue with the employee, which began yesterday, read by both."""
    return reveal(make_dialogue(world, "leader", "employee", days=days), **facts)


def sign(dialogue: Dialogue, *sides: Side, at: datetime = NOW, **facts: Any) -> Dialogue:
    """The sides sign, both where none is named."""
    for side in sides or Side:
        sign_off(dialogue=dialogue, side=side, by=None, at=at, **facts)
    dialogue.refresh_from_db()
    return dialogue


def agree(dialogue: Dialogue, words: str = "Aftenvagten svares i december", side: Side = Side.LEADER, **facts: Any):
    """An agreement of the dialogue."""
    return add_agreement(dialogue=dialogue, words=words, side=side, by=None, at=NOW, **facts)


def add_talks(world: World) -> World:
    """Dialogues that both have prepared, with agreements and goals; those still booked are in `add_dialogues`."""
    things = world.things
    things.signed_talk = revealed(world, days=-200)
    agree(things.signed_talk, "Vi ser på vagtplanen i marts", Side.EMPLOYEE)
    sign(things.signed_talk)
    above = make_dialogue(world, "director", "leader", days=-100)
    things.old_agreement = agree(reveal(above), "Vi ser på vagtplanen i juni", Side.EMPLOYEE)
    sign(above)
    things.talk = reveal(make_dialogue(world, "director", "leader", days=-1), views_of(things.goal))
    things.agreement, things.goal_proposal = agree(things.talk), propose(things.talk, "Jeg holder fri om fredagen")
    things.other_talk = reveal(make_dialogue(world, "chief", "third_leader", days=-2))
    things.other_agreement, things.other_goal_proposal = (
        agree(things.other_talk),
        propose(things.other_talk, "Jeg læser"),
    )
    sign(things.other_talk)
    return world


def propose(dialogue: Dialogue, title: str) -> Proposal:
    """A new goal that was proposed in a dialogue."""
    goal = propose_goal(dialogue=dialogue, title=title, by=None, at=NOW)
    return dialogue.proposals.get(goal=goal)


def views_of(goal: Goal) -> dict[Side, dict[Goal, Seen]]:
    """The two see a goal differently."""
    return {
        Side.EMPLOYEE: {goal: Seen(Standing.REACHED, "Jeg ringer hver dag")},
        Side.LEADER: {goal: Seen(Standing.UNDERWAY, "Ikke om lørdagen")},
    }
