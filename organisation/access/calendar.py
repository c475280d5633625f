"""Doors of the calendar. An appointment is open to those invited and to its organiser, and to nobody else.

Whoever runs things in another app comes in by that app's own door.
"""

from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from organisation.models import Account, Appointment, Feed, Invitee


def appointment_for(account: Account, pk: int) -> Appointment:
    """An appointment to read; absent and not yours answer alike.

    Who called a meeting and has been taken off it, as somebody who has handed a network over, is not in it any more.
    """
    asked = Invitee.objects.filter(appointment=OuterRef("pk"), person=account.person)
    calls = Q(~Exists(asked.exclude(uninvited_at=None)), organiser=account.person)
    found = Appointment.objects.select_related("organiser").filter(pk=pk)
    appointment = found.filter(calls | Exists(asked.standing())).first()
    if appointment is None:
        raise Http404
    return appointment


def invitation_for(account: Account, pk: int) -> Invitee:
    """One's own invitation to an appointment, to answer."""
    return _one(Invitee.objects.standing().filter(appointment=pk, person=account.person))


def invitation_by_token(token: str) -> Invitee:
    """The invitation that a link in a letter opens, and nothing else. Taken back, it is gone."""
    return _one(Invitee.objects.standing().filter(pk=_signed(_INVITATION, token)))


def invitation_token(invitee: Invitee) -> str:
    """What the link in an invitee's letter carries instead of a sign-in."""
    return _INVITATION.sign(str(invitee.pk))


def feed_by_token(token: str) -> Feed:
    """The feed that an address opens, while it has not been revoked."""
    try:
        key = UUID(hex=_signed(_FEED, token))
    except ValueError:
        raise Http404 from None
    feed = Feed.objects.live().select_related("person").filter(key=key).first()
    if feed is None:
        raise Http404
    return feed


def feed_token(feed: Feed) -> str:
    """What the address of a feed carries. It cannot be made from the database alone."""
    return _FEED.sign(feed.key.hex)


_INVITATION = Signer(salt="organisation.calendar.invitation", sep=".")
_FEED = Signer(salt="organisation.calendar.feed", sep=".")


def _signed(signer: Signer, token: str) -> str:
    try:
        return signer.unsign(token)
    except BadSignature:
        raise Http404 from None


def _one(invitees: QuerySet[Invitee]) -> Invitee:
    invitee = invitees.select_related("person", "appointment__organiser").first()
    if invitee is None:
        raise Http404
    return invitee
