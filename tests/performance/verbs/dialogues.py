"""One call of every verb of a dialogue itself: preparing, agreeing, signing."""

from typing import Any

from goals.rules.goals import Kind, State
from performance.actions.preparing import be_ready
from performance.rules.dialogues import Outcome, Side, Theme
from performance.rules.preparing import Said
from tests.goals.world import make_goal
from tests.performance.talk_world import agree, prepare, revealed, sign
from tests.performance.world import make_dialogue
from tests.verbs import Deed
from tests.world import NOW, World


def booked(world: World, **more: Any) -> dict[str, Any]:
    """A dialogue that the employee has begun to prepare."""
    dialogue = make_dialogue(world, "leader", "employee")
    prepare(dialogue, Side.EMPLOYEE)
    return {"dialogue": dialogue, "side": Side.EMPLOYEE} | more


def ready(world: World) -> dict[str, Any]:
    """A dialogue for which the employee is ready."""
    given = booked(world)
    be_ready(**given, by=None, at=NOW)
    return given


def open_one(world: World, **more: Any) -> dict[str, Any]:
    """A dialogue in which the two write together."""
    return {"dialogue": revealed(world)} | more


def an_agreement(world: World, **more: Any) -> dict[str, Any]:
    """An agreement of an open dialogue."""
    return {"agreement": agree(revealed(world))} | more


def a_proposal(world: World) -> dict[str, Any]:
    """A goal that was proposed in an open dialogue."""
    dialogue = revealed(world)
    goal = make_goal(
        world,
        "Jeg ringer",
        Kind.ACTIVITY,
        owner_person=world.people["employee"],
        is_personal=True,
        state=State.PROPOSED,
    )
    return {"proposal": dialogue.proposals.create(goal=goal, title=goal.title)}


def one_signed(world: World) -> dict[str, Any]:
    """A dialogue that the employee has signed."""
    return {"dialogue": sign(revealed(world), Side.EMPLOYEE), "side": Side.EMPLOYEE}


def its(name: str) -> Any:
    """The object of the row: the dialogue itself, or that of what the verb was given."""
    return lambda given: given[name] if name == "dialogue" else given[name].dialogue


SAID = {Theme.ROOM: Said("Jeg vil gerne afgøre mere selv")}
DIALOGUES = {
    "prepare_dialogue": Deed(lambda world: booked(world, thoughts=SAID, views={}), on=its("dialogue")),
    "be_ready": Deed(booked),
    "take_back_ready": Deed(ready),
    "add_agreement": Deed(lambda world: open_one(world, words="Vi ses i marts", side=Side.LEADER), on=its("dialogue")),
    "change_agreement": Deed(lambda world: an_agreement(world, words="Vi ses i april"), on=its("agreement")),
    "drop_agreement": Deed(an_agreement, on=its("agreement")),
    "settle_agreement": Deed(lambda world: an_agreement(world, outcome=Outcome.KEPT), on=its("agreement")),
    "propose_goal": Deed(
        lambda world: open_one(world, title="Jeg holder fri om fredagen"), on=its("dialogue"), also=("set_goal",)
    ),
    "withdraw_goal": Deed(a_proposal, on=its("proposal"), also=("end_goal",)),
    "sign_off": Deed(lambda world: open_one(world, side=Side.EMPLOYEE), on=its("dialogue")),
    "take_back_signature": Deed(one_signed, on=its("dialogue")),
    "reopen_dialogue": Deed(lambda world: {"dialogue": sign(revealed(world)), "reason": "En dato er forkert"}),
}
