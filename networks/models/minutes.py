"""What a meeting leaves behind: decisions and steps, and the material that goes with it."""

from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from networks.models.networks import Meeting, Network
from networks.rules.minutes import Kind, State
from organisation.models import Person


class Outcome(models.Model):
    """A decision of a meeting, or a step that somebody takes by a day; an open step meets the network again."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="outcomes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.CharField(_("hvad I blev enige om"), max_length=200)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due = models.DateField(_("senest"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    settled_on = models.DateField(null=True)

    class Meta:
        ordering = ["kind", "due", "pk"]

    def __str__(self) -> str:
        return self.words


def place_of(_material: "Material", _name: str) -> str:
    """Where a file is kept: under a name that nobody can guess and that says nothing."""
    return f"material/{uuid4().hex}"


class Material(models.Model):
    """A file that somebody in the network has put up for the others. Its type was read from its bytes."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="material")
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="material")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    file = models.FileField(upload_to=place_of)
    put_up_at = models.DateTimeField()

    class Meta:
        ordering = ["-put_up_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where the file is fetched."""
        return reverse("networks:material", args=[self.pk])
