"""Doors to departures: HR's to the places, and one's own to the farewell question."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from networks.models import Membership, Network, Parting
from networks.queries.departures import standing
from networks.queries.farewells import farewell_open_to
from networks.rules.programmes import Attendance
from organisation.access.roles import hr_desk
from organisation.models import Person


def standing_place_for(reader: Person, pk: int, on: date) -> Membership:
    """A place without a last day, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(standing(on), pk=pk)


def shrinking_network_for(reader: Person, pk: int, on: date) -> Network:
    """A network that somebody may be found for, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Network.objects.on(on).select_related("programme", "facilitator__person"), pk=pk)


def parting_for(reader: Person, pk: int, on: date) -> Parting:
    """A place that ended, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Parting.objects.select_related("membership__person"), pk=pk)


def own_voluntary_place(person: Person, network: int, on: date) -> Membership:
    """One's own place in a network of a voluntary programme, also one to come; mandatory ones have no such page."""
    places = Membership.objects.from_day(on).filter(
        network=network, person=person, network__programme__attendance=Attendance.VOLUNTARY
    )
    return get_object_or_404(places.select_related("network__programme", "person"))


def own_farewell(person: Person, pk: int, on: date) -> Parting:
    """The farewell question that was asked of oneself, while it is open."""
    found = farewell_open_to(person, on).select_related("membership__network__programme").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
