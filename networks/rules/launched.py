"""What is fixed when a programme's networks begin: how often they are evaluated, and how often they are composed anew.

Source: the network guide (KL 2008), page 14 and 15: when networks are evaluated is told at the launch, and the cards
are shuffled again at suitable intervals. It also names a last day for networks: here a network ends by a decision
alone, after a dialogue (page 16), and the day by which one is taken stands in its place (`rules/cycle.py`).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from networks.rules.cycle import months_after
from organisation.rules.times import dated_words


class Every(IntegerChoices):
    """How often, in months."""

    NEVER = 0, gettext_lazy("ingen fast dag")
    HALF = 6, gettext_lazy("hvert halve år")
    YEAR = 12, gettext_lazy("hvert år")
    EIGHTEEN = 18, gettext_lazy("hver 18. måned")
    TWO = 24, gettext_lazy("hvert andet år")
    THREE = 36, gettext_lazy("hvert tredje år")
    FOUR = 48, gettext_lazy("hvert fjerde år")


EVALUATED = (Every.NEVER, Every.HALF, Every.YEAR, Every.EIGHTEEN, Every.TWO)
ROTATED = (Every.NEVER, Every.YEAR, Every.TWO, Every.THREE, Every.FOUR)


class Turn(TextChoices):
    """What comes again and again."""

    EVALUATION = "evaluation", gettext_lazy("evaluering")
    ROTATION = "rotation", gettext_lazy("rotation")


NOTICE = {Turn.EVALUATION: timedelta(days=30), Turn.ROTATION: timedelta(days=90)}
"""How long before its day HR is told: a rotation takes wishes, a hearing and letters."""


@dataclass(frozen=True, slots=True)
class Coming:
    """The next evaluation or rotation of a programme as seen on a day: how often it comes, and when it was last."""

    turn: Turn
    every: Every
    last: date
    on: date

    @property
    def due(self) -> date:
        """The day by which it comes."""
        return months_after(self.last, self.every)

    @property
    def is_near(self) -> bool:
        """Whether it is near or overdue."""
        return self.due - NOTICE[self.turn] <= self.on

    @property
    def when(self) -> str:
        """When it comes, or should have come."""
        is_to_come = self.on <= self.due
        told = _("næste gang senest den %(day)s") if is_to_come else _("skulle være sket senest den %(day)s")
        return told % {"day": dated_words(self.due)}


def coming(turn: Turn, months: int, last: date, on: date) -> Coming | None:
    """The next turn; none where nobody has fixed one."""
    return Coming(turn, Every(months), last, on) if months else None
