"""The door of the overview of dialogues: HR's of the whole house, a director's of what is below."""

from datetime import date

from django.http import Http404

from organisation.models import Person
from organisation.queries.people import Standing, standing_of


def coverage_reader(person: Person, on: date) -> Standing:
    """The standing of somebody who may read shares; for everybody else there is no such page."""
    standing = standing_of(person, on)
    if not (standing.is_hr or standing.directs):
        raise Http404
    return standing
