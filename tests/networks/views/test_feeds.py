"""The calendar of a network: its meetings and nothing else, to those who belong to it and as long as they do."""

from datetime import timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from networks.access.feeds import network_feed_token
from networks.actions.feeds import renew_network_feed
from networks.actions.meetings import cancel_meeting
from networks.models import Membership, Network, NetworkFeed
from networks.queries.feeds import live_network_feed
from networks.tasks.feeds import close_feeds_of_leavers
from organisation.access.calendar import feed_token
from organisation.actions.feeds import renew_feed
from organisation.models import Invitee
from organisation.rules.calendar import Answer
from tests.networks.world import add_meeting
from tests.organisation.formats.calendar_readers import Libical
from tests.visits import NOT_OURS
from tests.world import NOW, TODAY

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def network(world):
    return world.things.network


@pytest.fixture(autouse=True)
def at_now(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def given(world, network, role="leader"):
    """The address that a person is given."""
    feed = renew_network_feed(network=network, person=world.people[role], by=world.accounts[role], at=NOW)
    return reverse("networks:network_feed", args=[network_feed_token(feed)])


def uids(response):
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return [str(event["UID"]) for event in Calendar.from_ical(response.content).events]


def test_it_holds_the_networks_meetings_and_nothing_else(client, world, network):
    later = add_meeting(world, network, "facilitator", days=20)
    cancelled = cancel_meeting(meeting=add_meeting(world, network, "leader", days=30), by=world.hr, at=NOW)
    add_meeting(world, world.things.other_network, "leader", days=10)
    response = client.get(given(world, network))
    assert uids(response) == [world.things.meeting.appointment.uid, later.appointment.uid]
    assert cancelled.appointment.uid.encode() not in response.content
    assert b"ATTENDEE" not in response.content
    assert not response.cookies
    assert "X-WR-CALNAME:Netværk Fjord" in response.content.decode()
    assert Libical().complaints(response.content) == []
    again = client.get(response.request["PATH_INFO"], headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_one_has_not_said_yes_to_is_tentative(client, world, network):
    address = given(world, network)
    for answer, status in ((Answer.NEEDS_ACTION, b"STATUS:TENTATIVE"), (Answer.ACCEPTED, b"STATUS:CONFIRMED")):
        Invitee.objects.filter(appointment=world.things.meeting.appointment).update(answer=answer)
        assert status in client.get(address).content


def answer(client, path):
    """The status and the page, without what differs from one visit to the next."""
    response = client.get(path)
    return response.status_code, NOT_OURS.sub(b"", response.content.replace(path.encode(), b"/"))


def gone(client, address):
    """Whether an address answers exactly as one that never was."""
    absent = answer(client, reverse("networks:network_feed", args=["0" * 32 + "." + "x" * 43]))
    return absent[0] == 404 and answer(client, address) == absent


def test_each_has_an_address_of_their_own_that_is_renewed_and_closed_alone(client, world, network):
    others = given(world, network, "facilitator")
    client.force_login(world.accounts["leader"])
    page, new, close = (
        reverse(f"networks:{name}", args=[network.pk])
        for name in ("network", "new_network_feed_address", "close_network_feed_address")
    )
    assert "Lav en kalenderadresse" in client.get(page).content.decode()
    assert "Vil du have en ny adresse" in client.get(new).content.decode()
    assert "Din kalenderadresse er klar." in client.post(new, follow=True).content.decode()
    first = reverse(
        "networks:network_feed", args=[network_feed_token(live_network_feed(network, world.people["leader"]))]
    )
    shown = client.get(page).content.decode()
    assert f'{first}"' in shown
    assert "Kopiér adressen" in shown
    assert "har fået en ny adresse" in client.post(new, follow=True).content.decode()
    second = reverse(
        "networks:network_feed", args=[network_feed_token(live_network_feed(network, world.people["leader"]))]
    )
    assert gone(client, first)
    assert uids(client.get(second)) == [world.things.meeting.appointment.uid]
    assert "Vil du lukke adressen" in client.get(close).content.decode()
    assert "Kalenderadressen er lukket." in client.post(close, follow=True).content.decode()
    assert gone(client, second)
    assert client.get(others).status_code == 200


@pytest.mark.parametrize("what", ["membership", "network"])
def test_it_dies_when_one_leaves_or_the_network_ends_and_does_not_rise_again(client, world, network, what):
    address, others = given(world, network), given(world, network, "facilitator")
    rows = Membership.objects.filter(network=network) if what == "membership" else Network.objects
    rows.filter(ends=None).update(ends=TODAY)
    assert client.get(address).status_code == 200
    rows.update(ends=YESTERDAY)
    assert gone(client, address)
    assert gone(client, others) == (what == "network")
    close_feeds_of_leavers()
    rows.update(ends=None)
    assert gone(client, address)
    assert NetworkFeed.objects.live().count() == (0 if what == "network" else 1)


def test_no_other_key_opens_it(client, world, network):
    address = given(world, network)
    token = address.split("/")[-2]
    personal = feed_token(renew_feed(person=world.people["leader"], by=None, at=NOW))
    for other in (token[:-1] + ("A" if token[-1] != "A" else "B"), token.partition(".")[0], personal, "x"):
        assert gone(client, reverse("networks:network_feed", args=[other]))
    secret = token.partition(".")[2]
    assert len(secret) == 43
    assert not any(secret in str(value) for row in NetworkFeed.objects.values() for value in row.values())
