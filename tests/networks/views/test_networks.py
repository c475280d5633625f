"""The members' pages and HR's facts, as a browser gets them."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from ledernet.templatetags.ledernet import danish_day
from networks.actions.networks import change_network, network_mark
from networks.models import Facilitator, Membership, Network
from tests.networks.meeting_world import add_meeting_life
from tests.networks.members_world import add_members_side
from tests.networks.world import add_meeting
from tests.world import LONG_AGO, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(world):
    """The pages look at the clock of the machine; the world's memberships have no end, so any day will do."""
    from django.utils import timezone

    return timezone.localdate()


def words(response):
    text = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"[\s\xa0]+", " ", text)


def get(client, world, role, name, *args):
    client.force_login(world.accounts[role])
    return client.get(reverse(f"networks:{name}", args=args))


def test_the_network_page_says_why_who_and_when(client, world):
    add_meeting(world, world.things.network, "leader", days=9000)
    page = words(get(client, world, "leader", "network", world.things.network.pk))
    for said in (
        "Netværk Fjord",
        "Det vigtigste formål: Give rum til refleksion og kollegial sparring.",
        "Mette Møller Centerleder, Havnbjerg",
        "siden 1. januar 2020",
        "Omkring 3 timer om måneden",
        "Fast dag Onsdag",
        "Jonas Juul",
        "1 af 1 har sagt ja",
        "Du kommer. Du kan stadig ændre det.",
    ):
        assert said in page


def test_a_network_that_begins_later_is_open_from_the_letter_on(client, world, today):
    later = today + timedelta(days=9)
    Network.objects.filter(pk=world.things.network.pk).update(starts=later)
    Membership.objects.filter(network=world.things.network).update(starts=later)
    assert "Dilemmaer" in words(get(client, world, "leader", "network", world.things.network.pk))


def coming(world, today, days):
    """Åse Aagaard has a place in Fjord, where there is something to read, from so many days ahead."""
    add_members_side(add_meeting_life(world))
    starts = today + timedelta(days=days)
    account = world.accounts["third_leader"]
    return Membership.objects.create(network=world.things.network, person=account.person, starts=starts)


def test_before_the_first_day_one_sees_who_and_when_and_nothing_of_what_is_in_the_room(client, world, today):
    network = coming(world, today, 180).network
    page = words(get(client, world, "third_leader", "network", network.pk))
    for said in ("Du er med fra den", "Mette Møller", "Give rum til refleksion og kollegial sparring"):
        assert said in page
    for hidden in ("Dilemmaer", "Læringsmål", "Spilleregler", "Forslag til ledelsen", "Tidligere møder"):
        assert hidden not in page
    for name in ("dilemmas", "aim", "house_rules", "papers", "draft_proposal", "propose_times", "network_answers"):
        assert get(client, world, "third_leader", name, network.pk).status_code == 404, name
    meeting = client.get(world.things.meeting.get_absolute_url())
    assert (meeting.status_code, meeting.url) == (302, network.get_absolute_url())


def test_who_is_to_be_a_member_is_not_asked_to_find_a_date(client, world, today):
    network = coming(world, today, 180).network
    network.meetings.all().delete()
    find = reverse("networks:book_meeting", args=[network.pk])
    page = get(client, world, "third_leader", "my_networks").content.decode()
    assert network.get_absolute_url() in page
    assert find not in page
    assert get(client, world, "third_leader", "book_meeting", network.pk).status_code == 404
    assert find in get(client, world, "leader", "my_networks").content.decode()


def test_while_some_go_and_others_come_a_network_counts_those_of_one_day(client, world, today):
    network = coming(world, today, 60).network
    Membership.objects.filter(network=network, person=world.people["leader"]).update(ends=today + timedelta(days=59))
    page = words(get(client, world, "third_leader", "network", network.pk))
    assert "1 deltager " in page
    assert re.search(r"Åse Aagaard .*?fra \d", page)
    page = words(get(client, world, "leader", "network", network.pk))
    assert "1 deltager " in page
    assert re.search(r"Åse Aagaard .*?fra \d", page)


