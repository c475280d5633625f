"""From the organisation's word to a place that is settled, as HR and the departing member see it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from networks.actions.newcomers import place_newcomer
from networks.models import Exclusion, HeldPlace, Membership, Network, Parting, Programme
from networks.rules.wishes import NO_THANKS
from organisation.models import Account, Leave, Letter, Person
from tests.networks.arrival_world import add_voluntary
from tests.networks.crew import words_of
from tests.world import LONG_AGO, NOW, TODAY, typed

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


def test_a_member_of_a_voluntary_network_says_no_thanks_and_nobody_waits_for_them(client, hr, world):
    add_voluntary(world)
    network = world.things.voluntary
    address = reverse("networks:leave_network", args=[network.pk])
    client.force_login(world.accounts["leader"])
    page = client.get(reverse("networks:network", args=[network.pk])).content.decode()
    assert address in page
    assert "Det er frivilligt at være med." in words_of(page)
    early = client.post(address, {"ends": typed(LONG_AGO), "words": "Bliv ved med runden"}).content.decode()
    assert "Den dag er gået." in early
    assert "Bliv ved med runden" in early
    Letter.objects.all().delete()
    last = timezone.localdate()
    done = client.post(address, {"ends": typed(last), "words": "Bliv ved med runden"}, follow=True)
    assert "Du har sagt nej tak." in words_of(done.content.decode())
    parting = Parting.objects.get()
    assert (parting.membership.ends, parting.why, parting.words) == (last, "wish", "Bliv ved med runden")
    told = Letter.objects.order_by("person__name").values_list("person__name", "template")
    assert [row for row in told if row[1].startswith("network_")] == [
        ("Jonas Juul", "network_parted"),
        ("Mette Møller", "network_farewell"),
        ("Ole Øgaard", "network_parted"),
        ("Sofie Sand", "network_no_thanks"),
    ]
    letter = Letter.objects.get(template="network_no_thanks")
    assert letter.subject == f"Mette Møller har sagt nej tak til netværk {network.name}"
    assert reverse("networks:backfill", args=[network.pk]) in letter.text
    assert "Bliv ved med runden" not in letter.text
    client.force_login(world.hr)
    assert "Mette Møller" in get(client, "networks:departures")
    assert "Mette Møller" not in get(client, "networks:newcomers")
    client.post(reverse("networks:undo_parting", args=[parting.pk]))
    assert not Exclusion.objects.exists()
    assert Membership.objects.get(network=network, person=world.people["leader"]).ends is None


def test_whoever_said_no_in_english_is_left_out_in_the_language_of_the_reader(client, world):
    add_voluntary(world)
    Account.objects.filter(person=world.people["leader"]).update(language="en")
    client.force_login(Account.objects.get(person=world.people["leader"]))
    address = reverse("networks:leave_network", args=[world.things.voluntary.pk])
    client.post(address, {"ends": typed(timezone.localdate()), "words": ""})
    assert Exclusion.objects.get().reason == NO_THANKS
    participants = reverse("networks:participants", args=[world.things.voluntary.programme_id])
    client.force_login(world.hr)
    assert "har selv sagt nej tak" in client.get(participants).content.decode()
    Account.objects.filter(pk=world.hr.pk).update(language="en")
    client.force_login(Account.objects.get(pk=world.hr.pk))
    assert "has said no thanks" in client.get(participants).content.decode()


def test_in_a_mandatory_network_nobody_is_offered_to_leave(client, world):
    address = reverse("networks:leave_network", args=[world.things.network.pk])
    client.force_login(world.accounts["leader"])
    assert client.get(address).status_code == 404
    assert address not in client.get(reverse("networks:network", args=[world.things.network.pk])).content.decode()


def test_the_letter_of_a_place_says_that_it_is_voluntary_where_it_is(world):
    given = {"network": world.things.network, "starts": TODAY, "by": world.hr, "at": NOW}
    said = "Det er frivilligt at være med. Vil du ikke, siger du nej tak på netværkets side"
    place_newcomer(person=world.people["third_leader"], **given)
    assert said not in Letter.objects.get(template="network_place").text
    Programme.objects.update(attendance="voluntary")
    Letter.objects.all().delete()
    network = Network.objects.get(pk=world.things.other_network.pk)
    place_newcomer(**given | {"network": network, "person": world.people["director"]})
    assert said in Letter.objects.get(template="network_place").text
