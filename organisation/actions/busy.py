"""Verbs of what is read of people's own calendars: consent, withdraw it, keep an answer, forget it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from organisation.actions.audit import record
from organisation.models import Account, BusyConsent, BusyTime, Person
from organisation.rules.busy import KEPT, Span


def consent_to_busy_times(*, person: Person, by: Account | None, at: datetime) -> BusyConsent:
    """Let LederNet see when a person is busy. Said again, nothing changes."""
    with transaction.atomic():
        consent, is_new = BusyConsent.objects.get_or_create(person=person, defaults={"given_at": at})
        if is_new:
            record(verb="consent_to_busy_times", by=by, at=at, on=person)
    return consent


def withdraw_busy_times(*, person: Person, by: Account | None, at: datetime) -> None:
    """Let LederNet see it no more: what was read is wiped with the consent. Without one, nothing changes."""
    with transaction.atomic():
        if BusyConsent.objects.filter(person=person).delete()[0]:
            record(verb="withdraw_busy_times", by=by, at=at, on=person)


def keep_busy_times(*, consent: BusyConsent, times: Iterable[Span], at: datetime) -> None:
    """Keep what a calendar answered instead of what it answered before; nothing where the consent is gone meanwhile."""
    with transaction.atomic():
        held = BusyConsent.objects.select_for_update().filter(pk=consent.pk).first()
        if held is None:
            return
        held.times.all().delete()
        BusyTime.objects.bulk_create(BusyTime(consent=held, starts=starts, ends=ends) for starts, ends in times)
        held.asked_at = held.answered_at = at
        held.save(update_fields=["asked_at", "answered_at"])


def note_unanswered(*, consent: BusyConsent, at: datetime) -> None:
    """Note that a calendar was asked and did not answer."""
    BusyConsent.objects.filter(pk=consent.pk).update(asked_at=at)


def forget_old_busy_times(*, at: datetime) -> None:
    """Forget what was answered too long ago to be true."""
    BusyTime.objects.filter(consent__answered_at__lte=at - KEPT).delete()