def test_from_the_first_day_the_room_is_open(client, world, today):
    network = coming(world, today, 0).network
    assert "Dilemmaer" in words(get(client, world, "third_leader", "network", network.pk))
    for name in ("dilemmas", "aim", "house_rules", "papers", "draft_proposal", "network_answers"):
        assert get(client, world, "third_leader", name, network.pk).status_code == 200, name
    assert client.get(world.things.meeting.get_absolute_url()).status_code == 200


def test_who_is_to_be_a_member_answers_the_first_invitation(client, world, today):
    place = coming(world, today, 180)
    meeting = add_meeting(world, place.network, "third_leader", days=9000)
    page = get(client, world, "third_leader", "network", place.network_id).content.decode()
    answer = reverse("networks:answer_meeting", args=[meeting.appointment.uid, meeting.appointment.sequence])
    assert answer in page
    client.post(f"{answer}?next={place.network.get_absolute_url()}", {"answer": "accepted"})
    assert meeting.appointment.invitees.get(person=place.person).answer == "accepted"


@pytest.mark.parametrize("what", ["membership", "network"])
def test_from_the_day_after_the_last_one_the_page_is_gone(client, world, today, what):
    network = world.things.network
    rows = Membership.objects.filter(network=network) if what == "membership" else Network.objects
    rows.filter(starts=LONG_AGO).update(ends=today)
    assert get(client, world, "leader", "network", network.pk).status_code == 200
    rows.filter(starts=LONG_AGO).update(ends=today - timedelta(days=1))
    assert get(client, world, "leader", "network", network.pk).status_code == 404


def test_the_next_meeting_is_on_a_day_when_one_has_a_place(client, world, today):
    network = world.things.network
    places = Membership.objects.filter(network=network, person=world.people["leader"])
    add_meeting(world, network, "leader", days=9000)
    places.update(starts=NOW + timedelta(days=9001))
    assert "Næste møde" not in words(get(client, world, "leader", "my_networks"))
    assert "Næste møde" in words(get(client, world, "facilitator", "my_networks"))
    places.update(starts=NOW + timedelta(days=9000))
    assert "Næste møde" in words(get(client, world, "leader", "my_networks"))


def test_whoever_changes_networks_reads_from_when_and_until_when(client, world, today):
    place = coming(world, today, 60)
    Membership.objects.filter(network=world.things.network, person=world.people["leader"]).update(
        ends=today + timedelta(days=59)
    )
    page = words(get(client, world, "third_leader", "my_networks"))
    assert f"du er med fra den {danish_day(place.starts)}" in page
    page = words(get(client, world, "leader", "my_networks"))
    assert f"du er med til og med den {danish_day(today + timedelta(days=59))}" in page
    assert "du er med" not in words(get(client, world, "facilitator", "my_networks"))


def test_an_external_facilitator_sees_the_networks_given_to_them_only(client, world):
    guide = Facilitator.objects.create(person=world.people["employee"], external=True)
    Network.objects.filter(pk=world.things.other_network.pk).update(facilitator=guide)
    page = words(get(client, world, "employee", "my_networks"))
    assert "Netværk Bro" in page
    assert "du er facilitator" in page
    assert "Netværk Fjord" not in page
    assert get(client, world, "employee", "network", world.things.other_network.pk).status_code == 200
    assert get(client, world, "employee", "network", world.things.network.pk).status_code == 404


def test_in_no_network_the_page_says_what_comes(client, world):
    world.things.programme.name = "Nye netværk"
    world.things.programme.save()
    assert "Netværkene er for ledere og deres facilitatorer." in words(get(client, world, "employee", "my_networks"))
    page = words(get(client, world, "third_leader", "my_networks"))
    assert "Næste gang, der bliver sat netværk sammen, er i Nye netværk" in page


def test_the_facts_hold_no_content(client, world):
    world.things.meeting.agenda = "Hemmelig dagsorden"
    world.things.meeting.save()
    for name in ("network_facts", "change_network"):
        page = words(get(client, world, "hr", name, world.things.network.pk))
        assert "Hemmelig" not in page
    page = words(get(client, world, "hr", "network_facts", world.things.network.pk))
    assert "Mette Møller Centerleder, Havnbjerg · 1. januar 2020 – indtil videre" in page
    assert "Programmet siger mindst 2 deltagere." in page
    member = get(client, world, "leader", "meeting", world.things.meeting.appointment.uid)
    assert "Hemmelig dagsorden" in words(member)


