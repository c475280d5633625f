"""Which evaluation rounds are about which networks. Answers and figures live two floors below."""

from django.db import models

from evaluation.models import Round
from networks.models.networks import Meeting
from networks.models.programmes import Programme


class Evaluation(models.Model):
    """A round in which members hold their networks up against the purposes, or with a `meeting` its pulse.

    `told`: the members and the facilitators have been written to about the figures. `shortened`: its last day was moved
    to an earlier one, which happens once. `reason`: why it was withdrawn.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="evaluations")
    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="+")
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="pulse")
    told = models.BooleanField(default=False)
    shortened = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-round__deadline", "-pk"]

    def __str__(self) -> str:
        return self.round.title

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was withdrawn: its answers are gone, unread."""
        return self.round.given_up_on is not None
