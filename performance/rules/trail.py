"""The audit trail in words: that a verb of dialogues was done, and by whom; never with whom or about what."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisation.rules.trail import Told


class Topic(TextChoices):
    """What the verbs of dialogues are about."""

    DIALOGUES = "samtaler", _("Samtaler")


# What a fact is called where its row is gone; of a dialogue no fact is told.
UNNAMED: Mapping[str, str | Promise] = {}

# What the two do inside a dialogue is recorded and chained, and listed to nobody: HR sees that it was held, no more.
UNLISTED = frozenset(
    {
        *("prepare_dialogue", "be_ready", "take_back_ready"),
        *("add_agreement", "change_agreement", "drop_agreement", "settle_agreement"),
        *("propose_goal", "withdraw_goal"),
        *("sign_off", "take_back_signature", "reopen_dialogue"),
    }
)
INSIDE = Told(Topic.DIALOGUES, _("{who} arbejdede med en samtale"))

VERBS: Mapping[str, Told] = {
    "book_dialogue": Told(Topic.DIALOGUES, _("{who} aftalte en samtale")),
    "move_dialogue": Told(Topic.DIALOGUES, _("{who} flyttede en samtale")),
    "cancel_dialogue": Told(Topic.DIALOGUES, _("{who} aflyste en samtale")),
    **dict.fromkeys(sorted(UNLISTED), INSIDE),
}
