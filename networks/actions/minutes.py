"""Verbs of what a meeting ends in. The trail is told how much was written, and none of the words."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.models import Meeting, Outcome
from networks.rules.minutes import Kind, State, demand_move
from organisation.actions.audit import record
from organisation.models import Account, Person
from organisation.rules.refusals import Stale


def write_minutes(*, meeting: Meeting, minutes: str, version: int, by: Account | None, at: datetime) -> Meeting:
    """Write the minutes; `version` is the one that was read. Raises Stale where somebody has written since."""
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        found = Meeting.objects.select_related("network", "appointment").get(pk=meeting.pk)
        if found.minutes_version != version:
            raise Stale(_("En anden har skrevet imens. Din tekst står her endnu. Læs deres, før du gemmer."))
        found.minutes, found.minutes_version = minutes, version + 1
        found.save(update_fields=["minutes", "minutes_version"])
        record(verb="write_minutes", by=by, at=at, on=found, after={"letters": len(minutes)})
    return found


def note_outcome(
    *,
    meeting: Meeting,
    kind: str,
    words: str,
    by: Account | None,
    at: datetime,
    owner: Person | None = None,
    due: date | None = None,
) -> Outcome:
    """Write down a decision, or a step with who takes it and by when."""
    is_step = kind == Kind.STEP
    with transaction.atomic():
        outcome = Outcome.objects.create(
            meeting=meeting, kind=kind, words=words, owner=owner if is_step else None, due=due if is_step else None
        )
        record(verb="note_outcome", by=by, at=at, on=meeting, after={"kind": kind})
    return outcome


def settle_outcome(*, outcome: Outcome, to: str, by: Account | None, at: datetime) -> Outcome:
    """Say that a step is done or dropped, or open it again. Raises Refused where somebody has settled it since."""
    with transaction.atomic():
        Outcome.objects.select_for_update().get(pk=outcome.pk)
        found = Outcome.objects.select_related("meeting__network", "meeting__appointment").get(pk=outcome.pk)
        demand_move(found.kind, found.state, to)
        found.state = to
        found.settled_on = None if to == State.OPEN else timezone.localdate(at)
        found.save(update_fields=["state", "settled_on"])
        record(verb="settle_outcome", by=by, at=at, on=found.meeting, after={"state": to})
    return found
