"""HR's doors to programmes and what belongs to them. To anybody else none of them exists."""

from datetime import date

from django.shortcuts import get_object_or_404

from networks.models import Exclusion, Facilitator, PairRule, Programme, RoundsAhead, Scenario
from networks.queries.candidates import candidates_of
from organisation.access.roles import hr_desk
from organisation.models import Person


def programme_for(reader: Person, pk: int, on: date) -> Programme:
    """A programme, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Programme, pk=pk)


def candidate_for(reader: Person, programme: int, person: int, on: date) -> tuple[Programme, Person]:
    """A programme and one of the leaders who can sit in its networks, to HR."""
    found = programme_for(reader, programme, on)
    inside = [card.person for card in candidates_of(found, max(on, found.starts)).inside]
    return found, get_object_or_404(Person.objects.filter(pk__in=inside), pk=person)


def exclusion_for(reader: Person, pk: int, on: date) -> Exclusion:
    """Who has been left out, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Exclusion.objects.select_related("programme", "person"), pk=pk)


def pair_for(reader: Person, pk: int, on: date) -> PairRule:
    """A rule about two leaders, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(PairRule.objects.select_related("programme", "one", "other"), pk=pk)


def facilitator_for(reader: Person, pk: int, on: date) -> Facilitator:
    """A facilitator, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Facilitator.objects.select_related("person"), pk=pk)


def scenario_for(reader: Person, pk: int, on: date) -> Scenario:
    """A proposal in whatever state, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(
        Scenario.objects.select_related("programme", "job", "corrects", "changed_by__person"), pk=pk
    )


def rounds_for(reader: Person, pk: int, on: date) -> RoundsAhead:
    """A plan of the years ahead, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(RoundsAhead.objects.select_related("programme", "job"), pk=pk)
