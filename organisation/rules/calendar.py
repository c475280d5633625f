"""The law of the calendar: what may be changed and what an answer counts for."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from organisation.rules.refusals import Refused

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
USUAL_START, USUAL_END = time(13), time(14)


class State(TextChoices):
    """Where an appointment stands."""

    BOOKED = "booked", _("aftalt")
    CANCELLED = "cancelled", _("aflyst")


class Answer(TextChoices):
    """What an invitee has answered, in the words of iCalendar (RFC 5545, PARTSTAT)."""

    NEEDS_ACTION = "needs-action", _("har ikke svaret")
    ACCEPTED = "accepted", _("kommer")
    TENTATIVE = "tentative", _("kommer måske")
    DECLINED = "declined", _("kommer ikke")


GIVEN = (Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED)


def demand_period(starts: datetime, ends: datetime) -> None:
    """A meeting has times with a zone and ends after it starts. Raises Refused."""
    if starts.tzinfo is None or ends.tzinfo is None:
        raise Refused(_("Mødets tider mangler en tidszone."))
    if ends <= starts:
        raise Refused(_("Mødet skal slutte, efter det er begyndt."))


def demand_booked(state: str) -> None:
    """A cancelled meeting is not changed any more. Raises Refused."""
    if state == State.CANCELLED:
        raise Refused(_("Mødet er aflyst og kan ikke ændres."))


def demand_open(state: str, ends: datetime, at: datetime) -> None:
    """An answer counts until the meeting is cancelled or over. Raises Refused."""
    if state == State.CANCELLED:
        raise Refused(_("Mødet er aflyst, så du behøver ikke at svare."))
    if ends <= at:
        raise Refused(_("Mødet er holdt, så svaret kan ikke ændres."))


def is_answerable(sequence: int, answerable_from: int, current_sequence: int) -> bool:
    """Whether an answer to that version of a meeting counts: one at the same time and place as the meeting has now."""
    return answerable_from <= sequence <= current_sequence


def is_answer_outdated(
    *,
    sequence: int,
    stamped: datetime,
    answerable_from: int,
    current_sequence: int,
    answered_at: datetime | None,
) -> bool:
    """Whether a mailed answer is to the meeting as it was before it moved, or older than the answer already given.

    Mail programs stamp whole seconds, so an answer within the same second counts (RFC 5546, section 2.1.5).
    """
    if not is_answerable(sequence, answerable_from, current_sequence):
        return True
    return answered_at is not None and stamped < answered_at.replace(microsecond=0)


def moment(day: date, clock: time) -> datetime | None:
    """An instant from a day and a clock in Copenhagen; None in the hour that the change to summer time skips.

    In the hour that comes twice in autumn the first one is meant.
    """
    said = datetime.combine(day, clock, COPENHAGEN)
    exists = said.astimezone(UTC).astimezone(COPENHAGEN).replace(tzinfo=None) == said.replace(tzinfo=None)
    return said if exists else None
