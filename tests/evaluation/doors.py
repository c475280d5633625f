"""The doors of the evaluation engine. `own` is about the leader, `other` about the other leader, who is nobody's here.

The employee is asked about the leader and is the representative of the round under preparation.
"""

from typing import Any

from evaluation import keyfiles
from evaluation.models import Invitation
from tests.doorways import HOUSE, HR, Door, Names, by_number, of_hr, page, thing
from tests.world import World

READERS = frozenset({"leader", "director"})


def link_of(invitation: Invitation) -> str:
    """What the link in an invitation's letter carries."""
    return keyfiles.link_token(invitation.round.key_name, invitation.pk)


def behind_link() -> Door:
    """A page behind the link of a letter, open to whoever holds it."""
    return page(public=True, own=lambda world: {"token": link_of(world.things.invitation)})


ANSWERS: dict[str, Door] = {
    "evaluation:answer": behind_link(),
    "evaluation:answer_questions": behind_link(),
    "evaluation:answered": behind_link(),
    "evaluation:decline_to_answer": behind_link(),
    "evaluation:own_answer": by_number("invitation", "other_invitation", own_to=frozenset({"employee"})),
    "evaluation:to_answer": page(),
    "evaluation:my_evaluations": page(HOUSE),
    "evaluation:promise": page(public=True),
}
REPORTS: dict[str, Door] = {
    "evaluation:report": by_number("assessment", "other_assessment", own_to=READERS),
    "evaluation:report_pdf": by_number("assessment", "other_assessment", own_to=READERS),
    "evaluation:choose_focus": by_number("assessment", "other_assessment", own_to=frozenset({"leader"}), posts=True),
}


def talk_of(name: str) -> Names:
    """The leader's talk with their superior about a report."""
    return lambda world: {"pk": getattr(world.things, name).pk, "whom": "leder"}


def of_talk(**facts: Any) -> Door:
    """A page about a talk: the leader's own."""
    absent = {"pk": 987654321, "whom": "leder"}
    return thing(talk_of("assessment"), talk_of("other_assessment"), absent, own_to=frozenset({"leader"}), **facts)


REPORTS |= {"evaluation:talk": of_talk(), "evaluation:cancel_talk": of_talk(posts=True)}
CHAIN_READERS = frozenset({"hr", "director"})


def of_chain() -> Door:
    """A page about a published round's chain; one under preparation has none, to anybody."""
    return by_number("published_round", "draft_round", own_to=CHAIN_READERS)


def branch_of(world: World) -> dict[str, int]:
    """The director's branch, which is HR's too."""
    return place_in(world, "director")


def leaf_of(world: World) -> dict[str, int]:
    """A leader with nobody below is nobody's branch."""
    return place_in(world, "leader")


def place_in(world: World, key: str) -> dict[str, int]:
    published = world.things.published_round
    return {"pk": published.pk, "place": published.assessments.get(leader=world.people[key]).pk}


CHAINS: dict[str, Door] = {
    "evaluation:chain": of_chain(),
    "evaluation:chain_branch": thing(branch_of, leaf_of, {"pk": 987654321, "place": 987654321}, own_to=CHAIN_READERS),
    "evaluation:chain_xlsx": of_chain(),
    "evaluation:chain_pdf": of_chain(),
}
ROUNDS: dict[str, Door] = {
    "evaluation:rounds": page(HR),
    "evaluation:new_round": page(HR),
    "evaluation:round_promise": page(HR),
    "evaluation:questionnaire": page(HR),
    "evaluation:raters": of_hr("assessment"),
    "evaluation:round": of_hr("open_round"),
    "evaluation:change_round": of_hr("draft_round"),
    "evaluation:round_leaders": of_hr("open_round"),
    "evaluation:round_left_out": of_hr("draft_round"),
    "evaluation:derive_raters": of_hr("draft_round", posts=True),
    "evaluation:ask_for_review": of_hr("draft_round", posts=True),
    "evaluation:drop_round": of_hr("draft_round"),
    "evaluation:open_round": of_hr("draft_round"),
    "evaluation:close_round": of_hr("open_round"),
    "evaluation:give_up_round": of_hr("open_round"),
    "evaluation:review_round": by_number("draft_round", "open_round", own_to=frozenset({"employee"})),
    "evaluation:my_round": by_number("assessment", "other_assessment", own_to=HR | {"leader"}, other_to=HR),
}
DOORS = ANSWERS | REPORTS | CHAINS | ROUNDS
