"""The law of dialogues: states, the two sides, the four R's, and what is said of a goal.

Source: the performance slides, on retning, rammer, råderum and relation.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a dialogue stands. Revealed means that both were ready, and each now reads the other's words.

    It is cancelled until it is signed, and what is signed can be opened again.
    """

    BOOKED = "booked", _("aftalt")
    REVEALED = "revealed", _("forberedt af begge")
    SIGNED = "signed", _("underskrevet")
    CANCELLED = "cancelled", _("aflyst")


class Side(TextChoices):
    """The two people of a dialogue."""

    EMPLOYEE = "employee", _("medarbejder")
    LEADER = "leader", _("leder")


class Theme(TextChoices):
    """The four R's, which are the pages of a dialogue."""

    DIRECTION = "direction", _("Retning")
    FRAMES = "frames", _("Rammer")
    ROOM = "room", _("Råderum")
    RELATION = "relation", _("Relation")


class Standing(TextChoices):
    """How one side sees a goal of the employee's."""

    REACHED = "reached", _("Nået")
    UNDERWAY = "underway", _("På vej")
    NOT_REACHED = "not_reached", _("Ikke på vej")


class Outcome(TextChoices):
    """What became of an agreement."""

    OPEN = "open", _("gælder")
    KEPT = "kept", _("holdt")
    DROPPED = "dropped", _("droppet")


def other(side: str) -> Side:
    """The other of the two."""
    return Side.LEADER if side == Side.EMPLOYEE else Side.EMPLOYEE
