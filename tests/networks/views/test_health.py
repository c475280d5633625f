"""How networks fare and whom they reach, as HR and a director get it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.attendance import note_attendance
from networks.models import Exclusion, Meeting, Membership, Network, Programme
from networks.queries.attendance import shares_in
from networks.queries.coverage import coverage_of, reach_below
from networks.queries.health import held_meetings
from networks.rules.attendance import Share
from organisation.rules.calendar import Answer
from tests.networks.views.test_lives import words
from tests.networks.world import add_meeting
from tests.world import LONG_AGO, NOW, TODAY, make_holding, make_person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HEALTH, COVERAGE = "/netvaerk/saadan-gaar-det/", "/netvaerk/daekning/"


def names(response):
    return [one.network.name for one in response.context["page"]]


def test_those_that_need_somebody_come_first_with_reason_and_next_step(hr, world):
    Network.objects.filter(pk=world.things.other_network.pk).update(decide_by=TODAY - DAY)
    response = hr.get(HEALTH)
    assert names(response) == ["Bro", "Fjord"]
    page = words(response)
    assert "1 netværk mangler en beslutning, der skulle være truffet" in page
    for said in ("Tag fat nu", "Beslutningen skulle være truffet senest den", "Netværket har ingen facilitator."):
        assert said in page
    assert reverse("networks:life", args=[world.things.other_network.pk]) in response.content.decode()


def test_the_list_is_narrowed_and_sorted(hr, world):
    Network.objects.filter(pk=world.things.network.pk).update(decide_by=TODAY - DAY, starts=TODAY - 100 * DAY)
    programme = Programme.objects.create(name="Et andet", starts=TODAY, smallest=2, largest=4)
    Network.objects.create(programme=programme, name="Å", starts=TODAY - 800 * DAY)
    for asked, expected in (
        ("", ["Fjord", "Bro", "Å"]),
        ("?orden=navn", ["Bro", "Fjord", "Å"]),
        ("?orden=alder", ["Bro", "Å", "Fjord"]),
        ("?orden=beslutning", ["Fjord", "Bro", "Å"]),
        ("?lys=red", ["Fjord"]),
        (f"?program={programme.pk}", ["Å"]),
        ("?ord=jonas", ["Fjord"]),
        ("?lys=green", []),
        ("?lys=x&program=x&orden=x", ["Fjord", "Bro", "Å"]),
    ):
        assert names(hr.get(HEALTH + asked)) == expected, asked
    assert "Ingen netværk passer til det, du har valgt." in words(hr.get(HEALTH + "?lys=green"))


def test_without_networks_the_page_says_when_they_come(hr, world):
    Network.objects.update(ends=TODAY - DAY)
    assert "De kommer, når der er offentliggjort et forslag" in words(hr.get(HEALTH))


def test_members_who_are_alike_after_two_years_are_a_reason_to_rotate(hr, world):
    network = world.things.network
    for number in range(3):
        key = f"twin{number}"
        make_person(world, key, f"Tvilling {number}")
        make_holding(world, key, "Havnbjerg", level=4, title="leder")
        Membership.objects.create(network=network, person=world.people[key], starts=LONG_AGO)
    page = words(hr.get(HEALTH))
    assert "Deltagerne ligner hinanden: forskellene forstyrrer næppe længere." in page
    assert "Små forskelle (0)" in page
    Network.objects.filter(pk=network.pk).update(starts=TODAY - 400 * DAY)
    assert "Deltagerne ligner hinanden" not in words(hr.get(HEALTH))


def test_a_director_reads_without_buttons(client, world):
    client.force_login(world.accounts["director"])
    text = client.get(HEALTH).content.decode()
    assert "Næste skridt: " in text
    assert reverse("networks:life", args=[world.things.network.pk]) not in text


def test_attendance_of_few_is_not_told_upwards(client, world):
    for days in (-30, -20, -10):
        meeting = add_meeting(world, world.things.network, "leader", days=days)
        meeting.appointment.invitees.update(answer=Answer.DECLINED)
    said = "procent sagde ja til de seneste tre møder"
    for role, is_told in (("hr", True), ("director", False)):
        client.force_login(world.accounts[role])
        assert (said in words(client.get(HEALTH))) is is_told


def test_who_was_there_counts_before_who_had_said_yes(hr, world):
    network = world.things.network
    for days in (-30, -20, -10):
        meeting = add_meeting(world, network, "leader", days=days)
        meeting.appointment.invitees.update(answer=Answer.ACCEPTED)
    held = held_meetings([network.pk], NOW)[network.pk]
    assert [one.share for one in held] == [Share(100, is_noted=False)] * 3
    for meeting in Meeting.objects.filter(network=network, appointment__ends__lte=NOW):
        note_attendance(meeting=meeting, present=[], by=world.accounts["facilitator"], at=NOW)
    assert [one.share for one in held_meetings([network.pk], NOW)[network.pk]] == [Share(0)] * 3
    assert shares_in([network.pk], NOW) == {(network.pk, world.people["leader"].pk): 0}
    assert "Højst 0 procent kom til de seneste tre møder." in words(hr.get(HEALTH))


def test_hr_sees_who_is_in_none_and_in_too_many(hr, world):
    Exclusion.objects.create(programme=world.things.programme, person=world.people["director"], reason="går på pension")
    for number in range(2):
        network = Network.objects.create(programme=world.things.programme, name=f"Ekstra {number}", starts=LONG_AGO)
        Membership.objects.create(network=network, person=world.people["leader"], starts=LONG_AGO)
    response = hr.get(COVERAGE)
    assert [(one.card.name, str(one.why)) for one in response.context["page"]] == [
        ("Carl Chefsen", ""),
        ("Åse Aagaard", ""),
        ("Dorthe Dahl", "holdt udenfor: går på pension"),
    ]
    page = words(response)
    assert "2 af 5 ledere er med i et netværk" in page
    assert "1 leder er i for mange" in page
    assert "Ekstra 0 , Ekstra 1 , Fjord" in page


def test_unit_by_unit(world):
    found = coverage_of(world.units["Børn og Skole"].pk, TODAY)
    assert (found.leaders, found.placed, found.inside.name, found.above.name) == (3, 1, "Børn og Skole", "Kommunen")
    assert [(one.name, one.leaders, one.placed) for one in found.areas] == [("Bakkeskolen", 1, 0), ("Åskolen", 1, 1)]


@pytest.mark.parametrize("asked", ["x", "987654321", "-1"])
def test_a_unit_that_is_not_there_is_not_found(hr, world, asked):
    assert hr.get(f"{COVERAGE}?enhed={asked}").status_code == 404


def test_a_whole_area_without_networks_is_named(hr, world):
    Membership.objects.filter(person=world.people["other_leader"]).update(ends=TODAY - DAY)
    found = coverage_of(None, TODAY)
    assert [(one.name, one.leaders) for one in found.bare] == [("Børn og Skole", 3)]
    assert "Hele områder er ikke med i noget netværk:" in words(hr.get(COVERAGE))


def test_a_director_reads_shares_of_five_and_more_and_no_names(client, world):
    for number in range(6):
        make_person(world, f"l{number}", f"Hemmelig {number}")
        make_holding(world, f"l{number}", "Åskolen", level=4, title="leder")
    client.force_login(world.accounts["director"])
    response = client.get(COVERAGE)
    page = words(response)
    assert "Hemmelig" not in page
    assert "1 af 9 ledere i dit område er med i et netværk" in page
    assert [(one.name, one.others, one.reach.leaders) for one in response.context["told"]] == [
        ("Åskolen", ("Bakkeskolen", "Børn og Skole"), 9)
    ]
    assert reach_below(world.people["leader"], TODAY) == []


def test_a_head_of_area_reads_of_their_own_area_who_is_in_too_many_and_what_is_left_out(client, world):
    for unit in ("Åskolen", "Bakkeskolen"):
        for number in range(4 if unit == "Åskolen" else 5):
            make_person(world, f"{unit}{number}", f"Hemmelig {number}")
            make_holding(world, f"{unit}{number}", unit, level=4, title="leder")
    Membership.objects.create(network=world.things.network, person=world.people["other_leader"], starts=LONG_AGO)
    for number in range(5):
        make_person(world, f"old{number}", f"Hemmelig {number}")
        make_holding(world, f"old{number}", "Havnbjerg", level=4, title="leder")
    assert [(one.name, one.others, one.reach.placed) for one in reach_below(world.people["chief"], TODAY)] == [
        ("Bakkeskolen", (), 0),
        ("Åskolen", (), 1),
    ]
    client.force_login(world.accounts["chief"])
    page = words(client.get(COVERAGE))
    assert "1 af 11 ledere i dit område er med i et netværk" in page
    assert "Hele områder er ikke med i noget netværk: Bakkeskolen (6 ledere)" in page
    assert "Åskolen 20 % 1 af 5 · 4 uden netværk · 1 i for mange" in page
    assert "1 leder er i for mange" in page
    assert [name for name in ("Hemmelig", "Ole Øgaard", "Netværk Fjord", "Netværk Bro") if name in page] == []


def test_a_place_to_come_counts(world):
    person = world.people["third_leader"]
    before = coverage_of(None, TODAY).placed
    Membership.objects.create(network=world.things.network, person=person, starts=TODAY + 9 * DAY)
    assert coverage_of(None, TODAY).placed == before + 1


def test_who_moves_in_a_coming_rotation_is_in_one_network_at_a_time(hr, world):
    first_day, person = TODAY + 37 * DAY, world.people["leader"]
    Membership.objects.filter(person=person).update(ends=first_day - DAY)
    Membership.objects.create(network=world.things.other_network, person=person, starts=first_day)
    assert coverage_of(None, TODAY).crowded == ()
    assert "i for mange" not in words(hr.get(COVERAGE))
    Membership.objects.filter(network=world.things.network, person=person).update(ends=first_day)
    assert [[one.name for one in found.networks] for found in coverage_of(None, TODAY).crowded] == [["Bro", "Fjord"]]


def test_of_a_network_that_ends_nothing_is_asked(hr, world):
    Network.objects.update(ends=TODAY + 9 * DAY, decide_by=TODAY - DAY)
    page = words(hr.get(HEALTH))
    assert "Det er besluttet: netværket slutter den" in page
    assert "Alle netværk går godt" in page
