"""The calendar of one network that one of its people subscribes to."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from networks.models.networks import Network
from organisation.models import Person


class NetworkFeedQuerySet(models.QuerySet["NetworkFeed"]):
    """Feeds of networks."""

    def live(self) -> "NetworkFeedQuerySet":
        """Those that have not been revoked."""
        return self.filter(revoked_at__isnull=True)


class NetworkFeed(models.Model):
    """One person's own address of a network's calendar. It is signed from the key and stored nowhere."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="feeds")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = NetworkFeedQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "person"],
                condition=Q(revoked_at__isnull=True),
                name="networks_networkfeed_one_live_each",
            )
        ]

    def __str__(self) -> str:
        return f"feed {self.pk} of network {self.network_id}"
