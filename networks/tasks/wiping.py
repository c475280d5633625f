"""The clock's part of forgetting: tell members of ended networks, and wipe what they wrote when its day has come.

A talk about attendance goes sooner, the day after the member's last one.
"""

from celery import shared_task
from django.utils import timezone

from networks.actions.attendance import forget_attendance_talks
from networks.actions.wiping import tell_of_wiping, wipe_network
from networks.queries.attendance_talks import networks_to_forget_talks_in
from networks.queries.wiping import networks_to_tell, networks_to_wipe


@shared_task
def forget_ended_networks() -> None:
    """Tell of what is to go, and let go what was told of."""
    now = timezone.now()
    today = timezone.localdate(now)
    for network in networks_to_forget_talks_in(today):
        forget_attendance_talks(network=network, by=None, at=now)
    for network in networks_to_tell(today):
        tell_of_wiping(network=network, by=None, at=now)
    for network in networks_to_wipe(today):
        wipe_network(network=network, by=None, at=now)
