"""Giving up a round with two keys of which one is forgotten: nobody can read its answers, so they are destroyed.

`give_up_round` is one transaction; what follows can be repeated until all of it has succeeded (docs/anonymity.md).
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation import keyfiles
from evaluation.actions.closing import forget_who
from evaluation.actions.forgetting import let_the_database_forget
from evaluation.actions.telling import PEOPLE_AT_ONCE
from evaluation.models import Assessment, Round
from evaluation.queries.locks import hold_alone
from evaluation.rules.rounds import State, can_be_given_up
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.models import Account
from organisation.rules.refusals import Refused


def give_up_round(*, round: Round, by: Account | None, at: datetime) -> Round:
    """Delete every sealed answer and link of a late round with two keys, and write to its representative.

    HR alone may: whoever keeps a passphrase back can keep a round from being counted anyway, but not unnoticed.
    """
    with transaction.atomic():
        fresh = hold_alone(round.pk)
        check_may_give_up(fresh, at)
        forget_who(fresh)
        fresh.state, fresh.given_up_on = State.LOST, timezone.localdate(at)
        fresh.save(update_fields=["state", "given_up_on", "sealed_key", "public_key"])
        if fresh.representative is not None:
            facts = {"round": fresh, "who": by.person.name if by else ""}
            write_letter(template="evaluation_given_up", to=fresh.representative, context=facts, at=at)
        record(verb="give_up_round", by=by, at=at, on=fresh, after={"state": State.LOST})
    return fresh


def check_may_give_up(round: Round, at: datetime) -> None:
    """A round with one key closes by itself, and until the deadline somebody may still remember."""
    if not can_be_given_up(round.state, round.deadline, at, two_keys=round.two_keys):
        raise Refused(_("Kun en åben runde med to nøgler kan opgives, og først når svarfristen er passeret."))


def destroy_key(*, round: Round, by: Account | None, at: datetime) -> Round:
    """Destroy the key file of a round given up, and let the database forget. Done when the round knows no key."""
    if round.given_up_on is None or not round.key_name:
        return round
    keyfiles.destroy(round.key_name)
    let_the_database_forget()
    with transaction.atomic():
        fresh = hold_alone(round.pk)
        if fresh.key_name:
            fresh.key_name = ""
            fresh.save(update_fields=["key_name"])
            record(verb="destroy_key", by=by, at=at, on=fresh)
    return fresh


def tell_given_up(*, round: Round, by: Account | None, at: datetime) -> int:
    """Tell the next leaders that no report will come of a round given up; returns how many are left."""
    with transaction.atomic():
        waiting = Assessment.objects.filter(round=round, told=False, round__given_up_on__isnull=False)
        for assessment in list(waiting.select_related("leader")[:PEOPLE_AT_ONCE]):
            write_letter(template="evaluation_given_up", to=assessment.evaluated, context={"round": round}, at=at)
            waiting.filter(pk=assessment.pk).update(told=True)
        left = waiting.count()
        record(verb="tell_given_up", by=by, at=at, on=round, after={"left": left})
    return left
