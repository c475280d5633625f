"""Verbs of the private calendar feed."""

from datetime import datetime

from django.db import transaction

from organisation.actions.audit import record
from organisation.models import Account, Feed, Person


def renew_feed(*, person: Person, by: Account | None, at: datetime) -> Feed:
    """Give a person a feed with a new address. The old address, if there was one, stops answering at once."""
    with transaction.atomic():
        _close_live_feeds(person, at)
        feed = Feed.objects.create(person=person, created_at=at)
        record(verb="renew_feed", by=by, at=at, on=feed, after={"person": person.pk})
    return feed


def revoke_feed(*, person: Person, by: Account | None, at: datetime) -> None:
    """Close a person's feed. Without one, nothing changes."""
    with transaction.atomic():
        for feed in _close_live_feeds(person, at):
            record(verb="revoke_feed", by=by, at=at, on=feed, before={"person": person.pk})


def _close_live_feeds(person: Person, at: datetime) -> list[Feed]:
    # The person's row is held, so that two clicks at once do not make two feeds.
    Person.objects.select_for_update().get(pk=person.pk)
    closed = list(Feed.objects.live().filter(person=person))
    Feed.objects.filter(pk__in=[feed.pk for feed in closed]).update(revoked_at=at)
    return closed
