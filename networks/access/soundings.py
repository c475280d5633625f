"""Doors to soundings: HR sees all of one, each superior their own leaders' seats, and nobody else that it is there."""

from datetime import date

from django.shortcuts import get_object_or_404

from networks.models import SeatWord, Sounding, Voice
from networks.rules.soundings import Says, State
from organisation.access.roles import hr_desk
from organisation.models import Person


def sounding_for(reader: Person, pk: int, on: date) -> Sounding:
    """A sounding, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Sounding.objects.select_related("scenario__programme"), pk=pk)


def objection_for(reader: Person, pk: int, on: date) -> SeatWord:
    """An objection, to HR."""
    hr_desk(reader, on)
    said = SeatWord.objects.filter(says=Says.OBJECTS)
    return get_object_or_404(
        said.select_related("leader", "voice__person", "voice__sounding__scenario__programme"), pk=pk
    )


def voice_for(person: Person, pk: int) -> Voice:
    """A superior's own part of a sounding that has not been withdrawn."""
    own = Voice.objects.filter(person=person).exclude(sounding__state=State.WITHDRAWN)
    return get_object_or_404(own.select_related("sounding__scenario__programme"), sounding=pk)
