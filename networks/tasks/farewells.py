"""The clock's part of farewells: what was written is forgotten when the network has ended."""

from celery import shared_task
from django.utils import timezone

from networks.actions.departures import wipe_farewells
from networks.queries.farewells import networks_to_wipe


@shared_task
def forget_farewells() -> None:
    """Wipe the farewells of networks that have ended."""
    now = timezone.now()
    for network in networks_to_wipe(timezone.localdate(now)):
        wipe_farewells(network=network, by=None, at=now)
