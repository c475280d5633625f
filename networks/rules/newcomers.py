"""The law of newcomers: from which day a leader waits for a place, by when there must be one, and how that is said.

Source: the network guide (KL 2008), page 13 and 14: newly appointed leaders are to be taken in, and by when is decided
beforehand. HR sets the days on the programme; the rest follows from dates and is never stored.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from organisation.rules.dates import DAY
from organisation.rules.refusals import Refused
from organisation.rules.times import dated_words, near_day_words

NEAR = timedelta(days=14)
REGRET = timedelta(days=7)
LONGEST_WAIT = timedelta(days=366)
PLACES = 3


class Call(TextChoices):
    """How a clock stands. Only a day that has passed is overdue."""

    OVERDUE = "overdue", gettext_lazy("over tiden")
    SOON = "soon", gettext_lazy("snart")
    RUNNING = "running", gettext_lazy("god tid")
    PUT_OFF = "put_off", gettext_lazy("venter efter aftale")


@dataclass(frozen=True, slots=True)
class Clock:
    """How long a leader has waited: from which day, to which last day, and until when they wait by agreement."""

    began: date
    days: int
    waits_until: date | None = None

    @property
    def due(self) -> date:
        """The last day for a place; who waits by agreement is due when that is over."""
        promised = self.began + timedelta(days=self.days)
        return max(promised, self.waits_until) if self.waits_until else promised

    def call(self, on: date) -> Call:
        """How the clock stands on a day."""
        if self.waits_until is not None and on <= self.waits_until:
            return Call.PUT_OFF
        if self.due < on:
            return Call.OVERDUE
        return Call.SOON if self.due - NEAR <= on else Call.RUNNING

    def words(self, on: date) -> str:
        """The clock as one says it."""
        left = (self.due - on).days
        day = {"day": near_day_words(self.due, on)}
        if self.call(on) is Call.PUT_OFF:
            return _("venter efter aftale til den %(day)s") % day
        if left == 0:
            return _("i dag er sidste dag")
        if left < 0:
            late = ngettext("%(number)s dag over tiden", "%(number)s dage over tiden", -left)
            return late % {"number": -left}
        words = ngettext("%(number)s dag endnu, senest den %(day)s", "%(number)s dage endnu, senest den %(day)s", left)
        return words % ({"number": left} | day)


def clock_of(
    *,
    chair: date,
    programme: date,
    days: int,
    back: date | None = None,
    last_place: date | None = None,
    waits_until: date | None = None,
) -> Clock:
    """The clock of a leader without a place in a programme.

    It starts with the chair or with the programme, whichever is later; anew on the day after a leave, and on the day
    after the last one in a place that ended.
    """
    ended = [day + DAY for day in (back, last_place) if day is not None]
    return Clock(max(chair, programme, *ended), days, waits_until)


def demand_reason(broken: int, reason: str) -> None:
    """A place that breaks a rule of composition is given for a reason that is written down. Raises Refused."""
    if broken and not reason:
        raise Refused(_("Pladsen bryder en regel. Skriv, hvorfor det er rigtigt alligevel."), "reason")


def demand_ahead(until: date, on: date) -> None:
    """One waits for a day to come. Raises Refused."""
    if until <= on:
        raise Refused(_("Den dag er gået. Vælg en dag efter i dag."), "until")


def demand_wait(until: date, on: date) -> None:
    """Nobody is put off for more than a year: by then there has been a rotation. Raises Refused."""
    demand_ahead(until, on)
    if until > on + LONGEST_WAIT:
        words = _("Ingen skal vente på en plads i mere end et år. Vælg en dag senest den %(day)s.")
        raise Refused(words % {"day": dated_words(on + LONGEST_WAIT)}, "until")


def may_undo(placed_on: date, on: date) -> bool:
    """A place can be taken back for a week; after that the place is ended, and its time has been."""
    return on - placed_on <= REGRET
