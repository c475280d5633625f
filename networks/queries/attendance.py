"""Who was at the meetings: per person inside the network, and as plain shares for everybody who follows networks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from django.db.models import Count, Exists, OuterRef, Q

from networks.models import AttendanceTalk, Meeting, Membership, Network, Presence
from networks.rules.attendance import Came, is_followed_up
from networks.rules.differences import FEWEST_NOTED
from organisation.models import Person
from organisation.rules.calendar import COPENHAGEN, State
from organisation.rules.shares import percent_of

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many of the day's members were at a meeting. No names."""

    day: date
    there: int
    members: int

    @property
    def share(self) -> int:
        """In whole per cent."""
        return percent_of(self.there, self.members)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a member for the facilitator alone: the talk that is noted, or that one can be."""

    membership: int
    talk: AttendanceTalk | None


@dataclass(frozen=True, slots=True)
class Followed:
    """One member's attendance, for the network's own eyes: at how many of the meetings in their time."""

    person: Person
    there: int
    meetings: int
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A member on the list of who is there: ticked until somebody says otherwise."""

    person: Person
    is_there: bool


def members_at(meeting: Meeting) -> list[Person]:
    """The members of a meeting's day, in Danish order. The facilitator is no member."""
    day = meeting.appointment.starts.astimezone(COPENHAGEN).date()
    rows = Membership.objects.on(day).filter(network=meeting.network_id).select_related("person")
    return [row.person for row in rows]


def attendance_list(meeting: Meeting) -> tuple[bool, list[Listed]]:
    """Whether attendance has been noted, and the day's members as it stands; before it is noted all are there."""
    noted = dict(meeting.presences.exclude(person=None).values_list("person_id", "was_there"))
    return bool(noted), [Listed(one, noted.get(one.pk, not noted)) for one in members_at(meeting)]


def attendance_of(network: Network) -> list[Turnout]:
    """A network's meetings of which attendance is noted, newest first, as plain numbers."""
    return attendance_in([network.pk]).get(network.pk, [])


def attendance_in(networks: Iterable[int]) -> dict[int, list[Turnout]]:
    """The same for several networks by their numbers, in one question; networks without a note are left out."""
    found: dict[int, list[Turnout]] = defaultdict(list)
    for network, _meeting, turnout in noted_in(networks):
        found[network].append(turnout)
    return dict(found)


def noted_in(networks: Iterable[int]) -> list[tuple[int, int, Turnout]]:
    """Network, meeting and how many were there, of every meeting that is noted, newest first."""
    rows = (
        Meeting.objects.filter(network__in=list(networks), appointment__state=State.BOOKED)
        .annotate(members=Count("presences"), there=Count("presences", filter=Q(presences__was_there=True)))
        .filter(members__gt=0)
        .order_by("-appointment__starts")
        .values_list("network", "pk", "appointment__starts", "there", "members")
    )
    return [
        (network, meeting, Turnout(starts.astimezone(COPENHAGEN).date(), there, members))
        for network, meeting, starts, there, members in rows
    ]


def shares_in(networks: Iterable[int], now: datetime) -> dict[tuple[int, int], float]:
    """Network and person → their share of the last year's noted meetings, from three meetings on.

    It goes into the index of differences and nowhere else: nobody outside the network is shown it.
    """
    rows = (
        Presence.objects.filter(
            person__isnull=False,
            meeting__network__in=list(networks),
            meeting__appointment__state=State.BOOKED,
            meeting__appointment__starts__gt=now - A_YEAR,
        )
        .order_by()
        .values("meeting__network", "person")
        .annotate(meetings=Count("pk"), there=Count("pk", filter=Q(was_there=True)))
        .filter(meetings__gte=FEWEST_NOTED)
        .values_list("meeting__network", "person", "there", "meetings")
    )
    return {(network, person): there / meetings for network, person, there, meetings in rows}


def turnout_of(meeting: Meeting) -> Turnout | None:
    """How many were at one meeting; None before anybody has noted it."""
    was = list(Presence.objects.filter(meeting=meeting).values_list("was_there", flat=True))
    day = meeting.appointment.starts.astimezone(COPENHAGEN).date()
    return Turnout(day, sum(was), len(was)) if was else None


def followed_in(network: Network, on: date, *, talks: bool = False) -> list[Followed]:
    """Today's members with their attendance at the noted meetings, for those who may read the network's own page.

    With `talks` also what stands beside those whom a talk is noted with or can be: for the facilitator alone.
    """
    here = Membership.objects.on(on).filter(
        network=network, person=OuterRef("person"), starts__lte=OuterRef("meeting__appointment__starts__date")
    )
    rows = Presence.objects.filter(Exists(here), meeting__network=network, meeting__appointment__state=State.BOOKED)
    found: dict[Person, list[bool]] = {}
    for row in rows.select_related("person").order_by("person__name", "person_id", "pk"):
        found.setdefault(cast(Person, row.person), []).append(row.was_there)
    beside = beside_in(network, on) if talks and is_followed_up(network.programme.attendance) else {}
    return [
        Followed(person, sum(was), len(was), shown_beside(beside.get(person.pk), Came(sum(was), len(was))))
        for person, was in found.items()
    ]


def beside_in(network: Network, on: date) -> dict[int, Beside]:
    """Today's members by their numbers, with the talk that is noted."""
    rows = Membership.objects.on(on).filter(network=network).select_related("attendance_talk")
    return {row.person_id: Beside(row.pk, getattr(row, "attendance_talk", None)) for row in rows}


def shown_beside(beside: Beside | None, came: Came) -> Beside | None:
    """Nothing stands beside a member who came, and with whom no talk is noted."""
    return beside if beside is not None and (beside.talk or came.is_a_pattern) else None


def came_to(membership: Membership, *, after: datetime | None = None) -> Came:
    """How many of the noted meetings in a member's time they came to; or of those alone that began after a moment."""
    rows = Presence.objects.filter(
        meeting__network=membership.network_id,
        meeting__appointment__state=State.BOOKED,
        meeting__appointment__starts__date__gte=membership.starts,
        person=membership.person_id,
    )
    if after is not None:
        rows = rows.filter(meeting__appointment__starts__gt=after)
    was = list(rows.values_list("was_there", flat=True))
    return Came(sum(was), len(was))