def post(client, world, address, *args, **data):
    client.force_login(world.hr)
    return client.post(reverse(f"networks:{address}", args=args), data, follow=True)


def test_two_networks_of_a_programme_do_not_bear_one_name(client, world, today):
    network = world.things.network
    facts = {"name": "BRO", "day": "fri", "facilitator": "", "seen": network_mark(network)}
    form = post(client, world, "change_network", network.pk, **facts).context["form"]
    said = "Programmet har allerede et netværk, der hedder BRO. Giv dem hvert sit navn."
    assert (form.errors, form["day"].value()) == ({"name": [said]}, "fri")
    Network.objects.filter(name="Bro").update(ends=today - timedelta(days=1))
    assert "Ændringen er gemt." in words(post(client, world, "change_network", network.pk, **facts))


def test_hr_ends_a_place(client, world, today):
    membership = world.things.network.memberships.get()
    page = words(post(client, world, "end_membership", membership.pk, ends=f"{today:%d.%m.%Y}"))
    assert "Mette Møller har fået besked." in page
    assert Membership.objects.get(pk=membership.pk).ends == today


def test_the_way_to_a_place_is_the_page_of_those_who_wait(client, world):
    network = world.things.network
    way = f'href="{reverse("networks:newcomers")}#p-{network.programme_id}"'
    assert way in get(client, world, "hr", "network_facts", network.pk).content.decode()
    Network.objects.filter(pk=network.pk).update(ends=NOW.date() + timedelta(days=9000))
    assert way not in get(client, world, "hr", "network_facts", network.pk).content.decode()


def test_nobody_leaves_on_a_day_that_is_gone(client, world, today):
    membership = world.things.network.memberships.get()
    yesterday = today - timedelta(days=1)
    page = post(client, world, "end_membership", membership.pk, ends=f"{yesterday:%d.%m.%Y}")
    assert "Den dag er gået." in words(page)


def test_hr_changes_name_weekday_and_facilitator(client, world):
    network = world.things.network
    page = post(
        client, world, "change_network", network.pk, name=" Mole ", day="", facilitator="", seen=network_mark(network)
    )
    assert "Ændringen er gemt." in words(page)
    network.refresh_from_db()
    assert (network.name, network.day, network.facilitator) == ("Mole", "", None)


def test_who_comes_second_at_a_network_reads_the_first_and_keeps_their_own_words(client, world):
    network = world.things.network
    seen = network_mark(network)
    facts = {"day": "mon", "place": "", "facilitator": None, "by": world.accounts["chief"], "at": NOW}
    change_network(network=network, name="Mole", **facts)
    sent = {"name": "Holm", "day": "tue", "facilitator": ""}
    page = post(client, world, "change_network", network.pk, **sent, seen=seen)
    assert "Carl Chefsen har ændret det, mens du skrev." in words(page)
    assert "Sådan er netværket gemt nu: Mole · mandag · intet fast sted · ingen facilitator endnu." in words(page)
    assert 'value="Holm"' in page.content.decode()
    network.refresh_from_db()
    assert network.name == "Mole"
    assert f'name="seen" value="{network_mark(network)}"' in page.content.decode()
    post(client, world, "change_network", network.pk, **sent, seen=network_mark(network))
    network.refresh_from_db()
    assert (network.name, network.day) == ("Holm", "tue")


def test_the_list_of_all_networks_names_who_has_no_facilitator_and_the_next_meeting(client, world):
    add_meeting(world, world.things.network, "leader", days=9000)
    page = words(get(client, world, "hr", "networks"))
    assert "2 netværk er i gang" in page
    assert "Bro Tværfaglige netværk 2026 1 deltager ingen facilitator" in page
    assert "Fjord Tværfaglige netværk 2026 1 deltager Jonas Juul" in page
