"""A person has at most one feed that answers."""

import pytest

from organisation.access.calendar import feed_token
from organisation.actions.feeds import renew_feed, revoke_feed
from organisation.models import AuditEntry, Feed
from organisation.queries.calendar import live_feed
from tests.organisation.calendar_people import LATER, NOW, account, person

pytestmark = pytest.mark.django_db


def test_a_new_address_closes_the_old_one():
    mette = account(person("Mette Ågård"))
    first = renew_feed(person=mette.person, by=mette, at=NOW)
    second = renew_feed(person=mette.person, by=mette, at=LATER)
    first.refresh_from_db()
    assert (first.revoked_at, second.revoked_at) == (LATER, None)
    assert live_feed(mette.person) == second
    assert feed_token(first) != feed_token(second)


def test_closing_leaves_none_and_a_second_time_changes_nothing():
    mette = account(person("Mette Ågård"))
    renew_feed(person=mette.person, by=mette, at=NOW)
    for _ in range(2):
        revoke_feed(person=mette.person, by=mette, at=LATER)
    assert live_feed(mette.person) is None
    assert [row.verb for row in AuditEntry.objects.order_by("pk")] == ["renew_feed", "revoke_feed"]


def test_the_database_alone_does_not_give_the_address():
    mette = account(person("Mette Ågård"))
    feed = renew_feed(person=mette.person, by=mette, at=NOW)
    stored = [str(value) for row in Feed.objects.values() for value in row.values()]
    stored += [str(row.after) + str(row.before) for row in AuditEntry.objects.all()]
    secret = feed_token(feed).rpartition(".")[2]
    assert len(secret) == 43
    assert not any(secret in value for value in stored)
