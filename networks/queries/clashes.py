"""What speaks against a time for a network's meeting: people, rooms, the network's own meetings, and days off."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from networks.models import Meeting, Membership, Network
from organisation.models import Person
from organisation.queries.calendar import Busy, busy_people, busy_place
from organisation.rules.calendar import COPENHAGEN, State
from organisation.rules.holidays import holiday_on, school_holiday_on


class Span(NamedTuple):
    """A time from and to."""

    starts: datetime
    ends: datetime

    @property
    def day(self) -> date:
        """The day on which it begins."""
        return self.starts.astimezone(COPENHAGEN).date()


@dataclass(frozen=True)
class Objections:
    """What speaks against a time: who has something else, when the room is taken, and why nobody works that day.

    Of a person's other appointment only that there is one is told. `own` says that the network itself meets then: that
    alone forbids the time, the rest can be talked about.
    """

    people: tuple[Person, ...] = ()
    place: tuple[Busy, ...] = ()
    holiday: str = ""
    school_holiday: str = ""
    own: bool = False

    def __bool__(self) -> bool:
        return bool(self.people or self.place or self.holiday or self.school_holiday or self.own)


def objections_to(
    network: Network, starts: datetime, ends: datetime, place: str, *, on: date, apart_from: Meeting | None = None
) -> Objections:
    """Why a time may be a bad choice. None of it forbids: people and rooms can be talked to. `on` is the day there.

    A meeting of the network's own at that time is for the verb to refuse, and is no reason for everybody to be busy.
    """
    (found,) = objections_at(network, [Span(starts, ends)], place, apart_from=[apart_from] if apart_from else ())
    return Objections() if found.own else found


def objections_at(
    network: Network, spans: Sequence[Span], place: str, *, apart_from: Collection[Meeting] = ()
) -> list[Objections]:
    """What speaks against each of several times, in their order; four questions, however many times there are."""
    if not spans:
        return []
    first, last = min(span.starts for span in spans), max(span.ends for span in spans)
    moved = [one.appointment for one in apart_from]
    guests = _guests_by_day(network, [span.day for span in spans])
    busy = busy_people({one for those in guests.values() for one in those}, first, last, apart_from=moved)
    rooms = busy_place(place, first, last, apart_from=moved)
    own = own_meetings(network, first, last, apart_from)
    return [_objections(span, guests[span.day], busy, rooms, own) for span in spans]


def own_meetings(
    network: Network, starts: datetime, ends: datetime, apart_from: Collection[Meeting] = ()
) -> list[Busy]:
    """When the network itself meets within a period, earliest first."""
    rows = network.meetings.filter(
        appointment__state=State.BOOKED, appointment__starts__lt=ends, appointment__ends__gt=starts
    ).exclude(pk__in=[one.pk for one in apart_from])
    return [Busy(*times) for times in rows.values_list("appointment__starts", "appointment__ends")]


def _objections(
    span: Span, guests: list[Person], busy: dict[int, list[Busy]], rooms: list[Busy], own: list[Busy]
) -> Objections:
    if any(one.overlaps(*span) for one in own):
        return Objections(own=True)
    holiday = holiday_on(span.day)
    return Objections(
        people=tuple(one for one in guests if any(taken.overlaps(*span) for taken in busy.get(one.pk, []))),
        place=tuple(one for one in rooms if one.overlaps(*span)),
        holiday=holiday,
        school_holiday="" if holiday else school_holiday_on(span.day),
    )


def _guests_by_day(network: Network, days: Collection[date]) -> dict[date, list[Person]]:
    """Whom a meeting on each of some days concerns: the members of that day and the facilitator."""
    rows = list(Membership.objects.from_day(min(days)).filter(network=network).select_related("person"))
    found = {day: [row.person for row in rows if row.counts_on(day)] for day in days}
    facilitator = network.facilitator
    for those in found.values():
        if facilitator is not None and facilitator.person not in those:
            those.append(facilitator.person)
    return found
