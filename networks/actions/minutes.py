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
from organisation.rules.stale import mark_of


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
    with transaction.atomic():
        outcome = Outcome(meeting=meeting, kind=kind, words=words)
        _take_on(outcome, owner, due)
        outcome.save()
        record(verb="note_outcome", by=by, at=at, on=meeting, after={"kind": kind})
    return outcome


def correct_outcome(
    *,
    outcome: Outcome,
    kind: str,
    words: str,
    by: Account | None,
    at: datetime,
    owner: Person | None = None,
    due: date | None = None,
    seen: str | None = None,
) -> Outcome:
    """Write otherwise what was agreed; how it went stays, for a step that is still one.

    Raises `Stale`, with how it stands now, where somebody has changed it since it had the mark `seen`.
    """
    with transaction.atomic():
        found = _held(outcome)
        if seen not in (None, mark_of_outcome(found)):
            raise Stale(_("En anden har rettet det imens. Nu står der: »%(words)s«.") % {"words": found.words})
        found.kind, found.words = kind, words
        _take_on(found, owner, due)
        if kind != Kind.STEP:
            found.state, found.settled_on = State.OPEN, None
        found.save(update_fields=["kind", "words", "owner", "due", "state", "settled_on"])
        record(verb="correct_outcome", by=by, at=at, on=found.meeting, after={"kind": kind})
    return found


def drop_outcome(*, outcome: Outcome, by: Account | None, at: datetime) -> Meeting:
    """Delete what should not have been written down."""
    with transaction.atomic():
        meeting = outcome.meeting
        outcome.delete()
        record(verb="drop_outcome", by=by, at=at, on=meeting, after={"left": meeting.outcomes.count()})
    return meeting


def mark_of_outcome(outcome: Outcome) -> str:
    """The mark of what was agreed, as it stands."""
    names = ("kind", "words", "owner_id", "due", "state")
    return mark_of({name: getattr(outcome, name) for name in names})


def settle_outcome(*, outcome: Outcome, to: str, by: Account | None, at: datetime) -> Outcome:
    """Say that a step is done or dropped, or open it again. Raises Refused where somebody has settled it since."""
    with transaction.atomic():
        found = _held(outcome)
        demand_move(found.kind, found.state, to)
        found.state = to
        found.settled_on = None if to == State.OPEN else timezone.localdate(at)
        found.save(update_fields=["state", "settled_on"])
        record(verb="settle_outcome", by=by, at=at, on=found.meeting, after={"state": to})
    return found


def _take_on(outcome: Outcome, owner: Person | None, due: date | None) -> None:
    """Only a step has somebody who takes it, and a day."""
    outcome.owner, outcome.due = (owner, due) if outcome.kind == Kind.STEP else (None, None)


def _held(outcome: Outcome) -> Outcome:
    """The outcome as it is now, held until the end of the transaction."""
    Outcome.objects.select_for_update().get(pk=outcome.pk)
    return Outcome.objects.select_related("meeting__network", "meeting__appointment").get(pk=outcome.pk)
