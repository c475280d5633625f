"""What the trail's rows are about, where they are about dialogues: nothing is told of them, not even between whom."""

from collections.abc import Iterable

from organisation.models import AuditEntry


def facts_of(entries: Iterable[AuditEntry]) -> dict[int, dict[str, str]]:
    """What dialogues tell of the trail's rows."""
    return {}
