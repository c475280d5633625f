"""Where a calendar program finds a network's calendar."""

from django.urls import reverse

from networks.access.feeds import network_feed_token
from networks.models import NetworkFeed
from organisation.formats.links import absolute


def feed_address(feed: NetworkFeed | None) -> str:
    """The whole address of a feed; empty where there is none."""
    return absolute(reverse("networks:network_feed", args=[network_feed_token(feed)])) if feed else ""
