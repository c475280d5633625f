"""The years ahead: several rounds of a programme planned at once, so that people keep meeting new ones."""

from django.conf import settings
from django.db import models

from networks.models.programmes import Programme
from organisation.models import Job


class RoundsAhead(models.Model):
    """A plan of rounds for a programme. Nothing of it takes effect: each round becomes a proposal when its time comes.

    `asked` is the problem that was planned (composition.md); `rounds` holds person → network for each round, as text,
    and `figures`, round by round, how many meet anew and again.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="rounds_ahead")
    starts = models.DateField()
    months = models.PositiveSmallIntegerField(default=12)
    number = models.PositiveSmallIntegerField()
    asked = models.JSONField()
    rounds = models.JSONField(default=list)
    figures = models.JSONField(default=dict)
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.programme} {self.starts}"
