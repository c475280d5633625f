"""HR's doors to newcomers. To anybody else nobody waits."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from networks.access.programmes import programme_for
from networks.models import Network, Placement, Postponement, Programme
from networks.queries.newcomers import Newcomer, newcomer_in
from organisation.access.roles import hr_desk
from organisation.models import Person


@dataclass(frozen=True)
class AtTheDoor:
    """A newcomer with the programme and the person they are."""

    programme: Programme
    person: Person
    newcomer: Newcomer


def newcomer_for(reader: Person, programme: int, person: int, on: date) -> AtTheDoor:
    """Somebody who waits for a place in a programme, to HR; whoever has one, or may not have one, is not there."""
    found = programme_for(reader, programme, on)
    newcomer = newcomer_in(found, person, on)
    if newcomer is None:
        raise Http404
    return AtTheDoor(found, get_object_or_404(Person, pk=person), newcomer)


def network_open_to(programme: Programme, pk: int, on: date) -> Network:
    """A network of the programme whose end nobody knows of, running on a day or to come."""
    open_ended = Network.objects.from_day(on).filter(programme=programme, ends__isnull=True)
    return get_object_or_404(open_ended.select_related("programme", "facilitator__person"), pk=pk)


def placement_for(reader: Person, pk: int, on: date) -> Placement:
    """A place that was given to a newcomer, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Placement.objects.select_related("membership__person"), pk=pk)


def postponement_for(reader: Person, pk: int, on: date) -> Postponement:
    """An agreement to wait, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Postponement.objects.select_related("programme", "person"), pk=pk)
