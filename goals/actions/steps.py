"""Verbs of next steps: agree one, change it, settle it and open it again, pass it up and keep it here."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.actions.board_meetings import tell_owners
from goals.models import Board, BoardMeeting, Indicator, Step
from goals.queries.boards import board_above, takers_of
from goals.rules.boards import StepState, may_move
from organisation.actions.audit import record
from organisation.models import Account, Person
from organisation.rules.refusals import Refused, Stale
from organisation.rules.stale import mark_of
from organisation.rules.times import dated_words


def agree_step(
    *,
    board: Board,
    words: str,
    owner: Person,
    due: date,
    by: Account | None,
    at: datetime,
    indicator: Indicator | None = None,
    meeting: BoardMeeting | None = None,
) -> Step:
    """Agree a next step: what, who, by when, and about which indicator. The same one again is the one there is.

    Outside a meeting, or where the meeting was ended meanwhile, the owner gets a letter at once, unless it is whoever
    writes it down. Raises `Refused` of a day that has gone, of an owner who is a guest at the board, and of an
    indicator of somebody's personal goal.
    """
    with transaction.atomic():
        board = Board.objects.select_for_update().get(pk=board.pk)
        meeting = board.meetings.filter(pk=meeting.pk, ended_at=None).first() if meeting else None
        on = timezone.localdate(at)
        facts = {"words": words, "owner": owner, "due": due, "indicator": indicator}
        same = Step.objects.filter(board=board, state=StepState.OPEN, agreed_on=on, **facts).first()
        if same is not None:
            return same
        refuse_due(due, on)
        refuse_guest(board, owner, on)
        if indicator is not None and indicator.goal.is_personal:
            raise Refused(_("En tavle kan ikke handle om et personligt mål."), "indicator")
        step = Step.objects.create(board=board, meeting=meeting, agreed_on=on, agreed_by=by, **facts)
        record(verb="agree_step", by=by, at=at, on=step, after={"board": board.pk} | told_of(step))
        if meeting is None:
            tell_owner(step, by, at=at)
    return step


def change_step(*, step: Step, by: Account | None, at: datetime, seen: str | None = None, **facts: Any) -> Step:
    """Change a step's `words`, `owner`, `due` or `indicator`. A new owner who was not there is told by letter.

    `seen` is the step's mark when it was read. Raises `Refused` of a settled step, of a new day that has gone, and of a
    new owner who is a guest at the board; and `Stale`, with how it stands now, where somebody has changed it since.
    """
    if unknown := facts.keys() - {"words", "owner", "due", "indicator"}:
        raise TypeError(f"not to be changed: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        step = locked(step)
        if seen not in (None, mark_of_step(step)):
            words = _(
                "En anden har ændret skridtet, mens du skrev. Nu står der: »%(words)s«, %(owner)s, senest %(day)s."
            )
            raise Stale(words % {"words": step.words, "owner": step.owner.name, "day": dated_words(step.due)})
        refuse_settled(step)
        if facts.get("due", step.due) != step.due:
            refuse_due(facts["due"], timezone.localdate(at))
        if facts.get("owner", step.owner) != step.owner:
            refuse_guest(step.board, facts["owner"], timezone.localdate(at))
        before, old_owner = told_of(step), step.owner_id
        for name, value in facts.items():
            setattr(step, name, value)
        step.save(update_fields=list(facts))
        record(verb="change_step", by=by, at=at, on=step, before=before, after=told_of(step))
        is_at_meeting = step.meeting is not None and step.meeting.ended_at is None
        if step.owner_id != old_owner and not is_at_meeting:
            tell_owner(step, by, at=at)
    return step


def settle_step(*, step: Step, state: str, by: Account | None, at: datetime) -> Step:
    """Say that a step is done, or that it is dropped, for both boards where it was passed up.

    The same said again changes nothing. Raises `Refused` where it was settled with the other word.
    """
    with transaction.atomic():
        step = locked(step)
        if step.state == state:
            return step
        refuse_move(step, state)
        step.state, step.settled_on = StepState(state), timezone.localdate(at)
        step.save(update_fields=["state", "settled_on"])
        record(verb="settle_step", by=by, at=at, on=step, before={"state": StepState.OPEN}, after={"state": step.state})
    return step


def reopen_step(*, step: Step, by: Account | None, at: datetime) -> Step:
    """Undo that a step was settled. One that is open stays so."""
    with transaction.atomic():
        step = locked(step)
        before = {"state": step.state}
        if step.state == StepState.OPEN:
            return step
        refuse_move(step, StepState.OPEN)
        step.state, step.settled_on = StepState.OPEN, None
        step.save(update_fields=["state", "settled_on"])
        record(verb="reopen_step", by=by, at=at, on=step, before=before, after={"state": step.state})
    return step


def pass_up(*, step: Step, to: Board, by: Account | None, at: datetime) -> Step:
    """Pass a step up to the board above. It stays a step of its own board too; passed up twice it is passed up once.

    Raises `Refused` of a settled step, and of a board that is not the nearest one above.
    """
    with transaction.atomic():
        step = locked(step)
        if step.passed_up_to_id == to.pk:
            return step
        refuse_settled(step)
        if board_above(step.board, timezone.localdate(at)) != to:
            raise Refused(_("Det er ikke længere tavlen lige over jeres. Hent siden igen."))
        step.passed_up_to, step.passed_up_on = to, timezone.localdate(at)
        step.save(update_fields=["passed_up_to", "passed_up_on"])
        record(verb="pass_up", by=by, at=at, on=step, after={"board": step.board_id, "to": to.pk})
    return step


def keep_here(*, step: Step, by: Account | None, at: datetime) -> Step:
    """Take a step back from the board above: we deal with it ourselves. One that was never sent stays."""
    with transaction.atomic():
        step = locked(step)
        if step.passed_up_to_id is None:
            return step
        before = {"to": step.passed_up_to_id}
        step.passed_up_to = step.passed_up_on = None
        step.save(update_fields=["passed_up_to", "passed_up_on"])
        record(verb="keep_here", by=by, at=at, on=step, before=before, after={"board": step.board_id})
    return step


def locked(step: Step) -> Step:
    """A step as it stands now, held until the end of the transaction."""
    Step.objects.select_for_update().get(pk=step.pk)
    return Step.objects.select_related("board", "meeting", "owner", "indicator").get(pk=step.pk)


def refuse_move(step: Step, to: str) -> None:
    """Raise `Refused` where a step cannot go from its state to another."""
    if not may_move(step.state, to):
        raise Refused(_("Skridtet er allerede %(state)s.") % {"state": step.get_state_display()})


def tell_owner(step: Step, by: Account | None, *, at: datetime) -> None:
    """A letter about one step, unless its owner is whoever writes it down."""
    if by is None or by.person_id != step.owner_id:
        tell_owners(step.board, [step], at=at)


def refuse_due(due: date, on: date) -> None:
    """Raise `Refused` of a day that has gone."""
    if due < on:
        raise Refused(_("Den dag er gået. Vælg en dag, der kommer."), "due")


def refuse_guest(board: Board, owner: Person, on: date) -> None:
    """Raise `Refused` of an owner whose job it is not: who neither sits at the board nor leads its unit or above."""
    if not takers_of(board, on).filter(pk=owner.pk).exists():
        raise Refused(_("Skridtet skal være hos en, der sidder ved tavlen, eller en leder over den."), "owner")


def refuse_settled(step: Step) -> None:
    """Raise `Refused` of a step that is done or dropped."""
    if step.state != StepState.OPEN:
        raise Refused(_("Skridtet er %(state)s og kan ikke ændres.") % {"state": step.get_state_display()})


def mark_of_step(step: Step) -> str:
    """What a form about a step is opened on."""
    return mark_of({name: getattr(step, name) for name in ("words", "owner_id", "due", "indicator_id", "state")})


def told_of(step: Step) -> dict[str, Any]:
    """What the trail is told of a step."""
    return {"words": step.words, "owner": step.owner_id, "due": step.due, "indicator": step.indicator_id}
