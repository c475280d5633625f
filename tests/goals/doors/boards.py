"""The doors of boards: everyone reads them; those who run them write. `own` is the leader's unit's, `other` a school's.

The director leads the unit above both; the employee owns a step at the leader's.
"""

from tests.doorways import HOUSE, HR, Door, by_number, page

RUNNERS = HR | {"leader", "director"}
RUNNERS_OF_THE_OTHER = HR | {"director"}


def read(own: str, other: str) -> Door:
    """A page that the whole house reads."""
    return by_number(own, other, own_to=HOUSE, other_to=HOUSE)


def run(own: str, other: str, *, posts: bool = False) -> Door:
    """A page of those who run a board."""
    return by_number(own, other, own_to=RUNNERS, other_to=RUNNERS_OF_THE_OTHER, posts=posts)


def settle() -> Door:
    """What those who run a board do, and whoever owns the step."""
    return by_number("step", "other_step", own_to=RUNNERS | {"employee"}, other_to=RUNNERS_OF_THE_OTHER, posts=True)


BOARDS: dict[str, Door] = {
    "goals:boards": page(HOUSE),
    "goals:set_up_board": page(RUNNERS),
    "goals:board": read("board", "other_board"),
    "goals:board_paper": read("board", "other_board"),
    "goals:change_board": run("board", "other_board"),
    "goals:board_lines": run("board", "other_board"),
    "goals:agree_step": run("board", "other_board"),
    "goals:begin_meeting": run("board", "other_board", posts=True),
    "goals:meeting": read("board_meeting", "other_board_meeting"),
    "goals:end_meeting": run("board_meeting", "other_board_meeting"),
    "goals:change_step": run("step", "other_step"),
    "goals:settle_step": settle(),
    "goals:reopen_step": settle(),
    "goals:pass_up": run("step", "other_step", posts=True),
}
