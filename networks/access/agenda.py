"""Doors to what a meeting works with: members and the facilitator, HR and directors never."""

from datetime import date

from django.http import Http404

from networks.access.networks import network_for
from networks.models import Dilemma, Point
from organisation.models import Person


def point_for(person: Person, pk: int, on: date) -> Point:
    """A point of an agenda: its network's members and facilitator read, write and run it."""
    points = Point.objects.select_related("meeting__network", "meeting__appointment", "dilemma__person")
    point = points.filter(pk=pk).first()
    if point is None:
        raise Http404
    network_for(person, point.meeting.network_id, on)
    return point


def dilemma_for(person: Person, pk: int, on: date, to: str = "read") -> Dilemma:
    """A dilemma to `read`, for the network's members and facilitator, or to `write`, for the one who brought it."""
    dilemma = Dilemma.objects.select_related("network__programme", "person").filter(pk=pk).first()
    if dilemma is None:
        raise Http404
    network_for(person, dilemma.network_id, on)
    if to == "write" and dilemma.person_id != person.pk:
        raise Http404
    return dilemma
