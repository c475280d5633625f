"""Who is in a development programme on a day: whom it is for, who has a place, who waits for one, who leads no more."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from networks.models import CohortPlace, Development, Membership, Module, ModuleDay
from networks.rules.development import Learner
from organisation.models import Appointment, Holding, Leave, Person
from organisation.queries.chain import units_below
from organisation.queries.people import LeaderCard, leaders_on
from organisation.rules.calendar import State


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


def next_number(development: Development) -> int:
    """The number of a programme's next module."""
    last = Module.objects.filter(development=development).order_by("-number").first()
    return last.number + 1 if last else 1
