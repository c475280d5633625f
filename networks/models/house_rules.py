"""What a network agrees with itself: house rules by the day, and what each member wants to learn."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from networks.models.networks import Network
from networks.rules.house_rules import How
from organisation.models import Person


class HouseRules(models.Model):
    """The house rules as they were agreed on a day; the newest count. Read by members and facilitator alone.

    `edition` counts how often the network's rules were written, so that nobody overwrites what they have not read.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="house_rules")
    rules = models.JSONField(default=list)
    agreed_on = models.DateField()
    edition = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-agreed_on"]
        constraints = [models.UniqueConstraint(fields=["network", "agreed_on"], name="networks_houserules_day")]

    def __str__(self) -> str:
        return f"{self.network_id}: {self.agreed_on}"


class Aim(models.Model):
    """What a member wants to learn in a network, and how it went in their own words once they have looked back."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="aims")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(_("dit læringsmål"))
    written_at = models.DateTimeField()
    how = models.CharField(max_length=10, choices=How.choices, blank=True)
    looked_back = models.TextField(_("sådan gik det"), blank=True)
    looked_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "person"], condition=Q(looked_back_at__isnull=True), name="networks_aim_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.network_id}: {self.person_id}"
