"""What speaks against a time for a network's meeting: people, rooms, the network's own meetings, and days off.

Of people all that LederNet knows: what is in their calendar, leave, and the weekdays that they have said they can meet.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from networks.models import Availability, Meeting, Membership, Network
from networks.rules.composition import WEEKDAYS
from organisation.models import Leave, Person
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

    Of a person's other appointment only that there is one is told, and of those `away` only that they cannot that day:
    not whether it is leave or a weekday. `own` says that the network itself meets then: that alone forbids the time,
    the rest can be talked about.
    """

    people: tuple[Person, ...] = ()
    away: tuple[Person, ...] = ()
    place: tuple[Busy, ...] = ()
    holiday: str = ""
    school_holiday: str = ""
    own: bool = False

    def __bool__(self) -> bool:
        return bool(self.people or self.away or self.place or self.holiday or self.school_holiday or self.own)


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
    """What speaks against each of several times, in their order; six questions, however many times there are."""
    if not spans:
        return []
    first, last = min(span.starts for span in spans), max(span.ends for span in spans)
    moved = [one.appointment for one in apart_from]
    guests = _guests_by_day(network, [span.day for span in spans])
    busy = busy_people({one for those in guests.values() for one in those}, first, last, apart_from=moved)
    rooms = busy_place(place, first, last, apart_from=moved)
    own = own_meetings(network, first, last, apart_from)
    away = _away_by_day(network, guests)
    found = [_objections(span, guests[span.day], busy, rooms, own) for span in spans]
    return [one if one.own else replace(one, away=away[span.day]) for one, span in zip(found, spans, strict=True)]


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


def _away_by_day(network: Network, guests: Mapping[date, list[Person]]) -> dict[date, tuple[Person, ...]]:
    """Who of those whom a meeting concerns cannot on its day: on leave, or not on that weekday, as they have said."""
    people = {one.pk for those in guests.values() for one in those}
    leaves = list(Leave.objects.from_day(min(guests)).filter(person__in=people, starts__lte=max(guests)))
    told = Availability.objects.filter(programme=network.programme_id, person__in=people)
    days: dict[int, list[str]] = dict(told.values_list("person_id", "days"))
    if network.facilitator is not None and network.facilitator.days:
        days[network.facilitator.person_id] = network.facilitator.days
    return {
        day: tuple(
            one
            for one in those
            if any(leave.person_id == one.pk and leave.counts_on(day) for leave in leaves)
            or (one.pk in days and day.weekday() < len(WEEKDAYS) and WEEKDAYS[day.weekday()] not in days[one.pk])
        )
        for day, those in guests.items()
    }
