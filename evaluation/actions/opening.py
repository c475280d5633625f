"""Opening a round: the key is cut, rules and lists freeze, links are made. Letters follow, a person at a time."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation import keyfiles
from evaluation.actions.keys import CutKey, cut_key
from evaluation.actions.rounds import draft
from evaluation.models import Invitation, Round
from evaluation.queries.rounds import recently_evaluated, rules_digest
from evaluation.rules.ballots import largest
from evaluation.rules.rounds import State
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.refusals import Refused

SHORTEST_PASSPHRASE = 12


def open_round(*, round: Round, by: Account | None, at: datetime, passphrases: tuple[str, ...] = ()) -> Round:
    """Open a round: from now on nothing that was promised can change unnoticed, and the first answers may come.

    Freezes rules, tree and rater lists under a fingerprint; makes each invitation's link; queues nothing that holds an
    answer or a passphrase. A key whose round could not open is destroyed at once.
    """
    check_passphrases(round, passphrases)
    key = cut_key(passphrases)
    try:
        return close_lists(round, key, by, at)
    except BaseException:
        keyfiles.destroy(key.name)
        raise


def close_lists(round: Round, key: CutKey, by: Account | None, at: datetime) -> Round:
    """Put the key on the round and close its lists, in one transaction."""
    with transaction.atomic():
        fresh = draft(round)
        check_ready(fresh, at)
        fresh.key_name, fresh.public_key, fresh.sealed_key = key.name, key.public, key.wrapped
        fresh.ballot_size = largest(fresh.questionnaire.questions)
        fresh.state, fresh.opened_on = State.OPEN, timezone.localdate(at)
        fresh.rules_digest = rules_digest(fresh)
        fresh.save()
        make_links(fresh)
        facts = {"k": fresh.k, "visibility": fresh.visibility, "deadline": fresh.deadline, "rules": fresh.rules_digest}
        record(verb="open_round", by=by, at=at, on=fresh, after=facts)
    return fresh


def check_ready(round: Round, at: datetime) -> None:
    """A round opens with somebody to evaluate, time to answer, and a promise that has been seen through."""
    if not round.invitations.exists():
        raise Refused(_("Runden har ingen ledere, der kan evalueres. Kontrollér dagen og enheden."))
    if round.assessments.filter(leader__in=recently_evaluated(round)).exists():
        raise Refused(
            _(
                "Nogle af lederne er med i en anden runde, der ligger for tæt på. "
                "Hent organisationen igen, så går de ud."
            )
        )
    if round.deadline <= at:
        raise Refused(_("Svarfristen er passeret. Vælg en senere dag."))
    if round.representative_id and round.reviewed_on is None:
        raise Refused(_("Medarbejderrepræsentanten har endnu ikke set løftet og reglerne igennem."))


def check_passphrases(round: Round, passphrases: tuple[str, ...]) -> None:
    """Two keys need two different passphrases, long enough; one key needs none."""
    if len(passphrases) != (2 if round.two_keys else 0):
        raise Refused(_("Runden har to nøgler. Begge kodeord skal skrives."))
    if any(len(passphrase) < SHORTEST_PASSPHRASE for passphrase in passphrases):
        raise Refused(_("Et kodeord skal have mindst %(count)s tegn.") % {"count": SHORTEST_PASSPHRASE})
    if len(set(passphrases)) != len(passphrases):
        raise Refused(_("De to kodeord skal være forskellige."))


def make_links(round: Round) -> None:
    """Give every invitation the fingerprint of its link. The links themselves are in the letters and nowhere else."""
    invitations = list(Invitation.objects.filter(round=round))
    for invitation in invitations:
        invitation.token_hash = token_hash(keyfiles.link_token(round.key_name, invitation.pk))
    Invitation.objects.bulk_update(invitations, ["token_hash"], batch_size=500)


def token_hash(token: str) -> str:
    """The fingerprint under which a link is known."""
    return sha256(token.encode()).hexdigest()
