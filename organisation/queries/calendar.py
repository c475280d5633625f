"""Questions to the calendar."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from organisation.models import Appointment, BusyTime, Feed, Invitee, Person
from organisation.rules.busy import without
from organisation.rules.calendar import Answer, State

FEED_LOOKS_BACK = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Busy:
    """A time that is taken. What it is taken by is not told."""

    starts: datetime
    ends: datetime

    def overlaps(self, starts: datetime, ends: datetime) -> bool:
        """Whether another time takes some of it. What begins when it ends does not."""
        return self.starts < ends and starts < self.ends


@dataclass(frozen=True, slots=True)
class AppointmentPage:
    """What a page shows of an appointment to one person; `own` is that person's invitation, if there is one."""

    appointment: Appointment
    own: Invitee | None
    is_over: bool
    invitees: tuple[Invitee, ...] = ()

    @property
    def can_answer(self) -> bool:
        """Whether an answer still counts."""
        return self.own is not None and not self.is_over and not self.appointment.is_cancelled

    @property
    def coming(self) -> int:
        """How many have said yes."""
        return sum(one.answer == Answer.ACCEPTED for one in self.invitees)

    @property
    def named(self) -> tuple[Invitee, ...]:
        """Who is asked and what they say: for those who are asked. Whoever called it for others sees how many."""
        return self.invitees if self.own else ()


def appointment_page(appointment: Appointment, person: Person, at: datetime) -> AppointmentPage:
    """An appointment with everyone invited, as one of them or its organiser sees it."""
    invitees = tuple(invitees_of(appointment))
    own = next((one for one in invitees if one.person_id == person.pk), None)
    return AppointmentPage(appointment, own, appointment.ends <= at, invitees)


def invitation_page(invitee: Invitee, at: datetime) -> AppointmentPage:
    """An appointment as the link in a letter shows it: one's own answer, and nobody else's."""
    return AppointmentPage(invitee.appointment, invitee, invitee.appointment.ends <= at)


def invitees_of(appointment: Appointment) -> list[Invitee]:
    """Who is invited, in Danish order."""
    return list(appointment.invitees.standing().select_related("person"))


def own_invitations(person: Person, since: datetime) -> QuerySet[Invitee]:
    """What a person is asked to and has not declined, from those not over at `since`, earliest first."""
    return (
        Invitee.objects.standing()
        .filter(person=person, appointment__state=State.BOOKED, appointment__ends__gt=since)
        .exclude(answer=Answer.DECLINED)
        .select_related("appointment", "person")
        .order_by("appointment__starts", "pk")
    )


def feed_invitations(person: Person, at: datetime) -> list[Invitee]:
    """What belongs in a person's feed: the last three months and everything ahead."""
    return list(own_invitations(person, at - FEED_LOOKS_BACK))


def live_feed(person: Person) -> Feed | None:
    """The person's feed, if there is one that answers."""
    return Feed.objects.live().filter(person=person).first()


def busy_people(
    people: Iterable[Person | int], starts: datetime, ends: datetime, *, apart_from: Collection[Appointment] = ()
) -> dict[int, list[Busy]]:
    """Who else has something then: person id → the times taken, for those who have any. Declined meetings do not count.

    Of those who have consented what their own calendar says counts too. A meeting that begins when the other ends is no
    clash.
    """
    numbers = [one.pk if isinstance(one, Person) else one for one in people]
    rows = (
        Invitee.objects.standing()
        .filter(person__in=numbers, appointment__in=_taken(starts, ends, apart_from))
        .exclude(answer=Answer.DECLINED)
        .order_by("appointment__starts", "pk")
        .values_list("person_id", "appointment__starts", "appointment__ends")
    )
    found: dict[int, list[Busy]] = defaultdict(list)
    for person, begins, stops in rows:
        found[person].append(Busy(begins, stops))
    known = [(one.starts, one.ends) for one in apart_from]
    read = BusyTime.objects.filter(consent__person__in=numbers, starts__lt=ends, ends__gt=starts)
    for person, begins, stops in read.values_list("consent__person_id", "starts", "ends"):
        found[person].extend(Busy(*left) for left in without((begins, stops), known))
    return {person: taken for person, taken in found.items() if taken}


def busy_place(place: str, starts: datetime, ends: datetime, *, apart_from: Collection[Appointment] = ()) -> list[Busy]:
    """When a room is taken within a period. A place without a name is never taken."""
    if not place.strip():
        return []
    rows = _taken(starts, ends, apart_from).filter(place__iexact=place.strip())
    return [Busy(begins, stops) for begins, stops in rows.values_list("starts", "ends")]


def _taken(starts: datetime, ends: datetime, apart_from: Collection[Appointment]) -> QuerySet[Appointment]:
    taken = Appointment.objects.filter(state=State.BOOKED, starts__lt=ends, ends__gt=starts)
    return taken.exclude(pk__in=[one.pk for one in apart_from]) if apart_from else taken
