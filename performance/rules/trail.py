"""The audit trail in words: that something was done to a dialogue, and never what was said in it."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisation.rules.trail import Told


class Topic(TextChoices):
    """What the verbs of dialogues are about."""

    DIALOGUES = "samtaler", _("Samtaler")


# What a fact is called where its row is gone.
UNNAMED: Mapping[str, str | Promise] = {"dialogue": _("en samtale")}

VERBS: Mapping[str, Told] = {}
