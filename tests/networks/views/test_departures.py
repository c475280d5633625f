"""From the organisation's word to a place that is settled, as HR and the departing member see it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.models import HeldPlace, Membership, Parting
from organisation.models import Leave, Person
from tests.networks.crew import words_of
from tests.world import LONG_AGO, TODAY, typed

DAY = timedelta(days=1)


@pytest.fixture
def place(world):
    """Mette leaves in ten days; Åse sits beside her in Fjord."""
    Membership.objects.create(network=world.things.network, person=world.people["third_leader"], starts=TODAY)
    Person.objects.filter(pk=world.people["leader"].pk).update(employed_to=TODAY + 10 * DAY)
    return Membership.objects.get(network=world.things.network, person=world.people["leader"])


def get(client, name, *args):
    return words_of(client.get(reverse(name, args=args)).content.decode())


def test_hr_settles_a_departure(client, hr, world, place):
    listed = get(hr, "networks:departures")
    assert "Netværket går fra 2 til 1 deltager. Programmet siger mindst 2." in listed
    address = reverse("networks:let_go", args=[place.pk])
    form = hr.get(address).content.decode()
    assert typed(TODAY + 10 * DAY) in form
    answer = hr.post(address, {"ends": typed(TODAY + 10 * DAY), "ask": "on"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("networks:backfill", args=[place.network_id])
    assert "har fået afskedsspørgsmålet" in get(hr, "networks:departures")
    parting = Parting.objects.get()
    client.force_login(world.accounts["leader"])
    assert "Vil du give noget videre til netværk Fjord?" in get(client, "my_day")
    client.post(reverse("networks:farewell", args=[parting.pk]), {"words": "Bliv ved med runden"})
    assert "Vil du give noget videre" not in get(client, "my_day")
    client.force_login(world.accounts["third_leader"])
    assert "Bliv ved med runden" in get(client, "networks:network", place.network_id)
    client.force_login(world.hr)
    facts = get(client, "networks:network_facts", place.network_id) + get(client, "networks:departures")
    assert "Bliv ved med runden" not in facts
    client.post(reverse("networks:undo_parting", args=[parting.pk]))
    assert Membership.objects.get(pk=place.pk).ends is None


def test_a_last_day_that_is_gone_is_said(hr, place):
    address = reverse("networks:let_go", args=[place.pk])
    assert "Den dag er gået." in hr.post(address, {"ends": typed(TODAY - DAY)}).content.decode()


def test_a_place_is_held_for_somebody_on_leave(hr, world):
    back = TODAY + 90 * DAY
    Leave.objects.create(person=world.people["leader"], starts=TODAY, ends=back)
    assert "sidder stadig i et netværk" in get(hr, "my_day")
    place = Membership.objects.get(network=world.things.network, person=world.people["leader"])
    address = reverse("networks:hold_place", args=[place.pk])
    assert typed(back) in hr.get(address).content.decode()
    assert "Vælg en dag efter i dag." in hr.post(address, {"until": typed(TODAY)}).content.decode()
    hr.post(address, {"until": typed(back)})
    assert HeldPlace.objects.get().until == back
    assert "Pladser, der holdes" in get(hr, "networks:departures")
    assert "sidder stadig i et netværk" not in get(hr, "my_day")
    hr.post(reverse("networks:stop_holding", args=[place.pk]))
    assert not HeldPlace.objects.exists()


def test_a_member_is_moved_to_fill_the_place(hr, world, place):
    other = world.things.other_network
    Membership.objects.filter(person=world.people["third_leader"]).delete()
    for key in ("chief", "director"):
        Membership.objects.create(network=other, person=world.people[key], starts=LONG_AGO)
    address = reverse("networks:backfill", args=[place.network_id])
    moving = Membership.objects.get(network=other, person=world.people["chief"])
    assert "Carl Chefsen" in words_of(hr.get(address).content.decode())
    late = hr.post(address, {"membership": moving.pk, "starts": typed(TODAY - DAY)}).content.decode()
    assert "Den dag er gået." in late
    hr.post(address, {"membership": moving.pk, "starts": typed(TODAY)})
    assert Membership.objects.filter(network=place.network_id, person=world.people["chief"]).exists()


def test_when_nobody_goes_the_page_says_so(hr):
    assert "Ingen deltagere er på vej væk." in get(hr, "networks:departures")
