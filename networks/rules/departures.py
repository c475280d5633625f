"""The law of departures: why a member's place is in question, what it means for the network, and the farewell question.

Source: the network guide (KL 2008), page 13: how members come and go is decided beforehand. What the organisation says
is never stored here; only what HR decided about it is.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from organisation.rules.times import near_day_words

AHEAD = timedelta(days=60)
ANSWER_DAYS = timedelta(days=14)


class Why(TextChoices):
    """What the organisation says of a member."""

    LEFT = "left", gettext_lazy("forlader kommunen")
    NO_CHAIR = "no_chair", gettext_lazy("leder ikke mere")
    LEAVE = "leave", gettext_lazy("på orlov")
    OUTSIDE = "outside", gettext_lazy("ikke længere i programmets kreds")
    WISH = "wish", gettext_lazy("efter eget ønske")


@dataclass(frozen=True, slots=True)
class Departure:
    """Why, the last day at work as a leader, and for a leave the day it ends, if that is known."""

    why: Why
    last: date | None = None
    back: date | None = None

    def words(self, on: date) -> str:
        """As one says it, with the day."""
        facts = {
            "day": near_day_words(self.last, on) if self.last else "",
            "back": near_day_words(self.back, on) if self.back else "",
        }
        match self.why:
            case Why.LEFT if self.last and self.last < on:
                return _("har forladt kommunen, sidste dag var den %(day)s") % facts
            case Why.LEFT:
                return _("forlader kommunen, sidste dag er den %(day)s") % facts
            case Why.NO_CHAIR if self.last and self.last < on:
                return _("er ikke leder længere, sidste dag var den %(day)s") % facts
            case Why.NO_CHAIR:
                return _("leder til og med den %(day)s") % facts
            case Why.LEAVE if self.back:
                return _("på orlov til den %(back)s") % facts
            case Why.LEAVE:
                return _("på orlov indtil videre")
            case Why.OUTSIDE:
                return _("har fået en stilling, programmet ikke er for")
        return _("stopper efter eget ønske")


@dataclass(frozen=True, slots=True)
class Loss:
    """What departures leave of a network."""

    members: int
    leaving: int
    smallest: int

    @property
    def left(self) -> int:
        """How many are left."""
        return self.members - self.leaving

    @property
    def is_short(self) -> bool:
        """Whether fewer are left than the programme says."""
        return self.left < self.smallest

    @property
    def words(self) -> str:
        """The consequence as a sentence."""
        facts = {"members": self.members, "left": self.left, "smallest": self.smallest}
        if self.is_short:
            short = ngettext(
                "Netværket går fra %(members)s til %(left)s deltager. Programmet siger mindst %(smallest)s.",
                "Netværket går fra %(members)s til %(left)s deltagere. Programmet siger mindst %(smallest)s.",
                self.left,
            )
            return short % facts
        enough = ngettext(
            "Netværket går fra %(members)s til %(left)s deltager og er stort nok.",
            "Netværket går fra %(members)s til %(left)s deltagere og er stort nok.",
            self.left,
        )
        return enough % facts


def last_day(departure: Departure, on: date) -> date:
    """The day suggested as the last one in the network: never one that is gone."""
    return max(departure.last, on) if departure.last else on


def may_answer(last: date, on: date) -> bool:
    """The farewell question is open until two weeks after the last day."""
    return on <= last + ANSWER_DAYS


def leaves_words(network: str, left: int) -> str:
    """What somebody who moves leaves behind."""
    words = ngettext(
        "%(network)s har så %(left)s deltager tilbage.", "%(network)s har så %(left)s deltagere tilbage.", left
    )
    return words % {"network": network, "left": left}
