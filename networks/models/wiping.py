"""When what an ended network wrote is forgotten, and that it was."""

from django.db import models

from networks.models.networks import Network


class Wiping(models.Model):
    """Members were told that what their network wrote goes on a day; `ends` is the last day they were told of."""

    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="wiping")
    ends = models.DateField()
    told_on = models.DateField()
    wipe_on = models.DateField()
    wiped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["wipe_on"]

    def __str__(self) -> str:
        return f"{self.network_id}: {self.wipe_on}"
