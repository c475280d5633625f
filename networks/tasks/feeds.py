"""The clock's part of the calendars of networks: whoever has left, and comes back one day, makes a new address."""

from celery import shared_task
from django.utils import timezone

from networks.actions.feeds import revoke_network_feed
from networks.queries.feeds import feeds_of_leavers


@shared_task
def close_feeds_of_leavers() -> None:
    """Close what the door has already stopped answering."""
    now = timezone.now()
    for feed in feeds_of_leavers(timezone.localdate(now)):
        revoke_network_feed(network=feed.network, person=feed.person, by=None, at=now)
