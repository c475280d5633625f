"""The law of proposals upwards: who stands behind one, by when it is answered, and whether the promise was kept.

Source: the network guide (KL 2008), pages 7 and 13: networks may give policy and steering an answer back, and
management may promise to answer what they propose. Whether it did is worked out from the days, and typed by nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from networks.rules.watch import COUNTS_FOR, Kept
from organisation.rules.refusals import Refused, Stale

ANSWER_DAYS = timedelta(days=30)
SOONEST, LATEST = timedelta(days=7), timedelta(days=90)


class State(TextChoices):
    """Where a proposal stands: a draft is sent, and what is sent is answered or withdrawn."""

    DRAFT = "draft", gettext_lazy("udkast")
    SENT = "sent", gettext_lazy("sendt")
    ANSWERED = "answered", gettext_lazy("besvaret")
    WITHDRAWN = "withdrawn", gettext_lazy("trukket tilbage")


class Answer(TextChoices):
    """What a director says to a proposal."""

    YES = "yes", gettext_lazy("Ja")
    NO = "no", gettext_lazy("Nej")
    LATER = "later", gettext_lazy("Senere")


@dataclass(frozen=True, slots=True)
class Course:
    """A proposal's days: sent, to be answered by, put off on a day to another one, and answered."""

    sent_on: date
    answer_by: date
    put_off_on: date | None = None
    put_off_to: date | None = None
    answered_on: date | None = None

    @property
    def due(self) -> date:
        """The day that counts now."""
        return self.put_off_to or self.answer_by

    def is_overdue(self, on: date) -> bool:
        """Whether an answer is owed that should have been there."""
        return self.answered_on is None and self.due < on

    @property
    def was_late(self) -> bool:
        """Whether an answer, or the word that it comes later, came after its day."""
        is_put_off_late = self.put_off_on is not None and self.put_off_on > self.answer_by
        return is_put_off_late or (self.answered_on is not None and self.answered_on > self.due)


def kept_by(courses: Iterable[Course], on: date) -> Kept:
    """From the proposals of a year: broken by one that waits too long, partly kept by one that was answered late.

    Kept by an answer in time; a proposal whose day has not come says nothing yet.
    """
    lately = [one for one in courses if one.sent_on + COUNTS_FOR >= on]
    if any(one.is_overdue(on) for one in lately):
        return Kept.BROKEN
    if any(one.was_late for one in lately):
        return Kept.PARTLY
    if any(one.answered_on or one.put_off_on for one in lately):
        return Kept.KEPT
    return Kept.NOT_YET


def is_carried(approvals: int, members: int) -> bool:
    """A proposal is the network's when more than half of its members stand behind it."""
    return approvals * 2 > members


def demand_state(state: str, wanted: State) -> None:
    """What is asked can be done only in one state. Raises Refused."""
    if state != wanted:
        raise Refused(_("Forslaget er ikke længere, som da du åbnede siden. Se, hvordan det står nu."))


def demand_same(edition: int, now: int) -> None:
    """Nobody approves, sends or overwrites words they have not read. Raises Stale."""
    if edition != now:
        raise Stale(_("En anden har rettet forslaget imens. Læs det igen, før du gør mere."))


def demand_answer_day(day: date, on: date) -> None:
    """An answer is asked for within a week at the soonest and three months at the latest. Raises Refused."""
    if not on + SOONEST <= day <= on + LATEST:
        raise Refused(_("Bed om et svar om mellem en uge og tre måneder."), "answer_by")


def demand_put_off(course: Course, day: date | None, on: date) -> None:
    """Later is said once, with a day within three months. Raises Refused."""
    if course.put_off_on is not None:
        raise Refused(_("Svaret er allerede udskudt en gang. Sig ja eller nej."), "answer")
    if day is None or not on < day <= on + LATEST:
        raise Refused(_("Skriv, hvornår netværket får svar. Det skal være inden for tre måneder."), "until")
