"""One call of every verb of decision sheets."""

from datetime import timedelta
from typing import Any

from networks.actions.sheets import ask_to_sign, sign_sheet
from networks.models import Sheet
from tests.networks.sheet_world import answered, begun, commented, heard, in_hearing
from tests.verbs import Deed
from tests.world import NOW, TODAY, World

LATER = TODAY + timedelta(days=200)


def withdrawable(world: World) -> dict[str, Any]:
    """A comment of the director's own in an open hearing."""
    return {"comment": commented(world, "director")}


def wanting_name(world: World) -> dict[str, Any]:
    """A sheet that HR itself is asked to sign: the tables' verbs are all done by HR."""
    sheet = ask_to_sign(sheet=heard(world), signer=world.people["hr"], by=world.hr, at=NOW)
    return {"sheet": sheet}


def named(world: World) -> Sheet:
    """A sheet with HR's own name under it."""
    sheet = wanting_name(world)["sheet"]
    sign_sheet(sheet=sheet, edition=sheet.edition, by=world.hr, at=NOW)
    return Sheet.objects.get(pk=sheet.pk)


VERBS = {
    "plan_programme": Deed(
        lambda world: {"name": "Nyt", "starts": LATER, "answer_by": LATER},
        told="begin_sheet",
        also=("set_up_programme",),
    ),
    "begin_sheet": Deed(lambda world: {"programme": world.things.programme, "answer_by": LATER}),
    "answer_question": Deed(
        lambda world: {"sheet": begun(world), "question": "fit", "words": "En ny struktur", "chosen": {}}
    ),
    "invite_to_hearing": Deed(
        lambda world: {"sheet": answered(world), "people": [world.people["leader"]], "heard_by": LATER}
    ),
    "remind_invited": Deed(lambda world: {"sheet": in_hearing(world)}, on=lambda given: given["sheet"]),
    "comment_on": Deed(lambda world: {"sheet": in_hearing(world), "question": "", "words": "Godt"}),
    "withdraw_comment": Deed(withdrawable, on=lambda given: given["comment"]),
    "reply_to_comment": Deed(lambda world: {"comment": commented(world), "reply": "Det kommer med."}),
    "finish_commenting": Deed(lambda world: {"invitation": in_hearing(world).invitations.first()}),
    "close_hearing": Deed(lambda world: {"sheet": in_hearing(world)}),
    "ask_to_sign": Deed(lambda world: {"sheet": heard(world), "signer": world.people["director"]}),
    "sign_sheet": Deed(lambda world: (given := wanting_name(world)) | {"edition": given["sheet"].edition}),
    "send_back_sheet": Deed(lambda world: wanting_name(world) | {"words": "Hvor er budgettet?"}),
    "withdraw_signature": Deed(lambda world: {"sheet": named(world)}),
    "publish_sheet": Deed(lambda world: {"sheet": named(world)}),
    "drop_sheet": Deed(lambda world: {"sheet": begun(world)}, on=lambda given: given["sheet"]),
}
