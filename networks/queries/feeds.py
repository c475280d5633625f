"""Questions about the calendars of networks that people subscribe to."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from networks.models import Meeting, Membership, Network, NetworkFeed
from organisation.models import Invitee, Person
from organisation.queries.calendar import FEED_LOOKS_BACK
from organisation.rules.calendar import State


def live_network_feed(network: Network, person: Person) -> NetworkFeed | None:
    """A person's feed of a network, if there is one that answers."""
    return NetworkFeed.objects.live().filter(network=network, person=person).first()


def meetings_in_feed(network: Network, at: datetime) -> list[Meeting]:
    """What belongs in a network's feed: the booked meetings of the last three months and all ahead."""
    booked = network.meetings.filter(appointment__state=State.BOOKED, appointment__ends__gt=at - FEED_LOOKS_BACK)
    return list(booked.select_related("appointment__organiser").order_by("appointment__starts", "pk"))


def own_answers(meetings: list[Meeting], person: Person) -> dict[int, Invitee]:
    """Appointment → a person's own invitation to it."""
    asked = Invitee.objects.standing().filter(appointment__in=[one.appointment_id for one in meetings], person=person)
    return {one.appointment_id: one for one in asked}


def feeds_of_leavers(on: date) -> QuerySet[NetworkFeed]:
    """The feeds of those who neither have a place in the network any more nor run it, and those of ended networks."""
    place = Membership.objects.from_day(on).filter(network=OuterRef("network"), person=OuterRef("person"))
    running = Network.objects.from_day(on).filter(pk=OuterRef("network"))
    runs = running.filter(facilitator__person=OuterRef("person"))
    feeds = NetworkFeed.objects.live().select_related("network", "person")
    return feeds.exclude(Exists(running) & (Exists(place) | Exists(runs)))
