"""Jobs: long work as a row. The row is the truth; the message that rings for it may be lost."""

from uuid import uuid4

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse

from organisation.rules.jobs import OPEN, State


class Job(models.Model):
    """Work that takes longer than a page may. `progress` counts thousandths; `task` names what carries it out."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    task = models.CharField(max_length=200)
    payload = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    progress = models.PositiveSmallIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    result = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    error = models.TextField(blank=True)
    queued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "lease_until"], name="organisation_job_open")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    def get_absolute_url(self) -> str:
        """The page that follows the job."""
        return reverse("organisation:job", kwargs={"key": self.key})

    @property
    def is_open(self) -> bool:
        """Whether the work is still ahead or under way."""
        return self.state in OPEN

    @property
    def has_failed(self) -> bool:
        """Whether the work went wrong or was refused; `message` then says why, where there is a reason to tell."""
        return self.state == State.FAILED

    @property
    def percent(self) -> int:
        """Progress for a bar, 0–100."""
        return self.progress // 10
