"""The audit trail in words: what is said of each verb of goals and boards."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisation.rules.trail import Told


class Topic(TextChoices):
    """What the verbs of goals are about."""

    GOALS = "maal", _("Mål og indikatorer")
    BOARDS = "tavler", _("Tavler")


# What a fact is called where its row is gone.
UNNAMED: Mapping[str, str | Promise] = {"goal": _("et mål"), "board": _("en tavle")}

VERBS: Mapping[str, Told] = {}
