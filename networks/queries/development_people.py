"""Who is in a development programme on a day: whom it is for, who has a place, who waits for one, who leads no more."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from networks.models import CohortPlace, Development, Membership, Module, ModuleDay
from networks.rules.development import Learner
from organisation.models import Appointment, Holding, Leave, Person, UnitVersion
from organisation.queries.chain import units_below
from organisation.queries.people import LeaderCard, leaders_on
from organisation.queries.units import led_units
from organisation.rules.calendar import State
from organisation.rules.chain import path_up
from organisation.rules.levels import CHAIN_VIEWERS
from organisation.rules.shares import groups_of
from organisation.rules.sorting import danish_key

UNIT = ("unit_id", "parent_id", "name")


def leaders_for(development: Development, on: date) -> list[LeaderCard]:
    """The leaders whom a programme is for on a day, in Danish order."""
    cards = leaders_on(on)
    if development.levels:
        cards = [card for card in cards if card.level in development.levels]
    if development.unit_id:
        inside = set(units_below(development.unit_id, on))
        cards = [card for card in cards if card.unit in inside]
    if development.members_of_id:
        rows = Membership.objects.from_day(on).filter(network__programme=development.members_of_id)
        members = set(rows.values_list("person_id", flat=True))
        cards = [card for card in cards if card.person in members]
    return cards


def learner_of(card: LeaderCard) -> Learner:
    """A leader by what cohorts are dealt by."""
    return Learner(card.person, card.name, card.field, card.level)


def places_on(development: Development, on: date) -> QuerySet[CohortPlace]:
    """The places of a day, with their people; whoever HR took out that very day has none."""
    rows = CohortPlace.objects.from_day(on).filter(development=development, left_out=False)
    return rows.select_related("person", "cohort")


def newcomers_to(development: Development, on: date) -> list[LeaderCard]:
    """Leaders whom a programme is for and who have no place: not those on leave, nor those HR took out."""
    rows = CohortPlace.objects.filter(development=development)
    known = set(rows.from_day(on).values_list("person_id", flat=True))
    known |= set(rows.filter(left_out=True).values_list("person_id", flat=True))
    known |= set(Leave.objects.on(on).values_list("person_id", flat=True))
    return [card for card in leaders_for(development, on) if card.person not in known]


def leavers_of(development: Development, on: date) -> list[CohortPlace]:
    """The places of those who have led and lead no more, or whose employment has ended."""
    led = Holding.objects.filter(person=OuterRef("person"), position__versions__is_leader=True, starts__lte=on)
    places = list(places_on(development, on).filter(ends__isnull=True).annotate(has_led=Exists(led)))
    leading = {card.person for card in leaders_on(on)} if places else set()
    return [
        place
        for place in places
        if (place.person.employed_to is not None and place.person.employed_to < on)
        or (place.has_led and place.person_id not in leading)
    ]


def days_ahead(days: QuerySet[ModuleDay], at: datetime) -> QuerySet[ModuleDay]:
    """The days that are to come and have not been called off."""
    ahead = days.filter(appointment__state=State.BOOKED, appointment__ends__gt=at)
    return ahead.select_related("appointment", "cohort", "module")


def asked_to(appointment: Appointment) -> list[Person]:
    """Who is asked to a day as it stands."""
    return [one.person for one in appointment.invitees.standing().select_related("person")]


@dataclass(frozen=True, slots=True)
class Counted:
    """Leaders in a programme who are told of together: under which unit, with which others, and who they are."""

    name: str
    others: tuple[str, ...]
    people: frozenset[int]


def counted_in(places: Iterable[CohortPlace], on: date, whose: Person | None = None) -> tuple[Counted, ...]:
    """A programme's leaders in the groups in which numbers are told of them, the same for all readers.

    `whose` is the one who reads of their own line; without, everybody in a group is there, as HR reads it. Who has
    others of the programme in or below their own unit reads such numbers.
    """
    inside = {place.person_id for place in places}
    cards = [card for card in leaders_on(on) if card.person in inside]
    units = {unit: (parent, name) for unit, parent, name in UnitVersion.objects.on(on).values_list(*UNIT)}
    parents = {unit: parent for unit, (parent, _name) in units.items()}
    where = {card.person: card.unit for card in cards}
    below = Counter(unit for card in cards for unit in path_up(card.unit, parents))
    readers = {card.person for card in cards if card.level in CHAIN_VIEWERS and below[card.unit] > 1}
    led = led_units(whose, on) if whose else set()
    own = {unit for unit in parents if whose is None or not led.isdisjoint(path_up(unit, parents))}
    found = [
        Counted(
            units[unit][1],
            tuple(sorted((units[one][1] for one in those if one != unit), key=danish_key)),
            frozenset(person for person, place in where.items() if place in those),
        )
        for unit, those in groups_of(parents, where, readers)
        if own.issuperset(those)
    ]
    return tuple(sorted(found, key=lambda one: danish_key(one.name)))


def next_number(development: Development) -> int:
    """The number of a programme's next module."""
    last = Module.objects.filter(development=development).order_by("-number").first()
    return last.number + 1 if last else 1
