"""The law of facilitators' hours, invoices and a programme's budget. Money is whole and exact, never a float.

Source: the network guide (KL 2008), page 12: an outside facilitator costs money, an inside one time; both are kept. An
hour is counted in minutes, an amount in kroner and øre as a `Decimal`.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import TextChoices
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.rules.refusals import Refused, Stale
from organisation.rules.times import day_words

ORE = Decimal("0.01")
HOUR = 60
NOTHING = Decimal(0)
FIRST_YEAR, LAST_YEAR = 2000, 2100
SHORTEST, LONGEST = 15, 16 * HOUR
LATEST = timedelta(days=120)
NEAR = Decimal("0.8")


class Work(TextChoices):
    """What the time went to."""

    MEETING = "meeting", gettext_lazy("møde")
    PREPARATION = "preparation", gettext_lazy("forberedelse")
    FOLLOW_UP = "follow_up", gettext_lazy("opfølgning")
    TRAVEL = "travel", gettext_lazy("transport")


class State(TextChoices):
    """Where hours or an invoice stand."""

    WAITING = "waiting", gettext_lazy("venter på HR")
    APPROVED = "approved", gettext_lazy("godkendt")
    REJECTED = "rejected", gettext_lazy("afvist")


MOVES = {
    State.WAITING: frozenset({State.APPROVED, State.REJECTED}),
    State.APPROVED: frozenset({State.WAITING}),
    State.REJECTED: frozenset({State.WAITING}),
}


class Training(TextChoices):
    """What a facilitator has learnt."""

    PROCESS = "process", gettext_lazy("proceskonsulent eller facilitator")
    COACHING = "coaching", gettext_lazy("coaching eller supervision")
    PEERS = "peers", gettext_lazy("kollegial sparring")
    INTRODUCTION = "introduction", gettext_lazy("kommunens egen oplæring")


class Pressure(TextChoices):
    """How near the end of a budget is."""

    NONE = "none", gettext_lazy("der er luft")
    NEAR = "near", gettext_lazy("snart brugt")
    OVER = "over", gettext_lazy("overskredet")


@dataclass(frozen=True, slots=True)
class Spending:
    """A year's budget of a programme, and what is used of it.

    `approved` and `waiting` are invoices; `unbilled` are hours of external facilitators that no invoice covers yet.
    """

    year: int
    budget: Decimal | None
    approved: Decimal = NOTHING
    waiting: Decimal = NOTHING
    unbilled: Decimal = NOTHING

    @property
    def used(self) -> Decimal:
        """Everything that is spent or promised."""
        return self.approved + self.waiting + self.unbilled

    @property
    def left(self) -> Decimal:
        """What is left; negative when more is used than there is."""
        return (self.budget or NOTHING) - self.used

    @property
    def percent(self) -> int:
        """The share that is used, in whole per cent, half upwards; all of nothing is all."""
        if not self.budget:
            return 100 if self.used else 0
        return int((100 * self.used / self.budget).quantize(Decimal(1), rounding=ROUND_HALF_UP))

    @property
    def pressure(self) -> Pressure:
        """Whether somebody should look at it; without a budget nobody can say."""
        if self.budget is None or not self.used:
            return Pressure.NONE
        if self.left < 0:
            return Pressure.OVER
        return Pressure.NEAR if self.used >= NEAR * self.budget else Pressure.NONE

    def forecast(self, on: date) -> str:
        """What happens by the end of the year if the money goes as it has so far."""
        if self.budget is None:
            return _("Der er ikke sat et budget for %(year)s.") % {"year": self.year}
        if self.left < 0:
            return _("Der er brugt %(amount)s mere, end budgettet siger.") % {"amount": kroner(-self.left)}
        if on.year != self.year or not self.used:
            return _("Der er %(amount)s tilbage.") % {"amount": kroner(self.left)}
        gone, whole = on.timetuple().tm_yday, 366 if calendar.isleap(self.year) else 365
        lasts = int(self.budget * gone / self.used)
        if lasts < whole:
            end = date(self.year, 1, 1) + timedelta(days=max(lasts, gone) - 1)
            facts = {"amount": kroner(self.left), "day": day_words(end)}
            return _("Der er %(amount)s tilbage. Bruges der som hidtil, er de brugt omkring den %(day)s.") % facts
        rest = self.budget - (self.used * whole / gone).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        facts = {"amount": kroner(self.left), "rest": kroner(rest.quantize(Decimal(1)))}
        words = _("Der er %(amount)s tilbage. Bruges der som hidtil, er der omkring %(rest)s ved årets slutning.")
        return words % facts


def unbilled(worked: Mapping[int, Decimal], invoiced: Mapping[int, Decimal], year: int) -> Decimal:
    """What a year's hours are worth beyond what has been invoiced for them; both by year.

    An invoice pays for what was left over from the year before first, since December's hours are billed in January, and
    then for its own year's. So no hour counts in one year and its invoice in the next.
    """
    left = NOTHING
    for one in range(min([*worked, *invoiced, year]), year + 1):
        own = max(invoiced.get(one, NOTHING) - left, NOTHING)
        left = max(worked.get(one, NOTHING) - own, NOTHING)
    return max(left - invoiced.get(year + 1, NOTHING), NOTHING)


def cost_of(minutes: int, rate: Decimal | None) -> Decimal:
    """What so many minutes cost at an hourly rate, to the øre, half upwards; nothing without a rate."""
    return ((rate or NOTHING) * minutes / HOUR).quantize(ORE, rounding=ROUND_HALF_UP)


def kroner(amount: Decimal) -> str:
    """12.500 kr., or 12.500,50 kr. where there are øre."""
    whole = amount == amount.to_integral_value()
    return _("%(amount)s kr.") % {"amount": number_format(amount, 0 if whole else 2, force_grouping=True)}


def hours(minutes: int) -> str:
    """As in "2", "1,5" and "0,25"."""
    return number_format((Decimal(minutes) / HOUR).quantize(ORE).normalize())


def demand_minutes(minutes: int) -> None:
    """A registration is a quarter of an hour at least and a long day at most. Raises Refused."""
    if not SHORTEST <= minutes <= LONGEST:
        raise Refused(_("Skriv mellem et kvarter (0,25) og 16 timer."), "hours")


def demand_day(worked_on: date, on: date) -> None:
    """Hours are told when they have been worked, and while people remember. Raises Refused."""
    if worked_on > on:
        raise Refused(_("Den dag er ikke kommet endnu."), "worked_on")
    if worked_on < on - LATEST:
        raise Refused(_("Det er over fire måneder siden. Tal med HR om det."), "worked_on")


def demand_shown(seen: str, now: str) -> None:
    """What is approved in one press is what was shown: as many, and as they were told. Raises Stale."""
    if seen != now:
        raise Stale(_("Timerne er ændret, siden du åbnede siden. Intet er godkendt. Se dem igen, og godkend så."))


def demand_unsettled(state: str) -> None:
    """What HR has approved stands, until HR opens it again. Raises Refused."""
    if state == State.APPROVED:
        raise Refused(_("HR har godkendt det. Bed HR om at åbne det igen, hvis det er forkert."))


def demand_move(state: str, to: State) -> None:
    """Raises Refused where HR has decided already, or there is nothing to open again."""
    if to not in MOVES[State(state)]:
        raise Refused(_("Det er allerede afgjort. Se listen igen."))


def demand_amount(amount: Decimal) -> None:
    """An invoice is for something. Raises Refused."""
    if amount <= 0:
        raise Refused(_("Skriv et beløb over nul."), "amount")
