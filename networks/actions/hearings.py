"""Verbs of the hearing: invite, remind, comment, answer a comment, say that one has no more, close."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.sheets import address_of, held
from networks.models import Sheet, SheetComment, SheetInvitation
from networks.queries.sheets import answers_by_question
from networks.rules.sheets import State, demand_first, demand_move
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.models import Account, Person
from organisation.rules.refusals import Refused


def invite_to_hearing(
    *, sheet: Sheet, people: Iterable[Person], heard_by: date, by: Account | None, at: datetime
) -> Sheet:
    """Ask people what they say to the answers, by a day; also more people while a hearing is open. Raises Refused.

    Whoever was heard before is asked again when a new hearing opens.
    """
    if heard_by <= timezone.localdate(at):
        raise Refused(_("Høringen skal slutte efter i dag."))
    with held(sheet) as fresh:
        opens = fresh.state != State.HEARING
        if opens:
            demand_move(fresh.state, State.HEARING)
            demand_first(answers_by_question(fresh))
            fresh.invitations.update(done_at=None)
        fresh.state, fresh.heard_by, fresh.asked_at = State.HEARING, heard_by, None
        fresh.save(update_fields=["state", "heard_by", "asked_at"])
        known = set() if opens else set(fresh.invitations.values_list("person_id", flat=True))
        new = [person for person in people if person.pk not in known]
        for person in new:
            fresh.invitations.get_or_create(person=person, defaults={"invited_at": at})
            write_letter(template="sheet_hearing", to=person, context=_told_of(fresh, by), at=at)
        record(verb="invite_to_hearing", by=by, at=at, on=fresh, after={"invited": [person.pk for person in new]})
    return fresh


def _told_of(sheet: Sheet, by: Account | None) -> dict[str, object]:
    """What the letters of a hearing tell."""
    return {
        "programme": sheet.programme,
        "heard_by": sheet.heard_by,
        "who": by.person if by else None,
        "address": address_of("hearing", sheet.pk),
    }


def remind_invited(*, sheet: Sheet, by: Account | None, at: datetime) -> int:
    """Remind those who have neither commented nor said that they have nothing to say; returns how many letters."""
    with held(sheet) as fresh:
        demand_open(fresh)
        spoken = fresh.comments.values("person_id")
        silent = fresh.invitations.filter(done_at=None).exclude(person_id__in=spoken).select_related("person")
        people = [invitation.person for invitation in silent]
        for person in people:
            write_letter(template="sheet_reminder", to=person, context=_told_of(fresh, by), at=at)
        record(verb="remind_invited", by=by, at=at, on=fresh, after={"reminded": len(people)})
    return len(people)


def demand_open(sheet: Sheet) -> None:
    """Raises Refused when nobody is being heard."""
    if sheet.state != State.HEARING:
        raise Refused(_("Høringen er afsluttet."))


def comment_on(*, sheet: Sheet, question: str, words: str, by: Account, at: datetime) -> SheetComment:
    """Say something to an answer, or to the whole sheet with no question. The trail does not hold the words."""
    with held(sheet) as fresh:
        demand_open(fresh)
        comment = fresh.comments.create(question=question, person=by.person, words=words, at=at)
        record(verb="comment_on", by=by, at=at, on=comment, after={"question": question})
    return comment


def withdraw_comment(*, comment: SheetComment, by: Account, at: datetime) -> None:
    """Take one's own words back while the hearing is open; not when HR has answered them. Raises Refused."""
    with held(comment.sheet) as fresh:
        demand_open(fresh)
        standing = fresh.comments.get(pk=comment.pk)
        if standing.reply:
            raise Refused(_("HR har svaret på bemærkningen. Den kan ikke slettes."))
        record(verb="withdraw_comment", by=by, at=at, on=standing)
        standing.delete()


def reply_to_comment(*, comment: SheetComment, reply: str, by: Account | None, at: datetime) -> SheetComment:
    """Say what came of a comment; the one who wrote it and everybody else in the hearing can read it."""
    with held(comment.sheet) as fresh:
        standing = fresh.comments.get(pk=comment.pk)
        standing.reply = reply
        standing.save(update_fields=["reply"])
        record(verb="reply_to_comment", by=by, at=at, on=standing)
    return standing


def finish_commenting(*, invitation: SheetInvitation, by: Account, at: datetime) -> SheetInvitation:
    """Say that one has read it and has no more to say."""
    with held(invitation.sheet) as fresh:
        demand_open(fresh)
        standing = fresh.invitations.get(pk=invitation.pk)
        standing.done_at = at
        standing.save(update_fields=["done_at"])
        record(verb="finish_commenting", by=by, at=at, on=standing)
    return standing


def close_hearing(*, sheet: Sheet, by: Account | None, at: datetime) -> Sheet:
    """End the hearing: HR goes through the comments, adjusts the answers and asks a director to sign."""
    with held(sheet) as fresh:
        demand_move(fresh.state, State.HEARD)
        demand_open(fresh)
        fresh.state = State.HEARD
        fresh.save(update_fields=["state"])
        record(verb="close_hearing", by=by, at=at, on=fresh)
    return fresh
