"""Verbs of dilemmas. The trail is told that it was done, and lists none of it."""

from datetime import datetime

from django.db import transaction

from networks.models import Dilemma, Network
from organisation.actions.audit import record
from organisation.models import Account, Person


def bring_dilemma(
    *, network: Network, person: Person, title: str, words: str, by: Account | None, at: datetime
) -> Dilemma:
    """Bring something to the network that one would like the others' eyes on."""
    with transaction.atomic():
        dilemma = Dilemma.objects.create(network=network, person=person, title=title, words=words, brought_at=at)
        record(verb="bring_dilemma", by=by, at=at, on=network)
    return dilemma


def rewrite_dilemma(*, dilemma: Dilemma, title: str, words: str, by: Account | None, at: datetime) -> Dilemma:
    """Say it in another way."""
    with transaction.atomic():
        dilemma.title, dilemma.words = title, words
        dilemma.save(update_fields=["title", "words"])
        record(verb="rewrite_dilemma", by=by, at=at, on=dilemma.network)
    return dilemma


def take_back_dilemma(*, dilemma: Dilemma, by: Account | None, at: datetime) -> None:
    """Take a dilemma back: its words are deleted. A point of an agenda that was about it keeps its own heading."""
    with transaction.atomic():
        record(verb="take_back_dilemma", by=by, at=at, on=dilemma.network)
        dilemma.delete()
