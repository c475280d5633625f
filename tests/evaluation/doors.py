"""The doors of the evaluation engine. `own` is about the leader, `other` about the other leader, who is nobody's here.

The employee is asked about the leader and is the representative of the round under preparation.
"""

from evaluation import keyfiles
from evaluation.models import Invitation
from tests.doorways import Door, by_number, of_hr, page

READERS = frozenset({"leader", "director"})


def link_of(invitation: Invitation) -> str:
    """What the link in an invitation's letter carries."""
    return keyfiles.link_token(invitation.round.key_name, invitation.pk)


DOORS: dict[str, Door] = {
    "evaluation:answer": page(public=True, own=lambda world: {"token": link_of(world.things.invitation)}),
    "evaluation:report": by_number("assessment", "other_assessment", own_to=READERS),
    "evaluation:round": of_hr("open_round"),
}
