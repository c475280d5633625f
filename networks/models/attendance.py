"""Who was at a meeting."""

from django.db import models

from networks.models.networks import Meeting
from organisation.models import Person


class Presence(models.Model):
    """Whether a member was at a meeting; never why not."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    was_there = models.BooleanField(default=True)

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="networks_presence_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.was_there}"
