"""The audit trail: rows that verbs append and the clock chains. Nothing in it says who answered what, or when."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class AuditEntry(models.Model):
    """Who did what to what, before and after. `number` and `digest` are given by the clock, once, in order."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=80)
    key = models.CharField(max_length=64)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    number = models.BigIntegerField(null=True, unique=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "key"], name="organisation_audit_object")]

    def __str__(self) -> str:
        return f"{self.verb} {self.kind} {self.key}"


class AuditHead(models.Model):
    """The last link of the chain, so that rows cut off its end are missed. One row."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="organisation_audithead_one_row")]

    def __str__(self) -> str:
        return f"{self.number} {self.digest[:12]}"
