"""Doors to what a meeting leaves behind: members and the facilitator, and nobody else."""

from datetime import date

from django.http import Http404

from networks.access.networks import network_for
from networks.access.wiping import papers_for
from networks.models import Material, Outcome
from organisation.models import Person


def outcome_for(person: Person, pk: int, on: date) -> Outcome:
    """A decision or a step, to read and settle."""
    outcome = Outcome.objects.select_related("meeting__network", "meeting__appointment").filter(pk=pk).first()
    if outcome is None:
        raise Http404
    network_for(person, outcome.meeting.network_id, on)
    return outcome


def material_for(person: Person, pk: int, on: date, to: str = "read") -> Material:
    """A file to `read`, or to `take_down`: that may the one who put it up, and the facilitator.

    Read also for a while after the network's last day.
    """
    material = Material.objects.select_related("network__facilitator", "meeting__appointment").filter(pk=pk).first()
    if material is None:
        raise Http404
    if to == "read":
        papers_for(person, material.network_id, on)
        return material
    network_for(person, material.network_id, on)
    facilitator = material.network.facilitator
    is_facilitator = facilitator is not None and facilitator.person_id == person.pk
    if material.person_id != person.pk and not is_facilitator:
        raise Http404
    return material
