"""The verb of the respondent. It leaves no trace but the sealed ballot: no audit row, no time, no history."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evaluation.ballots import seal
from evaluation.models import Invitation, Round, SealedBallot
from evaluation.queries.locks import hold_open
from evaluation.rules.ballots import Ballot, fits, packed
from evaluation.rules.rounds import TooLate
from organisation.rules.refusals import Refused


def submit_ballot(
    *, invitation: Invitation, values: Mapping[str, int | None], words: Mapping[str, str], at: datetime
) -> None:
    """Seal an answer, in place of an earlier one. Counted when this returns; refused after the deadline.

    The round is held open while the ballot is stored, so that an answer is either counted at closing or refused here.
    """
    with transaction.atomic():
        round = hold_open(invitation.round_id)
        if not round.takes_answers(at):
            raise TooLate(_("Runden er lukket. Dit svar er ikke sendt."))
        SealedBallot.objects.bulk_create(
            [SealedBallot(invitation=invitation, ciphertext=sealed(round, Ballot(values, words)))],
            update_conflicts=True,
            unique_fields=["invitation"],
            update_fields=["ciphertext"],
        )


def sealed(round: Round, ballot: Ballot) -> bytes:
    """A ballot under the round's key, if it answers the round's questions."""
    if not fits(ballot, round.questionnaire.questions):
        raise Refused(_("Svaret passer ikke til spørgsmålene."))
    return seal(packed(ballot), size=round.ballot_size or 0, public=bytes(round.public_key or b""))
