"""What HR decided about members whom the organisation takes away: a place that ends, or one that is held."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from networks.models.networks import Membership
from networks.rules.departures import Why


class Parting(models.Model):
    """A place that ended because the member moved on, and the one question they were asked, if they were.

    `words` are the answer: signed, read by members and facilitator alone, and wiped when the network has ended.
    """

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="parting")
    why = models.CharField(max_length=8, choices=Why.choices)
    asked = models.BooleanField(default=False)
    words = models.TextField(_("det skal netværket tage med videre"), blank=True)
    answered_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.membership_id}: {self.why}"


class HeldPlace(models.Model):
    """A place that is held for a member who is away, until a day."""

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="held")
    until = models.DateField(_("holdes til"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["until", "pk"]

    def __str__(self) -> str:
        return f"{self.membership_id}: {self.until}"
