"""What is watched for in networks: what management promised a programme, and what is answered about each network."""

from django.conf import settings
from django.db import models

from networks.models.networks import Network
from networks.models.programmes import Programme
from networks.rules.watch import Answer, Promise


class Backing(models.Model):
    """Something that management has promised the networks of a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="promises")
    promise = models.CharField(max_length=8, choices=Promise.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["programme", "promise"], name="networks_promise_once")]

    def __str__(self) -> str:
        return str(self.get_promise_display())


class Observation(models.Model):
    """The latest answer to one of the questions about a network: a risk of its type, or a promise made to it."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="observations")
    subject = models.CharField(max_length=12)
    answer = models.CharField(max_length=8)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["network", "subject"], name="networks_observation_once")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.answer}"

    @property
    def told(self) -> Answer:
        """The answer as the law reads it."""
        return Answer(self.subject, self.answer, self.on)
