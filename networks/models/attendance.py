"""Who was at a meeting, and that a talk about it was had with a member."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from networks.models.networks import Meeting, Membership
from organisation.models import Person


class Presence(models.Model):
    """Whether a member was at a meeting; never why not. Nobody's any more when the network's papers are wiped."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    was_there = models.BooleanField(default=True)

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="networks_presence_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.was_there}"


class AttendanceTalk(models.Model):
    """A talk about attendance that the facilitator has had with a member; never what was said.

    From `noted_at` on, when the member was told, the nearest leader follows how many meetings the member comes to.
    """

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="attendance_talk")
    held_on = models.DateField(_("holdt den"))
    noted_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-noted_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.membership_id}: {self.held_on}"
