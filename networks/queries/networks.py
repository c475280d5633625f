"""What pages show of networks: who is in them, who runs them, and when they meet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, DateField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate

from networks.models import (
    Aim,
    Dilemma,
    Material,
    Meeting,
    Membership,
    Network,
    NetworkFeed,
    Parting,
    Poll,
    ProgrammePurpose,
    Proposal,
)
from networks.queries.attendance import Followed, Turnout, attendance_of, followed_in
from networks.queries.attendance_talks import OwnTalk, own_talk
from networks.queries.availability import counting, first_day_of
from networks.queries.farewells import farewells_in
from networks.queries.feeds import live_network_feed
from networks.queries.house_rules import Agreed, agreed_in
from networks.queries.meetings import Shown, shown_meetings
from networks.queries.minutes import newest_material
from networks.queries.money import money_of_the_year
from networks.queries.polls import open_poll
from networks.queries.proposals import proposals_in
from networks.rules.cycle import State as Stage
from organisation.models import Field, Holding, Person
from organisation.rules.calendar import COPENHAGEN, State

EARLIER, NEWEST, FIRST = 12, 3, 3


@dataclass(frozen=True, slots=True)
class Chair:
    """Where somebody sits on a day: title, unit, and the field with its mark."""

    title: str
    unit: str
    acting: bool
    field: Field | None


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the others see them."""

    membership: Membership
    chair: Chair | None

    @property
    def person(self) -> Person:
        """The human being."""
        return self.membership.person


@dataclass(frozen=True)
class NetworkPage:
    """The members' page: why this network, who is in it, when it meets; `size` is how many are in it now."""

    network: Network
    purposes: tuple[ProgrammePurpose, ...]
    members: tuple[Member, ...]
    size: int
    coming: tuple[Shown, ...]
    earlier: tuple[Shown, ...]
    farewells: tuple[Parting, ...]
    is_member: bool
    is_facilitator: bool
    poll: Poll | None
    material: tuple[Material, ...]
    dilemmas: tuple[Dilemma, ...]
    turnouts: tuple[Turnout, ...]
    followed: tuple[Followed, ...]
    own_talk: OwnTalk | None
    feed: NetworkFeed | None
    agreed: Agreed
    proposals: tuple[Proposal, ...]
    own_aim: Aim | None
    money: str

    @property
    def next(self) -> Shown | None:
        """The first meeting ahead that has not been called off."""
        return next((one for one in self.coming if not one.appointment.is_cancelled), None)

    @property
    def later(self) -> list[Shown]:
        """The meetings ahead but for the next."""
        return [one for one in self.coming if one is not self.next]


@dataclass(frozen=True)
class NetworkAhead:
    """The members' page to whoever is to be one: what the letter says, and the meetings they are asked to.

    `size` is how many they will be on the first day.
    """

    network: Network
    purposes: tuple[ProgrammePurpose, ...]
    members: tuple[Member, ...]
    size: int
    coming: tuple[Shown, ...]
    first_day: date | None


@dataclass(frozen=True)
class NetworkFacts:
    """What HR sees of a network: dates and names, no content."""

    network: Network
    members: tuple[Member, ...]
    former: tuple[Membership, ...]
    meetings: tuple[Meeting, ...]
    is_small: bool
    is_large: bool


def chairs_of(people: Iterable[int], on: date) -> dict[int, Chair]:
    """Person → where they sit on a day, from the position that is first in line; leaders' chairs before others."""
    chair, unit = "position__versions", "position__versions__unit__versions"
    field = f"{unit}__field"
    rows = (
        Holding.objects.on(on)
        .filter(counting(chair, on), counting(unit, on), person__in=list(people))
        .order_by(f"-{chair}__is_leader", F(f"{chair}__level").asc(nulls_last=True), "acting", "position_id")
        .values_list("person_id", f"{chair}__title", f"{unit}__name", "acting", f"{field}__name", f"{field}__mark")
    )
    found: dict[int, Chair] = {}
    for person, title, unit_name, acting, name, mark in rows:
        found.setdefault(person, Chair(title, unit_name, acting, Field(name=name, mark=mark) if name else None))
    return found


def members_of(network: Network, on: date) -> tuple[Member, ...]:
    """The members on a day or from a day to come, in Danish order, with where they sit; two queries."""
    rows = list(Membership.objects.from_day(on).filter(network=network).select_related("person"))
    chairs = chairs_of([row.person_id for row in rows], on)
    return tuple(Member(row, chairs.get(row.person_id)) for row in rows)


def size_on(members: Iterable[Member], day: date) -> int:
    """How many of the members have a place on a day: when some go and others come, fewer than are listed."""
    return sum(one.membership.counts_on(day) for one in members)


