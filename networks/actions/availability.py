"""Verbs of weekdays: a leader tells which days suit, and can take it back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from networks.models import Availability, Programme
from networks.rules.composition import WEEKDAYS
from organisation.actions.audit import record
from organisation.models import Account, Person


def tell_weekdays(
    *, programme: Programme, person: Person, days: Iterable[str], by: Account | None, at: datetime
) -> Availability:
    """Say on which weekdays a leader can meet. The newest answer counts; composition reads it when it is next computed.

    Raises ValueError without a day: a leader who can never meet is for HR to leave out.
    """
    chosen = [day for day in WEEKDAYS if day in set(days)]
    if not chosen:
        raise ValueError("no weekday")
    with transaction.atomic():
        before = Availability.objects.filter(programme=programme, person=person).first()
        answer, _ = Availability.objects.update_or_create(programme=programme, person=person, defaults={"days": chosen})
        record(
            verb="tell_weekdays",
            by=by,
            at=at,
            on=answer,
            before={"days": before.days if before else None},
            after={"days": chosen},
        )
    return answer


def forget_weekdays(*, programme: Programme, person: Person, by: Account | None, at: datetime) -> None:
    """Take the answer back: all five days are equally good again."""
    with transaction.atomic():
        answer = Availability.objects.select_for_update().filter(programme=programme, person=person).first()
        if answer is not None:
            record(verb="forget_weekdays", by=by, at=at, on=answer, before={"days": answer.days})
            answer.delete()
