"""The audit trail's two verbs: every other verb records, the clock chains."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction

from organisation.models import Account, AuditEntry, AuditHead
from organisation.queries.audit import content_of
from organisation.rules.audit import START, digest_of

BATCH = 5000


def entry(
    *,
    verb: str,
    by: Account | None,
    at: datetime,
    on: models.Model,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """An audit row not yet stored, for verbs that write many at once."""
    return AuditEntry(
        at=at,
        by=by,
        verb=verb,
        kind=on._meta.label,
        key=str(on.pk),
        before=dict(before or {}),
        after=dict(after or {}),
    )


def record(
    *,
    verb: str,
    by: Account | None,
    at: datetime,
    on: models.Model,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Append who did what to what. Belongs in the same transaction as the change it tells of."""
    row = entry(verb=verb, by=by, at=at, on=on, before=before, after=after)
    row.save(force_insert=True)
    return row


def record_many(entries: Iterable[AuditEntry]) -> None:
    """Append many rows at once, in their order."""
    AuditEntry.objects.bulk_create(entries, batch_size=500)


def chain_new_entries() -> int:
    """Number the rows that are not yet in the chain and give each its digest; returns how many. One clock at a time.

    A chain inside the verbs would make all writers wait for each other; the price is that the last minute is unguarded.
    """
    with transaction.atomic():
        head, _ = AuditHead.objects.select_for_update().get_or_create(pk=1, defaults={"digest": START})
        fresh = list(AuditEntry.objects.filter(number__isnull=True).order_by("pk")[:BATCH])
        for row in fresh:
            head.number += 1
            row.number = head.number
            head.digest = row.digest = digest_of(head.digest or START, content_of(row))
        AuditEntry.objects.bulk_update(fresh, ["number", "digest"], batch_size=500)
        head.save(update_fields=["number", "digest"])
    return len(fresh)
