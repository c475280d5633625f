"""The door to the calendar of a network: an address of one's own, and only as long as one belongs to the network."""

from datetime import date
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.http import Http404

from networks.access.networks import may_read_network
from networks.models import NetworkFeed

_FEED = Signer(salt="networks.feed", sep=".")


def network_feed_by_token(token: str, on: date) -> NetworkFeed:
    """The feed that an address opens. Revoked, of somebody who has left, forged and absent answer alike."""
    try:
        key = UUID(hex=_FEED.unsign(token))
    except (BadSignature, ValueError):
        raise Http404 from None
    feed = NetworkFeed.objects.live().select_related("network", "person").filter(key=key).first()
    if feed is None or not may_read_network(feed.person, feed.network, on):
        raise Http404
    return feed


def network_feed_token(feed: NetworkFeed) -> str:
    """What the address of a feed carries. It cannot be made from the database alone."""
    return _FEED.sign(feed.key.hex)
