"""Doors to what a network agrees with itself."""

from datetime import date

from django.http import Http404

from networks.access.networks import network_for
from networks.models import Aim, Network
from networks.queries.house_rules import aim_of
from networks.queries.proposals import members_on
from organisation.models import Person


def own_place_in(person: Person, pk: int, on: date) -> Network:
    """A network that one is a member of, for what members alone have: a learning aim."""
    network = network_for(person, pk, on)
    if person not in members_on(network, on):
        raise Http404
    return network


def own_aim_in(person: Person, pk: int, on: date) -> Aim:
    """One's own newest learning aim in a network."""
    aim = aim_of(own_place_in(person, pk, on), person)
    if aim is None:
        raise Http404
    return aim
