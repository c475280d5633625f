"""What is noted of newcomers: who waits by agreement, and how a place was given."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from networks.models.networks import Membership
from networks.models.programmes import Programme
from organisation.models import Person


class Postponement(models.Model):
    """A newcomer waits for a place until a day, mostly that of the next rotation, for a reason."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="postponements")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    until = models.DateField(_("venter til"))
    reason = models.CharField(_("grund"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["until", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "person"], condition=Q(lifted_at__isnull=True), name="networks_postponement_once"
            )
        ]

    def __str__(self) -> str:
        return self.reason


class Placement(models.Model):
    """How a newcomer was given a place: waiting since when, promised by when, and why where a rule was broken."""

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="placement")
    began = models.DateField()
    due = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.membership_id}: {self.due}"
