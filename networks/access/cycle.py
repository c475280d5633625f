"""Doors to a network's life and to the decisions about it; also when the network is over."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from networks.models import Decision, Network
from networks.rules.cycle import may_decide, may_follow
from organisation.access.roles import hr_desk
from organisation.models import Person
from organisation.queries.people import standing_of


def life_for(person: Person, pk: int, on: date, to: str = "follow") -> tuple[Network, bool]:
    """A network whose life a person may `follow` or `decide` about, and whether they are HR.

    Follow: HR and the network's facilitator, who also note the dialogues held. Decide: HR alone. A network that is over
    keeps its line.
    """
    found = Network.objects.select_related("programme", "facilitator__person", "origin__facilitator")
    network = found.filter(pk=pk).first()
    is_hr = standing_of(person, on).is_hr
    is_facilitator = bool(network and network.facilitator and network.facilitator.person_id == person.pk)
    law = may_decide if to == "decide" else may_follow
    if network is None or not law(is_hr=is_hr, is_facilitator=is_facilitator):
        raise Http404
    return network, is_hr


def decision_for(person: Person, pk: int, on: date) -> Decision:
    """A decision about a network, to HR."""
    hr_desk(person, on)
    return get_object_or_404(Decision.objects.select_related("network__programme"), pk=pk)
