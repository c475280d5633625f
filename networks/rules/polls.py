"""The law of polls: how many times are proposed, what may be said to them, which is best, when people are reminded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from organisation.rules.calendar import COPENHAGEN
from organisation.rules.refusals import Refused

FEWEST, MOST = 3, 8
DAYS_TO_ANSWER = 7
CLOSING_CLOCK = time(16)
REMINDED_BEFORE = timedelta(days=2)
FIRST_TIME_IN = timedelta(days=14)


class State(TextChoices):
    """Where a poll stands."""

    OPEN = "open", _("åben")
    BOOKED = "booked", _("blev til et møde")
    WITHDRAWN = "withdrawn", _("trukket tilbage")


class Wish(TextChoices):
    """What somebody says to a time."""

    YES = "yes", _("Ja")
    IF_NEED_BE = "if_need_be", _("Hvis det skal være")
    NO = "no", _("Nej")


@dataclass(frozen=True, slots=True)
class Count:
    """What was said to one time, in numbers."""

    yes: int = 0
    if_need_be: int = 0
    no: int = 0

    @property
    def can_come(self) -> int:
        """How many could be there."""
        return self.yes + self.if_need_be

    @property
    def worth(self) -> tuple[int, int]:
        """Better is more who can come, and among those more who gladly do."""
        return self.can_come, self.yes


def count_of(wishes: Iterable[str]) -> Count:
    """The wishes for one time, counted."""
    said = list(wishes)
    return Count(said.count(Wish.YES), said.count(Wish.IF_NEED_BE), said.count(Wish.NO))


def best_worth(counts: Iterable[Count]) -> tuple[int, int] | None:
    """What the best time is worth; none while nobody can come to any."""
    worths = [count.worth for count in counts if count.can_come]
    return max(worths) if worths else None


def demand_times(times: Iterable[tuple[datetime, datetime]], closes_at: datetime, at: datetime) -> None:
    """From three to eight different times, all after the last day to answer, which is still ahead. Raises Refused."""
    spans = list(times)
    if not FEWEST <= len(set(spans)) <= MOST:
        raise Refused(_("Foreslå fra tre til otte forskellige tider."))
    if closes_at <= at:
        raise Refused(_("Fristen for at svare er gået. Vælg en dag, der kommer."), "closes")
    if min(starts for starts, _ends in spans) <= closes_at:
        raise Refused(_("Fristen for at svare skal ligge før den første af tiderne."), "closes")


def demand_open(state: str) -> None:
    """A poll that has ended is not answered or ended again. Raises Refused."""
    if state == State.BOOKED:
        raise Refused(_("Der er allerede valgt en tid."))
    if state == State.WITHDRAWN:
        raise Refused(_("Forslaget er trukket tilbage."))


def closing_of(day: date) -> datetime:
    """A day to answer by ends at 16.00."""
    return datetime.combine(day, CLOSING_CLOCK, COPENHAGEN)


def is_reminder_due(*, asked_at: datetime, closes_at: datetime, reminded_at: datetime | None, at: datetime) -> bool:
    """Two days before the end, once; somebody who was asked within those two days is not reminded at once."""
    remind_from = max(closes_at - REMINDED_BEFORE, asked_at + timedelta(days=1))
    return reminded_at is None and remind_from <= at < closes_at


def may_end(*, is_asker: bool, is_facilitator: bool) -> bool:
    """Who proposed the times chooses among them, and so may the facilitator."""
    return is_asker or is_facilitator
