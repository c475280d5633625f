"""Verbs of the calendar of a network, which each of its people subscribes to at an address of their own."""

from datetime import datetime

from django.db import transaction

from networks.models import Network, NetworkFeed
from organisation.actions.audit import record
from organisation.models import Account, Person


def renew_network_feed(*, network: Network, person: Person, by: Account | None, at: datetime) -> NetworkFeed:
    """Give a person a new address of a network's calendar. The old one, if there was one, stops answering at once."""
    with transaction.atomic():
        _close_live_feeds(network, person, at)
        feed = NetworkFeed.objects.create(network=network, person=person, created_at=at)
        after = {"network": network.pk, "person": person.pk}
        record(verb="renew_network_feed", by=by, at=at, on=feed, after=after)
    return feed


def revoke_network_feed(*, network: Network, person: Person, by: Account | None, at: datetime) -> None:
    """Close a person's address of a network's calendar. Without one, nothing changes."""
    with transaction.atomic():
        for feed in _close_live_feeds(network, person, at):
            before = {"network": network.pk, "person": person.pk}
            record(verb="revoke_network_feed", by=by, at=at, on=feed, before=before)


def _close_live_feeds(network: Network, person: Person, at: datetime) -> list[NetworkFeed]:
    # The person's row is held, so that two clicks at once do not make two feeds.
    Person.objects.select_for_update().get(pk=person.pk)
    closed = list(NetworkFeed.objects.live().filter(network=network, person=person))
    NetworkFeed.objects.filter(pk__in=[feed.pk for feed in closed]).update(revoked_at=at)
    return closed
