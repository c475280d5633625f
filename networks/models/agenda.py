"""What a meeting works with: dilemmas that members bring, and the points of the agenda with their clock."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from networks.models.networks import Meeting, Network
from networks.rules.methods import METHODS, Method
from organisation.models import Person


class Dilemma(models.Model):
    """Something a member would like the others' eyes on. Read by members and the facilitator, and by nobody else."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="dilemmas")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(_("overskrift"), max_length=120)
    words = models.TextField(_("dilemmaet"), blank=True)
    brought_at = models.DateTimeField()

    class Meta:
        ordering = ["-brought_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class Point(models.Model):
    """A point of the agenda. `lengths` are the seconds of each phase of its clock, once that has begun."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="points")
    rank = models.PositiveSmallIntegerField(default=0)
    heading = models.CharField(_("punkt"), max_length=120)
    minutes = models.PositiveSmallIntegerField(_("minutter"))
    method = models.CharField(_("metode"), max_length=20, blank=True)
    dilemma = models.ForeignKey(Dilemma, on_delete=models.SET_NULL, null=True, blank=True, related_name="points")
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    lengths = models.JSONField(default=list)

    class Meta:
        ordering = ["rank", "pk"]

    def __str__(self) -> str:
        return self.heading

    def get_absolute_url(self) -> str:
        """The point's clock."""
        return reverse("networks:clock", args=[self.pk])

    @property
    def way(self) -> Method | None:
        """The method it is worked with."""
        return METHODS.get(self.method)

    @property
    def is_running(self) -> bool:
        """Whether its clock runs."""
        return self.began_at is not None and self.ended_at is None
