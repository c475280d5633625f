"""Doors that ask who somebody is. Forbidden looks exactly like absent."""

from datetime import date

from django.http import Http404

from organisation.models import Person
from organisation.queries.people import Standing, standing_of


def may_run_things(standing: Standing) -> bool:
    """Whether somebody may open what belongs to HR."""
    return standing.is_hr


def hr_desk(person: Person, on: date) -> Standing:
    """Let HR in; to anybody else the page does not exist."""
    standing = standing_of(person, on)
    if not may_run_things(standing):
        raise Http404
    return standing


def is_of_the_house(person: Person, on: date) -> bool:
    """Whether what is open to everyone in the house is open to somebody; the employed are known without a question."""
    return person.is_employed(on) or standing_of(person, on).is_of_the_house


def house_door(person: Person, on: date) -> None:
    """Let in who is of the house; to somebody from outside, as an external facilitator, the page does not exist."""
    if not is_of_the_house(person, on):
        raise Http404
