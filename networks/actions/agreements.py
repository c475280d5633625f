"""Management's yes to what it has kept to itself, as part of the verbs that carry it out."""

from collections.abc import Collection
from datetime import datetime

from networks.models import Agreement, Programme
from networks.queries.decided import kept_in
from networks.rules.cut import demand_agreed
from networks.rules.questions import Matter
from organisation.actions.audit import record
from organisation.models import Account


def _agreed(programme: Programme, matters: Collection[Matter], words: str, *, by: Account | None, at: datetime) -> None:
    """Note management's yes to those of some matters that it has kept; nothing for what is HR's. Raises Refused."""
    kept = [one for one in Matter if one in kept_in(programme) & set(matters)] if matters else []
    demand_agreed(kept, words)
    if kept:
        Agreement.objects.bulk_create(
            Agreement(programme=programme, matter=one, words=words, by=by, at=at) for one in kept
        )
        record(verb="note_agreement", by=by, at=at, on=programme, after={"matters": kept, "agreed": words})
