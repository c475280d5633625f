"""Doors to how networks fare and whom they reach: HR's, and for directors a view from further off."""

from datetime import date

from django.http import Http404

from networks.rules.health import may_overlook
from organisation.models import Person, UnitVersion
from organisation.queries.people import Standing, standing_of
from organisation.rules.numbers import whole_number


def overlook(person: Person, on: date) -> Standing:
    """Let in HR and those who direct; to anybody else the page does not exist."""
    standing = standing_of(person, on)
    if not may_overlook(is_hr=standing.is_hr, directs=standing.directs):
        raise Http404
    return standing


def unit_asked(text: str | None, on: date) -> int | None:
    """The unit that an address asks for, if there is one on the day; none where none is asked for."""
    if not text:
        return None
    unit = whole_number(text)
    if unit is None or not UnitVersion.objects.on(on).filter(unit=unit).exists():
        raise Http404
    return unit
