"""Doors of dialogues: open to the two, and to nobody else. Who is not one of the two cannot tell whether there is one.

The leader of a dialogue is one of the two as long as they are the employee's nearest leader. A new nearest leader takes
over the agreements and the goals, and reads no word of what their predecessor and the employee prepared.
"""

from datetime import date
from typing import NamedTuple

from django.http import Http404

from organisation.models import Person
from organisation.queries.chain import superior_of_person
from performance.models import Dialogue
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
