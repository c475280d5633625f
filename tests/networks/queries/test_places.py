"""The best places for a newcomer, judged as the studio judges."""

from datetime import timedelta

import pytest

from networks.actions.scenarios import publish
from networks.models import Facilitator, Membership, Network, Programme
from networks.queries.places import broken_by, places_for
from tests.networks.crew import pair
from tests.world import NOW, TODAY, make_holding, make_person, make_unit


@pytest.fixture
def zoe(world, scenario):
    """The crew's networks run, and Zoe comes to one of the schools."""
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    make_unit(world, "Hus Zoe", "Kommunen", "Skole")
    person = make_person(world, "Zoe", "Zoe Nielsen")
    make_holding(world, "Zoe", "Hus Zoe", level=3, title="leder", starts=TODAY)
    return person


def found(programme, person):
    programme = Programme.objects.get(pk=programme.pk)
    return places_for(programme, person.pk, NOW, TODAY)


def test_the_best_three_places_come_with_their_reasons(programme, zoe):
    places = found(programme, zoe)
    assert [place.rank for place in places.shown] == [1, 2, 3]
    assert (places.others, places.is_any_free) == ((), True)
    best = places.shown[0]
    assert (best.head, best.is_best, best.size) == ("Den bedste plads", True, 4)
    assert "Der er 1 fra Skole i forvejen" in [words for _tone, words in best.reasons]
    worst = places.shown[-1]
    assert worst.head.endswith("% dårligere end den bedste") or worst.head == "Lige så god som den bedste"


def test_a_place_beside_more_of_the_same_field_is_worse(world, programme, zoe):
    heads = {place.network.name: place.head for place in found(programme, zoe).shown}
    fields = {
        place.network.name: next(words for _tone, words in place.reasons if "Skole" in words)
        for place in found(programme, zoe).shown
    }
    for name, words in fields.items():
        assert ("Der er 2 fra Skole" in words) == ("dårligere" in heads[name])


def test_places_that_break_a_rule_come_last_and_say_which(world, programme, zoe):
    pair(programme, world, "Anna", "Zoe")
    places = found(programme, zoe).shown
    assert places[-1].network.name == "Fjord"
    assert any("skal ikke sidde sammen" in words for words in places[-1].broken)
    assert broken_by(places[-1].network, zoe, TODAY).words == places[-1].broken
    assert places[-1].is_barred
    assert not any(place.broken for place in places[:2])


def test_a_network_run_by_ones_own_leader_cannot_be_given(world, programme, zoe):
    make_person(world, "chief of Zoe", "Zita Chef")
    make_holding(world, "chief of Zoe", "Hus Zoe", level=2, title="chef")
    fjord = Network.objects.get(programme=programme, name="Fjord")
    fjord.facilitator = Facilitator.objects.create(person=world.people["chief of Zoe"])
    fjord.save()
    barred = [place.network.name for place in found(programme, zoe).shown if place.is_barred]
    assert barred == ["Fjord"]


def test_a_network_that_one_runs_cannot_be_given(world, programme, zoe):
    fjord = Network.objects.get(programme=programme, name="Fjord")
    Network.objects.filter(pk=fjord.pk).update(facilitator=Facilitator.objects.create(person=zoe))
    barred = [(place.network.name, place.broken) for place in found(programme, zoe).shown if place.is_barred]
    assert barred == [("Fjord", ("Zoe Nielsen er facilitator i netværket.",))]


def test_networks_that_begin_later_have_places_now(world, programme, zoe):
    later = TODAY + timedelta(days=90)
    Network.objects.filter(programme=programme).update(starts=later)
    Membership.objects.filter(network__programme=programme).update(starts=later)
    assert [place.size for place in found(programme, zoe).shown] == [4, 4, 4]


def test_a_full_network_and_one_about_to_end(world, programme, zoe):
    Programme.objects.filter(pk=programme.pk).update(largest=4)
    Network.objects.filter(programme=programme, name="Bro").update(ends=TODAY)
    places = found(programme, zoe)
    assert sorted(place.network.name for place in places.shown) == ["Fjord", "Mole"]
    assert {words for place in places.shown for words in place.broken} == {
        "Fjord skal have 3–4 deltagere.",
        "Mole skal have 3–4 deltagere.",
    }
    assert not places.is_any_free


def test_without_networks_there_are_no_places(world, programme):
    person = world.people["Anna"]
    assert found(programme, person).shown == ()
    assert found(programme, world.people["employee"]).shown == ()
