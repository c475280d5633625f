"""Doors to talks about attendance: the facilitator notes them, and the nearest leader sees a number after one."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from networks.access.networks import network_for
from networks.models import AttendanceTalk, Membership
from networks.queries.attendance_talks import talks_on
from networks.rules.attendance import is_followed_up
from organisation.models import Person
from organisation.queries.chain import superior_of_person


def attended_place(person: Person, pk: int, on: date) -> Membership:
    """A member's place in a mandatory network, to the network's facilitator alone, also one from outside."""
    rows = Membership.objects.on(on).select_related("person", "network__programme")
    place = get_object_or_404(rows, pk=pk)
    network = network_for(person, place.network_id, on)
    runs = network.facilitator is not None and network.facilitator.person_id == person.pk
    if not runs or not is_followed_up(network.programme.attendance):
        raise Http404
    return place


def own_leaders_talk(person: Person, pk: int, on: date) -> AttendanceTalk:
    """The talk that is noted with a member, by their place, to whoever is their nearest leader on the day.

    Everybody else, HR and the facilitator too, is told what is told where there is no talk.
    """
    talk = get_object_or_404(talks_on(on), membership=pk)
    if superior_of_person(talk.membership.person_id, on) != person.pk:
        raise Http404
    return talk
