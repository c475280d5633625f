"""Doors to the polls of networks."""

from datetime import date

from django.http import Http404

from networks.access.networks import network_for
from networks.models import Poll, PollTime
from networks.rules.polls import may_end
from organisation.models import Person


def poll_for(person: Person, pk: int, on: date, to: str = "read") -> Poll:
    """A poll to `read` and answer, for the network's members and facilitator, or to `end`.

    Who proposed the times ends it as long as they belong to the network; so does the facilitator.
    """
    poll = Poll.objects.select_related("network__programme", "network__facilitator__person", "asked_by")
    found = poll.filter(pk=pk).first()
    if found is None:
        raise Http404
    network_for(person, found.network_id, on)
    if to == "end" and not may_end_poll(person, found):
        raise Http404
    return found


def time_for(person: Person, pk: int, time: int, on: date) -> PollTime:
    """One of a poll's times, to choose."""
    found = PollTime.objects.filter(poll=poll_for(person, pk, on, to="end"), pk=time).select_related("poll").first()
    if found is None:
        raise Http404
    return found


def may_end_poll(person: Person, poll: Poll) -> bool:
    """Whether somebody who may read a poll may choose its time or withdraw it."""
    facilitator = poll.network.facilitator
    return may_end(
        is_asker=poll.asked_by is not None and poll.asked_by.person_id == person.pk,
        is_facilitator=facilitator is not None and facilitator.person_id == person.pk,
    )
