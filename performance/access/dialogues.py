"""Doors of dialogues: open to the two, and to nobody else. Who is not one of the two cannot tell whether there is one.

The leader of a dialogue is one of the two as long as they are the employee's nearest leader. A new nearest leader takes
over the agreements and the goals, and reads no word of what their predecessor and the employee prepared.
"""

from datetime import date
from typing import NamedTuple

from django.http import Http404

from organisation.models import Person
from organisation.queries.chain import superior_of_person
from performance.models import Agreement, Dialogue, Proposal
from performance.rules.dialogues import Side


class Seat(NamedTuple):
    """A dialogue, and which side of it somebody sits on."""

    dialogue: Dialogue
    side: Side


def dialogue_for(person: Person, pk: int, on: date) -> Seat:
    """A dialogue for one of the two; absent and not yours answer alike."""
    found = Dialogue.objects.select_related("employee", "leader", "appointment").filter(pk=pk).first()
    side = found.side_of(person) if found else None
    if found is None or side is None:
        raise Http404
    if side == Side.LEADER and superior_of_person(found.employee_id, on) != person.pk:
        raise Http404
    return Seat(found, side)


def employee_for(person: Person, pk: int, on: date) -> Person:
    """One of somebody's own employees, as the leader of their dialogues."""
    employee = Person.objects.filter(pk=pk).first()
    if employee is None or superior_of_person(pk, on) != person.pk:
        raise Http404
    return employee


class Written(NamedTuple):
    """An agreement, and the seat from which somebody reads it."""

    agreement: Agreement
    seat: Seat


def agreement_for(person: Person, pk: int, on: date) -> Written:
    """An agreement of a dialogue that is somebody's to write in."""
    agreement = Agreement.objects.filter(pk=pk).first()
    if agreement is None:
        raise Http404
    return Written(agreement, dialogue_for(person, agreement.dialogue_id, on))


def inherited_agreement(person: Person, pk: int, on: date) -> Agreement:
    """An agreement that somebody may settle: the employee, and whoever is their nearest leader today."""
    agreement = Agreement.objects.select_related("dialogue").filter(pk=pk).first()
    if agreement is None:
        raise Http404
    employee = agreement.dialogue.employee_id
    if person.pk != employee and superior_of_person(employee, on) != person.pk:
        raise Http404
    return agreement


def agreement_to_carry(person: Person, pk: int, seat: Seat, on: date) -> Agreement:
    """An agreement of the same employee's, from an earlier dialogue."""
    agreement = inherited_agreement(person, pk, on)
    if agreement.dialogue.employee_id != seat.dialogue.employee_id:
        raise Http404
    return agreement


def proposal_for(person: Person, pk: int, on: date) -> Proposal:
    """A proposed goal of a dialogue that is somebody's to write in."""
    proposal = Proposal.objects.select_related("goal", "dialogue").filter(pk=pk).first()
    if proposal is None:
        raise Http404
    dialogue_for(person, proposal.dialogue_id, on)
    return proposal
