"""What pages show of a network's meetings, and when it may meet next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from networks.models import Meeting, Membership, Network
from networks.rules.meetings import DAY, FIRST_MEETING_IN, USUAL_END, USUAL_START, suggested_day
from organisation.models import Appointment, Invitee, Person
from organisation.rules.calendar import COPENHAGEN, Answer, State
from organisation.rules.holidays import holiday_on

# What was said holds before a meeting and after it; who is coming does not.
SAID = {
    Answer.ACCEPTED: _("Ja"),
    Answer.TENTATIVE: _("Måske"),
    Answer.NEEDS_ACTION: _("Ikke svaret"),
    Answer.DECLINED: _("Nej"),
}


@dataclass(frozen=True)
class Shown:
    """A meeting as one person sees it: the appointment, everyone asked, and one's own invitation."""

    meeting: Meeting
    invitees: tuple[Invitee, ...]
    own: Invitee | None

    @property
    def appointment(self) -> Appointment:
        """Time, place and state."""
        return self.meeting.appointment

    @property
    def was_held(self) -> bool:
        """A meeting that was called off was not held."""
        return not self.appointment.is_cancelled

    @property
    def coming(self) -> int:
        """How many have said yes."""
        return sum(one.answer == Answer.ACCEPTED for one in self.invitees)

    @property
    def by_answer(self) -> list[tuple[str, list[Invitee]]]:
        """Who said yes, who perhaps, who has not answered and who said no; only what somebody has answered."""
        groups = [(words, [one for one in self.invitees if one.answer == answer]) for answer, words in SAID.items()]
        return [(str(words), those) for words, those in groups if those]


def shown_meetings(network: Network, person: Person) -> list[Shown]:
    """A network's meetings, earliest first, each with everyone asked to it; two queries."""
    meetings = list(network.meetings.select_related("appointment").order_by("appointment__starts"))
    asked = Invitee.objects.standing().filter(appointment__in=[one.appointment_id for one in meetings])
    invitees: dict[int, list[Invitee]] = {}
    for one in asked.select_related("person"):
        invitees.setdefault(one.appointment_id, []).append(one)
    return [shown(meeting, invitees.get(meeting.appointment_id, []), person) for meeting in meetings]


def shown(meeting: Meeting, invitees: list[Invitee], person: Person) -> Shown:
    """One meeting as a person sees it."""
    own = next((one for one in invitees if one.person_id == person.pk), None)
    return Shown(meeting, tuple(invitees), own)


def meeting_page(meeting: Meeting, person: Person) -> Shown:
    """A meeting with everyone asked to it."""
    asked = Invitee.objects.standing().filter(appointment=meeting.appointment_id).select_related("person")
    return shown(meeting, list(asked), person)


def guests_of(network: Network, on: date) -> list[Person]:
    """Whom a meeting on a day concerns: the members of that day and the facilitator."""
    rows = Membership.objects.on(on).filter(network=network).select_related("person")
    people = [row.person for row in rows]
    facilitator = network.facilitator
    if facilitator is not None and facilitator.person not in people:
        people.append(facilitator.person)
    return people


def meetings_ahead(network: Network, now: datetime) -> QuerySet[Meeting]:
    """The booked meetings that are not over, earliest first."""
    ahead = network.meetings.filter(appointment__state=State.BOOKED, appointment__ends__gt=now)
    return ahead.select_related("appointment").order_by("appointment__starts")


def called_off(network: Network, meetings: Iterable[int], now: datetime) -> list[Meeting]:
    """Those of some meetings that are called off, ahead, within the network's days, and not booked again."""
    keys = list(meetings)
    if not keys:
        return []
    times = meetings_ahead(network, now).values("appointment__starts")
    ours = network.meetings.filter(pk__in=keys, appointment__state=State.CANCELLED, appointment__starts__gt=now)
    found = ours.exclude(appointment__starts__in=times).select_related("appointment").order_by("appointment__starts")
    last = network.ends or date.max
    return [one for one in found if one.appointment.starts.astimezone(COPENHAGEN).date() <= last]


def facts_again(network: Network, key: str, now: datetime, today: date) -> dict[str, object]:
    """A meeting that was called off, as it was, when it is to be booked again; a first guess without one."""
    suggested = suggested_facts(network, now, today)
    try:
        ours = network.meetings.filter(appointment__uid=str(UUID(key)), appointment__state=State.CANCELLED)
    except ValueError:
        return suggested
    meeting = ours.select_related("appointment").first()
    if meeting is None or meeting.appointment.starts <= now:
        return suggested
    appointment = meeting.appointment
    begins, stops = (one.astimezone(COPENHAGEN) for one in (appointment.starts, appointment.ends))
    where = {"place": appointment.place, "online_link": appointment.online_link}
    return {"day": begins.date(), "starts": begins.time(), "ends": stops.time()} | where


def meeting_within(
    network: Network, starts: datetime, ends: datetime, apart_from: Meeting | None = None
) -> Meeting | None:
    """The network's own booked meeting at that time, if there is one: it cannot meet twice at once."""
    same = network.meetings.filter(
        appointment__state=State.BOOKED, appointment__starts__lt=ends, appointment__ends__gt=starts
    ).select_related("appointment")
    return (same.exclude(pk=apart_from.pk) if apart_from else same).first()


def suggested_facts(network: Network, now: datetime, today: date) -> dict[str, object]:
    """A first guess at the next meeting: as long after the last one as the programme says, at its hours and place.

    With none booked, two weeks from now in the early afternoon, where the network usually meets. Always on the
    network's weekday, never on a holiday.
    """
    last = meetings_ahead(network, now).last() or network.meetings.select_related("appointment").last()
    starts, ends, place, after = USUAL_START, USUAL_END, network.place, today + FIRST_MEETING_IN
    if last is not None:
        begins, stops = (one.astimezone(COPENHAGEN) for one in (last.appointment.starts, last.appointment.ends))
        starts, ends, place = begins.time(), stops.time(), last.appointment.place
        after = max(begins.date() + timedelta(weeks=network.programme.weeks), today + DAY)
    return {"day": free_day(network, max(after, network.starts)), "starts": starts, "ends": ends, "place": place}


def free_day(network: Network, after: date) -> date:
    """The first day from a day on that is the network's weekday and no holiday."""
    day = suggested_day(network.day, after)
    while holiday_on(day):
        day = suggested_day(network.day, day + DAY)
    return day
