"""One call of every verb of boards."""

from datetime import timedelta
from typing import Any

from django.db.models import Model

from goals.actions.steps import pass_up, settle_step
from goals.models import BoardMeeting, Step
from goals.rules.boards import StepState
from tests.goals.board_world import add_boards, make_board, make_step
from tests.verbs import Deed
from tests.world import NOW, TODAY, World


def a_board(world: World, **more: Any) -> dict[str, Any]:
    """The board of the leader's unit."""
    return {"board": make_board(world)} | more


def a_step(world: World, **more: Any) -> dict[str, Any]:
    """A step that is the employee's."""
    return {"step": make_step(world, make_board(world))} | more


def above(world: World, step: Step) -> dict[str, Any]:
    """The board above a step's."""
    return {"step": step, "to": make_board(world, "Ældre og Sundhed")}


def sent_up(world: World) -> dict[str, Any]:
    """A step that was passed up."""
    step = make_step(world, make_board(world))
    return {"step": pass_up(**above(world, step), by=None, at=NOW)}


def settled(world: World) -> dict[str, Any]:
    """A step that is done."""
    return {"step": settle_step(**a_step(world), state=StepState.DONE, by=None, at=NOW)}


def of_yesterday(world: World) -> dict[str, Any]:
    """A board whose meeting of yesterday nobody ended."""
    board = make_board(world)
    BoardMeeting.objects.create(board=board, began_at=NOW - timedelta(days=1))
    return {"board": board}


def followed(world: World) -> dict[str, Any]:
    """A board and what it may follow."""
    things = add_boards(world).things
    return {"board": things.board, "indicators": [things.indicator]}


def its(name: str) -> Any:
    """The object of the row: what the verb was given under a name."""

    def found(given: dict[str, Any]) -> Model:
        thing: Model = given[name]
        return thing

    return found


VERBS: dict[str, Deed] = {
    "set_up_board": Deed(lambda world: {"unit": world.units["Havnbjerg"]}),
    "change_board": Deed(lambda world: a_board(world, cadence="fortnight", minutes=20)),
    "follow_indicators": Deed(followed),
    "begin_meeting": Deed(of_yesterday, also=("end_meeting",)),
    "end_meeting": Deed(lambda world: {"meeting": add_boards(world).things.board_meeting}),
    "agree_step": Deed(lambda world: a_board(world, words="Ring samme dag", owner=world.people["employee"], due=TODAY)),
    "change_step": Deed(lambda world: a_step(world, words="Ring dagen efter")),
    "settle_step": Deed(lambda world: a_step(world, state=StepState.DROPPED)),
    "reopen_step": Deed(settled),
    "pass_up": Deed(lambda world: above(world, make_step(world, make_board(world)))),
    "keep_here": Deed(sent_up),
}
