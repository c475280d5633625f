"""Doors to proposals upwards: the network's own, and from the day it is sent also the one whom it is to."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from networks.access.networks import network_for
from networks.models import Proposal
from networks.queries.proposals import members_on
from networks.rules.proposals import State
from organisation.models import Person


def proposal_for(person: Person, pk: int, on: date, to: str = "read") -> Proposal:
    """A proposal of one's own network to `read`; a draft to `write` or, as a member, `approve`; a sent one to `recall`.

    Members and the facilitator of a network that has not ended.
    """
    proposal = _proposals().filter(pk=pk).first()
    if proposal is None:
        raise Http404
    network_for(person, proposal.network_id, on)
    wanted = {"write": State.DRAFT, "approve": State.DRAFT, "recall": State.SENT}
    if to in wanted and proposal.state != wanted[to]:
        raise Http404
    if to == "approve" and person not in members_on(proposal.network, on):
        raise Http404
    return proposal


def asked_of(person: Person, pk: int) -> Proposal:
    """A proposal that was sent to oneself and not taken back."""
    sent = _proposals().filter(state__in=[State.SENT, State.ANSWERED])
    return get_object_or_404(sent, pk=pk, to=person)


def _proposals() -> QuerySet[Proposal]:
    return Proposal.objects.select_related("network__programme", "network__facilitator__person", "to", "author")