def network_page(network: Network, person: Person, now: datetime, on: date) -> NetworkPage:
    """Everything on the members' page, in a number of queries that does not grow with the network."""
    members = members_of(network, on)
    shown = shown_meetings(network, person)
    agreed = agreed_in(network)
    facilitator = network.facilitator
    is_facilitator = facilitator is not None and facilitator.person_id == person.pk
    return NetworkPage(
        network=network,
        purposes=tuple(network.programme.purposes.all()),
        members=members,
        size=size_on(members, max(on, network.starts)),
        coming=tuple(one for one in shown if one.appointment.ends > now),
        earlier=tuple(one for one in reversed(shown) if one.appointment.ends <= now and one.was_held)[:EARLIER],
        farewells=tuple(farewells_in(network)),
        is_member=any(one.membership.person_id == person.pk for one in members),
        is_facilitator=is_facilitator,
        poll=open_poll(network),
        material=tuple(newest_material(network)),
        dilemmas=tuple(network.dilemmas.select_related("person")[:NEWEST]),
        turnouts=tuple(attendance_of(network)[:EARLIER]),
        followed=tuple(followed_in(network, on, talks=is_facilitator)),
        own_talk=own_talk(network, person, on),
        feed=live_network_feed(network, person),
        agreed=agreed,
        proposals=tuple(proposals_in(network)),
        money=money_of_the_year(network.programme, on),
        own_aim=next((one for one in agreed.aims if one.person_id == person.pk), None),
    )


def network_ahead(network: Network, person: Person, now: datetime, on: date) -> NetworkAhead:
    """A network as whoever has a place from a day to come sees it; nothing of what is in the room."""
    members = members_of(network, on)
    asked = [one for one in shown_meetings(network, person) if one.own and one.was_held and one.appointment.ends > now]
    first_day = next((one.membership.starts for one in members if one.person.pk == person.pk), None)
    return NetworkAhead(
        network=network,
        purposes=tuple(network.programme.purposes.all()),
        members=members,
        size=size_on(members, max(first_day or on, network.starts)),
        coming=tuple(asked[:FIRST]),
        first_day=first_day,
    )


def network_list(
    networks: QuerySet[Network], now: datetime, on: date, reader: Person | None = None
) -> QuerySet[Network]:
    """Networks for a list: how many are in each, or will be on its first day, and when it meets next. One query.

    With a `reader` the next meeting is the next of theirs: on a day when they have a place, or of those they run; and
    `own_from` and `own_to` are the days of their place.
    """
    booked = Q(meetings__appointment__state=State.BOOKED, meetings__appointment__ends__gt=now)
    next_meeting = Meeting.objects.filter(
        network=OuterRef("pk"), appointment__state=State.BOOKED, appointment__ends__gt=now
    )
    if reader is not None:
        next_meeting = next_meeting.annotate(day=TruncDate("appointment__starts", tzinfo=COPENHAGEN))
        place = Membership.objects.on(ExpressionWrapper(OuterRef("day"), DateField())).filter(
            network=OuterRef("network"), person=reader
        )
        next_meeting = next_meeting.filter(Q(Exists(place)) | Q(network__facilitator__person=reader))
        own = Membership.objects.from_day(on).filter(network=OuterRef("pk"), person=reader).order_by("starts")
        networks = networks.annotate(
            own_from=Subquery(own.values("starts")[:1]), own_to=Subquery(own.values("ends")[:1])
        )
    return (
        networks.select_related("programme", "facilitator__person")
        .annotate(
            size=Count("memberships", filter=counting("memberships", first_day_of("starts", on)), distinct=True),
            meets_at=Subquery(next_meeting.order_by("appointment__starts").values("appointment__starts")[:1]),
            booked=Count("meetings", filter=booked, distinct=True),
        )
        .order_by("name", "pk")
    )


def counted(networks: QuerySet[Network], on: date) -> dict[str, int]:
    """How many networks run, and how many are to begin; what was given up before it began does neither."""
    alive = ~Q(state=Stage.WOUND_DOWN, ends=F("starts"))
    return networks.aggregate(
        running=Count("pk", filter=alive & Q(starts__lte=on)), coming=Count("pk", filter=alive & Q(starts__gt=on))
    )


def all_networks(on: date) -> QuerySet[Network]:
    """Every network that has not ended, for HR."""
    return Network.objects.from_day(on)


def network_facts(network: Network, on: date) -> NetworkFacts:
    """A network as HR sees it: members with dates, meetings by date, and whether its size is as the programme says."""
    members = members_of(network, on)
    former = Membership.objects.filter(network=network, ends__lt=on).select_related("person").order_by("-ends")
    programme = network.programme
    size = size_on(members, max(on, network.starts))
    return NetworkFacts(
        network=network,
        members=members,
        former=tuple(former),
        meetings=tuple(network.meetings.select_related("appointment").order_by("-appointment__starts")),
        is_small=size < programme.smallest,
        is_large=size > programme.largest,
    )
