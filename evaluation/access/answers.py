"""The respondent's doors: by the link of a letter without an account, or by one's own account."""

from hashlib import sha256

from django.db.models import QuerySet
from django.http import Http404

from evaluation.models import Invitation
from evaluation.rules.rounds import State
from organisation.models import Person

WITH_ROUND = ("round__questionnaire", "assessment__superior", "person")


def invitation_by_token(token: str) -> Invitation:
    """The invitation that a link opens. A wrong link and one whose round has closed are the same to whoever tries."""
    known = sha256(token.encode()).hexdigest()
    return one(Invitation.objects.filter(token_hash=known))


def own_invitation(person: Person, pk: int) -> Invitation:
    """One's own invitation, for somebody who has signed in, while the round is open."""
    return one(Invitation.objects.filter(pk=pk, person=person, round__state=State.OPEN))


def one(invitations: QuerySet[Invitation]) -> Invitation:
    """The only invitation there is, or nothing."""
    invitation = invitations.select_related(*WITH_ROUND).first()
    if invitation is None:
        raise Http404
    return invitation
