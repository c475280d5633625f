"""Doors to networks. To those who may not, a network looks exactly as if it were not there."""

from datetime import date

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, When
from django.http import Http404
from django.shortcuts import get_object_or_404

from networks.models import Membership, Network
from networks.queries.availability import Wish, wishes_of
from networks.rules.meetings import may_book, may_read
from organisation.access.roles import hr_desk
from organisation.models import Person
from organisation.queries.people import standing_of


def network_for(person: Person, pk: int, on: date, to: str = "read") -> Network:
    """A network that has not ended, to `open` its page, to `read`, to `book` a meeting in, or to `run`.

    Read: members and the facilitator. Book: HR too. Run: HR alone, which sees the facts and none of the content.
    Whoever has been given a place opens the page from the day of the letter; what is in the room they read from their
    own first day. From the day after the last one it is closed.
    """
    member = _place_of(person, on) if to == "open" else seat_of(person, on)
    running = Network.objects.from_day(on).annotate(is_member=member)
    network = running.select_related("programme", "facilitator__person").filter(pk=pk).first()
    if network is None or not _may(person, network, network.is_member, on, to):
        raise Http404
    return network


def networks_visible_to(person: Person, on: date) -> QuerySet[Network]:
    """The networks that a person is a member or the facilitator of, now or from a day to come.

    `is_open` says of each whether they may read what is in the room, and book.
    """
    ours = Q(seat_of(person, on)) | Q(facilitator__person=person)
    found = Network.objects.from_day(on).filter(Q(_place_of(person, on)) | Q(facilitator__person=person))
    return found.annotate(is_open=Case(When(ours, then=True), default=False, output_field=BooleanField()))


def may_read_network(person: Person, network: Network, on: date) -> bool:
    """Whether a person who has come in by another door may read what is in the room."""
    ours = Q(seat_of(person, on)) | Q(facilitator__person=person)
    return Network.objects.from_day(on).filter(ours, pk=network.pk).exists()


def membership_for(person: Person, pk: int, on: date) -> Membership:
    """Somebody's time in a network, to HR."""
    hr_desk(person, on)
    return get_object_or_404(Membership.objects.from_day(on).select_related("network__programme", "person"), pk=pk)


def wish_for(person: Person, pk: int, on: date) -> Wish:
    """What a programme asks this leader about weekdays; absent, over and not for them answer alike."""
    for wish in wishes_of(person, on):
        if wish.programme.pk == pk:
            return wish
    raise Http404


def seat_of(person: Person, on: date) -> Exists:
    """Whether a person's place in a network has begun, or begins with the network; who come later are to be members."""
    begun = Q(starts__lte=on) | Q(starts__lte=OuterRef("starts"))
    return Exists(Membership.objects.from_day(on).filter(begun, network=OuterRef("pk"), person=person))


def _place_of(person: Person, on: date) -> Exists:
    """Whether a person has a place in a network, now or from a day to come."""
    return Exists(Membership.objects.from_day(on).filter(network=OuterRef("pk"), person=person))


def _may(person: Person, network: Network, is_member: bool, on: date, to: str) -> bool:
    is_facilitator = network.facilitator is not None and network.facilitator.person_id == person.pk
    if to in ("open", "read"):
        return may_read(is_member=is_member, is_facilitator=is_facilitator)
    is_hr = standing_of(person, on).is_hr
    if to == "run":
        return is_hr
    return may_book(is_member=is_member, is_facilitator=is_facilitator, is_hr=is_hr)
