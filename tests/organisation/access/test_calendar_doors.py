"""The calendar's doors: forbidden, taken back, forged and absent are all the same 404."""

import pytest
from django.core.signing import Signer
from django.http import Http404

from organisation.access.calendar import (
    appointment_for,
    feed_by_token,
    feed_token,
    invitation_by_token,
    invitation_for,
    invitation_token,
)
from organisation.actions.calendar import invite, uninvite
from organisation.actions.feeds import renew_feed, revoke_feed
from tests.organisation.calendar_people import LATER, NOW, account, invitee, meeting, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def mette():
    return account(person("Mette Ågård"))


@pytest.fixture
def hr():
    return account(person("Hanne Rask"))


@pytest.fixture
def booked(mette, hr):
    return meeting(mette.person, by=hr)


def test_invitees_and_the_organiser_come_in_and_nobody_else(booked, mette, hr):
    assert appointment_for(mette, booked.pk) == appointment_for(hr, booked.pk) == booked
    for who, pk in [(account(person("Ole Olsen")), booked.pk), (mette, booked.pk + 1)]:
        with pytest.raises(Http404):
            appointment_for(who, pk)


def test_only_the_invited_may_answer(booked, mette, hr):
    assert invitation_for(mette, booked.pk) == invitee(booked, mette.person)
    with pytest.raises(Http404):
        invitation_for(hr, booked.pk)


def test_the_link_opens_one_invitation(booked, mette):
    own = invitee(booked, mette.person)
    assert invitation_by_token(invitation_token(own)) == own


def test_what_is_taken_back_closes_every_door(booked, mette, hr):
    token = invitation_token(invitee(booked, mette.person))
    uninvite(appointment=booked, people=[mette.person], by=hr, at=LATER)
    for door, key in [(invitation_by_token, token)]:
        with pytest.raises(Http404):
            door(key)
    for door in (appointment_for, invitation_for):
        with pytest.raises(Http404):
            door(mette, booked.pk)


def test_an_organiser_who_has_been_taken_off_is_no_longer_in_it(mette, hr):
    called = meeting(mette.person, hr.person, by=mette)
    uninvite(appointment=called, people=[mette.person], by=hr, at=LATER)
    with pytest.raises(Http404):
        appointment_for(mette, called.pk)
    invite(appointment=called, people=[mette.person], by=hr, at=LATER)
    assert appointment_for(mette, called.pk) == called


def test_a_token_that_was_touched_or_made_for_something_else_opens_nothing(booked, mette):
    feed = renew_feed(person=mette.person, by=mette, at=NOW)
    invitation = invitation_token(invitee(booked, mette.person))
    tokens = ["", "x", "1.x", invitation + "x", "2" + invitation, Signer(sep=".").sign("1"), feed_token(feed)]
    for token in tokens:
        with pytest.raises(Http404):
            invitation_by_token(token)
    not_a_key = Signer(salt="organisation.calendar.feed", sep=".").sign("not-a-key")
    for token in ["", feed.key.hex, feed_token(feed)[:-1], invitation, not_a_key]:
        with pytest.raises(Http404):
            feed_by_token(token)


def test_a_feed_answers_until_it_is_revoked(mette):
    feed = renew_feed(person=mette.person, by=mette, at=NOW)
    assert feed_by_token(feed_token(feed)) == feed
    revoke_feed(person=mette.person, by=mette, at=LATER)
    with pytest.raises(Http404):
        feed_by_token(feed_token(feed))
