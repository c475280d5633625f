"""Doors to hours, invoices and budgets: one's own to facilitators, everybody's to HR, the budgets to directors too."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from networks.models import Facilitator, Hours, Invoice, Programme, Training
from organisation.access.roles import hr_desk
from organisation.models import Person
from organisation.queries.people import Standing, standing_of


def own_facilitation(person: Person) -> Facilitator:
    """What somebody is as a facilitator; to everybody else the pages are not there."""
    return get_object_or_404(Facilitator.objects.select_related("person"), person=person)


def own_billing(person: Person) -> Facilitator:
    """The same for those from outside, who send invoices."""
    return get_object_or_404(Facilitator.objects.select_related("person"), person=person, external=True)


def own_hours(person: Person, pk: int) -> Hours:
    """Hours that one has told oneself."""
    rows = Hours.objects.select_related("network", "facilitator")
    return get_object_or_404(rows, pk=pk, facilitator__person=person)


def own_invoice(person: Person, pk: int) -> Invoice:
    """An invoice of one's own."""
    return get_object_or_404(Invoice.objects.select_related("network"), pk=pk, facilitator__person=person)


def hours_for(reader: Person, pk: int, on: date) -> Hours:
    """Anybody's hours, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Hours.objects.select_related("facilitator__person", "network"), pk=pk)


def invoice_for(reader: Person, pk: int, on: date) -> Invoice:
    """Anybody's invoice, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Invoice.objects.select_related("facilitator__person", "network"), pk=pk)


def training_for(reader: Person, pk: int, on: date) -> Training:
    """A course that a facilitator took, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Training.objects.select_related("facilitator__person"), pk=pk)


def budget_desk(person: Person, on: date) -> Standing:
    """Whoever reads the budgets: HR, and directors and heads of area."""
    standing = standing_of(person, on)
    if not (standing.is_hr or standing.directs):
        raise Http404
    return standing


def budget_for(reader: Person, programme: int, on: date) -> Programme:
    """A programme whose budget is set, by HR."""
    hr_desk(reader, on)
    return get_object_or_404(Programme, pk=programme)
