"""Verbs of forgetting: members are told when what their ended network wrote goes, and then it goes."""

from collections import Counter
from datetime import datetime
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from evaluation.actions.circles import forget_words
from evaluation.queries.circles import rounds_with_words
from networks.models import Approval, Dilemma, Material, Network, Outcome, Point, Presence, Proposal, Vote, Wiping
from networks.queries.evaluations import key_of
from networks.queries.proposals import everybody_in
from networks.queries.wiping import UNSENT
from networks.rules.wiping import wipe_day
from organisation.actions.audit import record
from organisation.actions.calendar import forget_invitees
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Appointment


def tell_of_wiping(*, network: Network, by: Account | None, at: datetime) -> Network:
    """Members and facilitator are told on which day everything goes, and where they can keep what is theirs."""
    today = timezone.localdate(at)
    with transaction.atomic():
        Network.objects.select_for_update().get(pk=network.pk)
        network = Network.objects.select_related("facilitator__person").get(pk=network.pk)
        if network.ends is None:
            return network
        wipe_on = wipe_day(network.ends, today)
        facts = {"ends": network.ends, "told_on": today, "wipe_on": wipe_on, "wiped_at": None}
        Wiping.objects.update_or_create(network=network, defaults=facts)
        people = everybody_in(network, network.ends)
        after = {"wipe_on": wipe_on, "told": len(people)}
        record(verb="tell_of_wiping", by=by, at=at, on=network, after=after)
        address = absolute(reverse("networks:papers", args=[network.pk]))
        for person in people:
            letter = {"network": network, "ends": network.ends, "wipe_on": wipe_on, "address": address}
            write_letter(template="network_wiping", to=person, context=letter, at=at)
    return network


def wipe_network(*, network: Network, by: Account | None, at: datetime) -> Network:
    """What an ended network wrote for itself is forgotten; the trail is told how much of each.

    What it sent upwards and was answered stays, as do the days it met and how many came; who came does not, nor who was
    asked and what they answered. Of its evaluations the figures stay and the own words go.
    """
    with transaction.atomic():
        network = Network.objects.select_for_update().get(pk=network.pk)
        gone = {"minutes": _empty_meetings(network), "material": _take_down_all(network)}
        gone["attendance"] = _forget_who_came(network)
        meetings = Appointment.objects.filter(pk__in=network.meetings.values("appointment"))
        gone["invitations"] = forget_invitees(appointments=meetings, by=by, at=at)
        gone["words"] = _forget_words(network, by, at)
        unsent = Proposal.objects.filter(network=network, state__in=UNSENT)
        Approval.objects.filter(proposal__network=network).exclude(proposal__in=unsent).delete()
        forgotten = {
            "rules": network.house_rules.all(),
            "aims": network.aims.all(),
            "dilemmas": Dilemma.objects.filter(network=network),
            "points": Point.objects.filter(meeting__network=network),
            "outcomes": Outcome.objects.filter(meeting__network=network),
            "proposals": unsent,
            "votes": Vote.objects.filter(time__poll__network=network),
        }
        for name, rows in forgotten.items():
            gone[name] = rows.count()
            rows.delete()
        Wiping.objects.filter(network=network).update(wiped_at=at)
        record(verb="wipe_network", by=by, at=at, on=network, after=gone)
    return network


def _empty_meetings(network: Network) -> int:
    """What stood on agendas and in minutes; how many meetings had any."""
    return network.meetings.exclude(minutes="", agenda="").update(minutes="", agenda="")


def _forget_who_came(network: Network) -> int:
    """How many came to each meeting stays, in rows that are nobody's and tell no order; of how many meetings."""
    rows = Presence.objects.filter(meeting__network=network, person__isnull=False)
    counted = Counter(rows.values_list("meeting_id", "was_there"))
    rows.delete()
    Presence.objects.bulk_create(
        Presence(meeting_id=meeting, was_there=was_there)
        for (meeting, was_there), number in sorted(counted.items())
        for _each in range(number)
    )
    return len({meeting for meeting, _was_there in counted})


def _forget_words(network: Network, by: Account | None, at: datetime) -> int:
    """What members wrote in evaluations, which nobody may read any more; in how many of these."""
    circle = key_of(network)
    rounds = rounds_with_words(circle)
    for round in rounds:
        forget_words(round=round, circle=circle, by=by, at=at)
    return len(rounds)


def _take_down_all(network: Network) -> int:
    """All files: the rows now, the bytes when that is certain."""
    kept = [(str(one.file.name), one.file.storage) for one in Material.objects.filter(network=network)]
    network.material.all().delete()
    for name, storage in kept:
        transaction.on_commit(partial(storage.delete, name))
    return len(kept)
