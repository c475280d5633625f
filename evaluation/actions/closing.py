"""Closing a round: open the ballots, release what may be known, forget the rest, destroy the key, publish.

`close_round` is one transaction that can be killed at any moment; what follows can be repeated until all of it has
succeeded. Nobody sees a figure before the key is gone (docs/anonymity.md).
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation import keyfiles
from evaluation.actions.forgetting import let_the_database_forget
from evaluation.actions.keys import Opener, turn_key
from evaluation.models import Invitation, Round, SealedBallot
from evaluation.queries.locks import hold_alone
from evaluation.queries.rounds import rules_digest
from evaluation.rules.ballots import Opened, unpacked
from evaluation.rules.rounds import State
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.refusals import Refused


def close_round(*, round: Round, by: Account | None, at: datetime, passphrases: tuple[str, ...] = ()) -> Round:
    """Count the ballots of a round whose deadline has passed, once. Refused when what was promised has been changed."""
    if round.state != State.OPEN:
        return round
    from evaluation.actions.releasing import write_release  # noqa: PLC0415 - slow import

    opener = turn_key(round, passphrases)
    with transaction.atomic():
        fresh = hold_alone(round.pk)
        if fresh.state != State.OPEN:
            return fresh
        check_may_close(fresh, at)
        ballots = opened_ballots(fresh, opener)
        write_release(fresh, ballots)
        unreadable = SealedBallot.objects.filter(invitation__round=fresh).count() - len(ballots)
        forget_who(fresh)
        fresh.state, fresh.closed_on = State.CLOSED, timezone.localdate(at)
        fresh.save(update_fields=["state", "closed_on", "sealed_key", "public_key"])
        record(verb="close_round", by=by, at=at, on=fresh, after={"unreadable": unreadable})
    return fresh


def publish_round(*, round: Round, by: Account | None, at: datetime) -> Round:
    """Destroy the key, let the database forget, and only then let figures be seen. Repeated until all has succeeded."""
    if round.state != State.CLOSED:
        return round
    keyfiles.destroy(round.key_name)
    let_the_database_forget()
    with transaction.atomic():
        fresh = hold_alone(round.pk)
        if fresh.state == State.CLOSED:
            fresh.state, fresh.published_on = State.PUBLISHED, timezone.localdate(at)
            fresh.save(update_fields=["state", "published_on"])
            record(verb="publish_round", by=by, at=at, on=fresh, after={"rules": fresh.rules_digest})
    return fresh


def lose_round(*, round: Round, by: Account | None, at: datetime) -> Round:
    """Give up an open round whose key file is gone: its answers cannot be read by anybody, and it takes no more."""
    with transaction.atomic():
        fresh = hold_alone(round.pk)
        if fresh.state != State.OPEN or keyfiles.is_there(fresh.key_name):
            return fresh
        SealedBallot.objects.filter(invitation__round=fresh).delete()
        fresh.state = State.LOST
        fresh.save(update_fields=["state"])
        record(verb="lose_round", by=by, at=at, on=fresh, after={"state": State.LOST})
    return fresh


def check_may_close(round: Round, at: datetime) -> None:
    """Nothing is counted before the deadline, nor under other rules than those that were promised."""
    if at <= round.deadline:
        raise Refused(_("Runden kan først lukkes, når svarfristen er passeret."))
    check_as_promised(round)


def check_as_promised(round: Round) -> None:
    """Rules and lists are as they were sealed. Raises Refused."""
    if rules_digest(round) != round.rules_digest:
        raise Refused(
            _("Regler eller lister er ændret, siden runden åbnede. Den lukkes ikke, og intet tal vises. Kontakt drift.")
        )


def opened_ballots(round: Round, opener: Opener) -> list[Opened]:
    """The ballots that can be opened and answer the questions; any other counts as not given."""
    questions = round.questionnaire.questions
    sealed = SealedBallot.objects.filter(invitation__round=round).values_list(
        "invitation__assessment_id", "invitation__group", "ciphertext"
    )
    found = []
    for assessment, group, ciphertext in sealed.order_by().iterator(chunk_size=1000):
        content = opener(bytes(ciphertext))
        ballot = unpacked(content, questions) if content is not None else None
        if ballot is not None:
            found.append(Opened(assessment, group, ballot))
    return found


def forget_who(round: Round) -> None:
    """Delete ballots and links. Who was asked stays known; whether they answered does not."""
    SealedBallot.objects.filter(invitation__round=round).delete()
    Invitation.objects.filter(round=round).update(token_hash="", told=True, reminded=True)
    round.sealed_key = round.public_key = None
