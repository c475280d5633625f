"""The law of network meetings: who may book and move them, when an answer is wanted, which times there are."""

from datetime import date, datetime, time, timedelta

from networks.rules.composition import WEEKDAYS
from organisation.rules.calendar import COPENHAGEN

SUBJECT = "networks.network"
ANSWER_DAYS = 2
ANSWER_CLOCK = time(16)
USUAL_START, USUAL_END = time(13), time(15, 30)
FIRST_MEETING_IN = timedelta(days=14)
LOOK_AHEAD = timedelta(weeks=8)
DAY = timedelta(days=1)


def may_read(*, is_member: bool, is_facilitator: bool) -> bool:
    """The members' page belongs to the members and to the facilitator of that network; to nobody else, HR included."""
    return is_member or is_facilitator


def may_book(*, is_member: bool, is_facilitator: bool, is_hr: bool) -> bool:
    """Any member may find a date, and so may the facilitator and HR."""
    return is_member or is_facilitator or is_hr


def may_change(*, is_organiser: bool, is_facilitator: bool, is_hr: bool) -> bool:
    """A meeting is moved and cancelled by the one who called it, by the facilitator or by HR, not by any member."""
    return is_organiser or is_facilitator or is_hr


def answer_by(starts: datetime, asked_at: datetime) -> datetime:
    """When an answer is wanted: two days before at 16.00, or when the meeting starts if that was gone already."""
    day = starts.astimezone(COPENHAGEN).date() - timedelta(days=ANSWER_DAYS)
    wanted = datetime.combine(day, ANSWER_CLOCK, COPENHAGEN)
    return wanted if wanted > asked_at else starts


def suggested_day(weekday: str, after: date) -> date:
    """The first working day from a day on that falls on the network's weekday; without one, the first working day."""
    wanted = WEEKDAYS.index(weekday) if weekday else after.weekday()
    if wanted >= len(WEEKDAYS):
        wanted = 0
    return after + (wanted - after.weekday()) % 7 * DAY
