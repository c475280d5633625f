"""Questions to the audit trail."""

from datetime import UTC
from typing import Any

from django.db.models import QuerySet

from organisation.models import AuditEntry, AuditHead
from organisation.rules.audit import Fault, first_fault


def content_of(row: AuditEntry) -> dict[str, Any]:
    """What the chain guards of a row: everything but its own digest."""
    return {
        "pk": row.pk,
        "number": row.number,
        "at": row.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": row.by_id,
        "verb": row.verb,
        "kind": row.kind,
        "key": row.key,
        "before": row.before,
        "after": row.after,
    }


def fault_in_trail() -> Fault | None:
    """The first row that was altered, removed or reordered since the clock chained it; None when the trail is whole."""
    rows = AuditEntry.objects.filter(number__isnull=False).order_by("number").iterator(chunk_size=2000)
    head = AuditHead.objects.filter(pk=1).values_list("number", "digest").first() or (0, "")
    return first_fault(((row.number or 0, row.digest, content_of(row)) for row in rows), head)


def entries_about(kind: str, key: str) -> QuerySet[AuditEntry]:
    """What happened to one object, newest first."""
    return AuditEntry.objects.filter(kind=kind, key=key).select_related("by__person")


def latest_entries() -> QuerySet[AuditEntry]:
    """Everything that happened, newest first."""
    return AuditEntry.objects.select_related("by__person").order_by("-at", "-pk")
