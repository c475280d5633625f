"""Where two have met before, and rules and wishes that pull apart, are named where they are seen."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.scenarios import weigh
from networks.models import Availability, Membership, Network, Programme
from networks.queries.participants import participants_page
from networks.queries.scenarios import studio_of
from networks.queries.seating import seating_of
from networks.queries.seats import details, hand_of
from networks.queries.together import Together, together_of
from networks.rules.composition import PairKind, Weight, Wish
from tests.networks.crew import composed, key, page_of, pair, words_of
from tests.world import NOW, TODAY, make_holding, make_person, make_unit

pytestmark = pytest.mark.django_db
LAST = TODAY - timedelta(400)


def earlier(world, name, since, *people):
    """A network of an earlier programme that has ended."""
    programme, _ = Programme.objects.get_or_create(name=name, starts=since)
    network = Network.objects.create(programme=programme, name="Gammel", starts=since, ends=TODAY - timedelta(30))
    for person in people:
        Membership.objects.create(
            network=network, person=world.people[person], starts=since, ends=TODAY - timedelta(30)
        )
    return network


def test_where_two_met_last_is_known_with_the_year_from_which_both_were_there(world, programme):
    earlier(world, "Netværk", LAST - timedelta(900), "Anna", "Eva")
    network = earlier(world, f"Netværk {LAST.year}", LAST, "Anna", "Eva")
    late = LAST + timedelta(365)
    Membership.objects.create(network=network, person=world.people["Bo"], starts=late, ends=TODAY - timedelta(30))
    met = together_of(seating_of(composed(world, programme)), key(world, "Anna"))
    name = f"Netværk {LAST.year}"
    assert met == {key(world, "Eva"): Together(name, LAST.year), key(world, "Bo"): Together(name, late.year)}
    assert met[key(world, "Eva")].words == name
    assert met[key(world, "Bo")].words == (name if late.year == LAST.year else f"{name}, {late.year}")


def test_a_leader_in_hand_sees_beside_a_name_when_the_two_were_together(hr, world, programme):
    earlier(world, "Lederforum", LAST, "Anna", "Eva")
    scenario = composed(world, programme)
    hand = hand_of(seating_of(scenario), key(world, "Anna"))
    assert hand.choices["2"].tags == {world.people["Eva"].pk: f"sammen i {LAST.year}"}
    assert hand.choices["3"].tags == {}
    page = words_of(page_of(hr, scenario, person=key(world, "Anna")))
    assert f"Eva Nielsen Hus Eva sammen i {LAST.year}" in page
    met = together_of(seating_of(scenario), key(world, "Anna"))
    moves = {key(world, "Anna"): "2"}
    words = f"Møder Eva Nielsen (Lederforum, {LAST.year}) igen"
    assert ("down", words) in details(seating_of(scenario), moves, key(world, "Anna"), met)


def test_who_meets_again_is_listed_with_where_they_met(hr, world, programme):
    earlier(world, "Lederforum", LAST, "Anna", "Bo", "Eva")
    scenario = composed(world, programme)
    words = f"Anna Nielsen og Bo Nielsen i Fjord (Lederforum, {LAST.year})"
    assert studio_of(scenario).met_again == [words]
    page = words_of(page_of(hr, scenario))
    assert f"Se, hvem der mødes igen {words}" in page


def test_rules_about_pairs_that_pull_apart_are_named_at_once(hr, world, programme):
    pair(programme, world, "Anna", "Bo", PairKind.REQUIRED)
    pair(programme, world, "Bo", "Carla", PairKind.REQUIRED)
    pair(programme, world, "Dan", "Eva")
    assert participants_page(programme, TODAY).pulling_apart == ()
    form = {"one": key(world, "Carla"), "other": key(world, "Anna"), "kind": PairKind.FORBIDDEN, "reason": ""}
    page = words_of(hr.post(reverse("networks:set_pair", args=[programme.pk]), form, follow=True).content.decode())
    assert "Disse regler trækker hver sin vej og kan ikke alle holdes." in page
    assert participants_page(programme, TODAY).pulling_apart == (
        "Anna Nielsen og Carla Nielsen skal ikke sidde sammen.",
        "Anna Nielsen og Bo Nielsen skal sidde sammen.",
        "Bo Nielsen og Carla Nielsen skal sidde sammen.",
    )


def test_a_pair_is_held_against_superiors_and_weekdays(world, programme):
    make_unit(world, "Lille hus", "Hus Anna", "Skole")
    make_person(world, "Mads", "Mads Nielsen")
    make_holding(world, "Mads", "Lille hus", level=3, title="leder")
    boss = pair(programme, world, "Anna", "Mads", PairKind.REQUIRED)
    assert participants_page(programme, TODAY).pulling_apart == (
        "Anna Nielsen er Mads' nærmeste leder.",
        "Anna Nielsen og Mads Nielsen skal sidde sammen.",
    )
    boss.delete()
    pair(programme, world, "Dan", "Eva", PairKind.REQUIRED)
    for name, day in (("Dan", "mon"), ("Eva", "tue")):
        Availability.objects.create(programme=programme, person=world.people[name], days=[day])
    assert set(participants_page(programme, TODAY).pulling_apart) == {
        "Dan Nielsen kan mødes: mandag.",
        "Eva Nielsen kan mødes: tirsdag.",
        "Dan Nielsen og Eva Nielsen skal sidde sammen.",
    }


def test_a_rule_that_takes_the_place_of_its_opposite_says_so(hr, world, programme):
    pair(programme, world, "Anna", "Bo", PairKind.REQUIRED)
    form = {"one": key(world, "Anna"), "other": key(world, "Bo"), "kind": PairKind.FORBIDDEN, "reason": ""}
    address = reverse("networks:set_pair", args=[programme.pk])
    assert "Den træder i stedet for »sammen«." in hr.post(address, form, follow=True).content.decode()
    assert "Den træder i stedet for" not in hr.post(address, form, follow=True).content.decode()


def test_wishes_that_pull_apart_are_named(hr, world, programme):
    earlier(world, "Lederforum", LAST, "Anna", "Bo")
    pair(programme, world, "Anna", "Bo", PairKind.REQUIRED)
    scenario = composed(world, programme)
    assert studio_of(scenario).pulling == [
        "Nye ansigter og par, der skal sidde sammen: Anna Nielsen og Bo Nielsen har været i netværk sammen før."
    ]
    assert "To ønsker trækker hver sin vej." in page_of(hr, scenario)
    for person in scenario.problem["people"]:
        person["current"] = "1"
    seating = studio_of(scenario).seating
    seating.scenario.weights |= {Wish.FEW_MOVES: Weight.SOME}
    seating.fresh["people"][0]["current"] = "1"
    words = "Nye ansigter og få flytninger: hver leder, der bliver, møder de samme igen."
    assert studio_of(seating.scenario).pulling[0] != words
    scenario = weigh(
        scenario=scenario, words={Wish.NEW_FACES: Weight.LITTLE}, version=scenario.version, by=world.hr, at=NOW
    )
    assert studio_of(scenario).pulling == []
