"""What is known of people's own calendars: that they have consented, and when they are busy. No more."""

from django.db import models
from django.db.models import F, Q

from organisation.models.people import Person


class BusyConsent(models.Model):
    """Somebody has said that LederNet may see when they are busy. Withdrawn, the row is gone, and all that was read."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    given_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"consent {self.pk}"

    @property
    def is_answered(self) -> bool:
        """Whether the calendar answered when it was last asked."""
        return self.asked_at is not None and self.asked_at == self.answered_at


class BusyTime(models.Model):
    """A time at which somebody is busy. By what is not known."""

    consent = models.ForeignKey(BusyConsent, on_delete=models.CASCADE, related_name="times")
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        ordering = ["starts", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="organisation_busytime_ends_after_start")
        ]

    def __str__(self) -> str:
        return str(self.starts)
