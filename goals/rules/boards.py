"""The law of boards: the states of a next step."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StepState(TextChoices):
    """Where a next step stands."""

    OPEN = "open", _("aftalt")
    DONE = "done", _("gjort")
    DROPPED = "dropped", _("droppet")
