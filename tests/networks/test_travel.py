"""The way to the meetings: a network's meeting place is counted, told in words, published, and forgets no wish."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.actions.rotations import problem_ahead
from networks.actions.scenarios import draft_scenario, publish, weigh
from networks.actions.wishes import forget_wishes, open_wish_round, tell_wishes
from networks.models import Network, Scenario, Wishes
from networks.queries.frames import known_places
from networks.queries.meetings import suggested_facts
from networks.queries.problem import first_frame, problem_of, wished_prices
from networks.queries.scenarios import studio_of
from networks.queries.seating import seating_of
from networks.queries.seats import hand_of
from networks.rules.composition import WEEKDAYS, Weight, Wish, place_prices
from networks.rules.wishes import State
from organisation.models import Letter, UnitVersion
from organisation.rules.dates import DAY
from tests.networks.crew import NAMES, key
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db
PLACES = st.lists(st.sampled_from(["", "Fjordby", "FJORDBY", "Havn", "Mole"]), max_size=4)


@given(PLACES, st.lists(st.sampled_from(["", "Fjordby", "Havn", "Nord"]), max_size=6), st.integers(0, 12))
def test_a_seat_costs_only_where_the_place_is_known_and_far(near, meets, points):
    prices = place_prices(near, [(str(number), place) for number, place in enumerate(meets)], points)
    known = {place.casefold() for place in near if place}
    far = {str(number) for number, place in enumerate(meets) if place and place.casefold() not in known}
    assert prices == (dict.fromkeys(far, points) if known and points else {})


@pytest.fixture
def scenario(world, scenario):
    """Anna works in Fjordby, the others in Havn; Fjord meets in Fjordby, Bro in Havn, and Mole goes round."""
    UnitVersion.objects.filter(unit=world.units["Hus Anna"]).update(place="Fjordby")
    meets = {"Fjord": "Fjordby", "Bro": "havn", "Mole": ""}
    scenario.frame = [entry | {"place": meets[entry["name"]]} for entry in scenario.frame]
    return frozen(scenario)


def frozen(scenario):
    """The proposal with its problem, as the verb that composes keeps it."""
    scenario.wished = wished_prices(scenario)
    scenario.problem = problem_of(scenario, wished=scenario.wished)
    scenario.save(update_fields=["frame", "weights", "wished", "problem"])
    return scenario


def costs_of(scenario, world):
    """Name → what seats cost, of those whom some seat costs something."""
    names = {key(world, name): name for name in NAMES}
    return {names[one["id"]]: one["costs"] for one in scenario.problem["people"] if "costs" in one}


def wish(world, programme, name, **facts):
    """An open round in which one leader has told."""
    round = open_wish_round(
        programme=programme, until=TODAY + timedelta(days=8), themes=[], places=["Havn", "Fjordby"], by=None, at=NOW
    )
    known = {"days": list(WEEKDAYS), "best_day": "", "themes": [], "places": [], "facilitates": False, "words": ""}
    asked = Wishes.objects.get(round=round, person=world.people[name])
    tell_wishes(wishes=asked, apart=[], by=None, at=NOW, **(known | facts))
    return round


def test_a_network_that_meets_elsewhere_costs_and_one_that_goes_round_does_not(scenario, world):
    assert costs_of(scenario, world) == {name: {"2" if name == "Anna" else "1": 5} for name in NAMES}


@pytest.mark.parametrize(("word", "points"), [(Weight.LITTLE, 2), (Weight.MUCH, 12), (Weight.NONE, 0)])
def test_hr_says_how_much_the_way_counts(scenario, world, word, points):
    scenario = weigh(scenario=scenario, words={Wish.TRAVEL: word}, version=scenario.version, by=world.hr, at=NOW)
    assert costs_of(frozen(scenario), world).get("Anna", {}) == ({"2": points} if points else {})


def test_the_way_is_a_reason_in_words(scenario, world):
    hand = hand_of(seating_of(scenario), key(world, "Anna"))
    assert "Kort vej: mødestedet er Fjordby, hvor Anna arbejder." in hand.why
    assert ("down", "Mødestedet er havn, og der arbejder Anna ikke.") in hand.choices["2"].details
    assert not [words for _tone, words in hand.choices["3"].details if "Mødestedet" in words]


def test_a_wished_place_is_counted_and_told_beside_the_way(scenario, world):
    wish(world, scenario.programme, "Bo", places=["Fjordby"], best_day="tue")
    scenario.frame = [entry | {"days": ["tue"]} if entry["id"] == "1" else entry for entry in scenario.frame]
    scenario = frozen(scenario)
    assert costs_of(scenario, world)["Bo"] == {"1": 5, "2": 5}
    choice = hand_of(seating_of(scenario), key(world, "Bo")).choices["2"]
    assert ("down", "Mødestedet er havn, og det har Bo ikke ønsket.") in choice.details
    assert ("up", "Kort vej: mødestedet er havn, hvor Bo arbejder.") in choice.details


def test_deleting_the_wishes_leaves_the_way(scenario, world):
    before = costs_of(scenario, world)
    round = wish(world, scenario.programme, "Bo", places=["Fjordby"], best_day="tue")
    scenario = frozen(scenario)
    assert costs_of(scenario, world)["Bo"] == {"1": 5, "2": 5}
    forget_wishes(round=round, to=State.WITHDRAWN, by=world.hr, at=NOW)
    fresh = Scenario.objects.get(pk=scenario.pk)
    assert (costs_of(fresh, world), fresh.wished) == (before, {})


def test_rounds_planned_ahead_hold_no_wish(scenario, world):
    without = problem_ahead(scenario.programme, TODAY)
    wish(world, scenario.programme, "Bo", best_day="tue", places=["Fjordby"])
    assert problem_ahead(scenario.programme, TODAY) == without


def test_publishing_gives_the_networks_their_places_and_tells_the_members(scenario, world):
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    assert dict(Network.objects.filter(scenario=scenario).values_list("name", "place")) == {
        "Fjord": "Fjordby",
        "Bro": "havn",
        "Mole": "",
    }
    letter = Letter.objects.get(template="network_place", person=world.people["Anna"]).text
    assert "Mødestedet er som regel Fjordby." in letter
    fjord = Network.objects.get(scenario=scenario, name="Fjord")
    assert suggested_facts(fjord, NOW, TODAY)["place"] == "Fjordby"
    again = draft_scenario(programme=scenario.programme, by=world.hr, at=NOW)
    assert {entry["name"]: entry["place"] for entry in first_frame(again.programme, TODAY + DAY)} == {
        "Fjord": "Fjordby",
        "Bro": "havn",
        "Mole": "",
    }


def test_the_card_says_where_a_network_meets(scenario):
    assert [card.place for card in studio_of(scenario).cards] == ["Fjordby", "havn", ""]


def test_hr_is_offered_the_places_that_are_known(scenario, world):
    wish(world, scenario.programme, "Bo")
    assert known_places(scenario) == ["Fjordby", "Havn"]
