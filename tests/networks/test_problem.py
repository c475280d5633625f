"""A scenario as the optimiser sees it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.composition import Problem, feasibility
from networks.models import Availability, Exclusion, Membership, PairRule, Programme, Scenario
from networks.queries.candidates import candidates_of
from networks.queries.problem import first_frame, problem_of
from networks.rules.composition import (
    DEFAULT_WEIGHTS,
    PairKind,
    Weight,
    Wish,
    how_many_networks,
    seniority_label,
    weights_of,
)
from networks.rules.names import NAMES, network_name
from organisation.models import Leave
from tests.world import LONG_AGO, NOW, TODAY, make_holding, make_person

pytestmark = pytest.mark.django_db
LEADERS = ["chief", "director", "leader", "other_leader", "third_leader"]


@pytest.fixture
def scenario(world):
    things = world.things
    things.scenario.frame = first_frame(things.programme, TODAY)
    things.scenario.save()
    return things.scenario


def by_key(world, problem):
    keys = {str(person.pk): key for key, person in world.people.items()}
    return {keys[person["id"]]: person for person in problem["people"]}


def test_the_leaders_of_the_day_are_candidates(world):
    inside = candidates_of(world.things.programme, TODAY).inside
    names = {card.person for card in inside}
    assert names == {world.people[key].pk for key in LEADERS}


def test_who_is_left_out_is_named_with_the_reason(world):
    programme = world.things.programme
    Leave.objects.create(person=world.people["chief"], starts=TODAY)
    Exclusion.objects.create(programme=programme, person=world.people["director"], reason="holder oplæg")
    outside = candidates_of(programme, TODAY).outside
    assert [(one.card.name, str(one.reason)) for one in outside] == [
        ("Carl Chefsen", "på orlov"),
        ("Dorthe Dahl", "holder oplæg"),
    ]


def test_levels_and_fields_narrow_the_circle(world):
    programme = world.things.programme
    programme.levels = [4]
    assert len(candidates_of(programme, TODAY).inside) == 3
    programme.fields.set([candidates_field(world, "skole")])
    assert [card.name for card in candidates_of(programme, TODAY).inside] == ["Ole Øgaard", "Åse Aagaard"]


def candidates_field(world, name):
    return world.units["Åskolen"].versions.get().field if name == "skole" else None


def test_people_come_with_labels_superior_days_and_where_they_sit(world, scenario):
    Availability.objects.create(programme=world.things.programme, person=world.people["leader"], days=["mon", "wed"])
    leader = by_key(world, problem_of(scenario))["leader"]
    assert leader == {
        "id": str(world.people["leader"].pk),
        "labels": {"field": "ældre", "level": "4", "place": "Havn", "seniority": "6-10"},
        "superior": str(world.people["director"].pk),
        "days": ["mon", "wed"],
        "current": f"n{world.things.network.pk}",
        "fixed": None,
    }


def test_the_problem_is_one_that_the_optimiser_reads(world, scenario):
    problem = Problem.from_json(problem_of(scenario))
    assert len(problem.people) == 5
    assert [network.facilitator for network in problem.networks] == [
        str(world.people["facilitator"].pk) if entry["facilitator"] else None for entry in scenario.frame
    ]


def test_those_who_have_met_are_history_round_by_round(world, scenario):
    programme = Programme.objects.create(name="Tidligere", starts=LONG_AGO, smallest=2, largest=4)
    old = programme.networks.create(name="Gammel", starts=LONG_AGO, ends=TODAY - timedelta(days=400))
    for key in ("leader", "chief", "employee"):
        Membership.objects.create(network=old, person=world.people[key], starts=LONG_AGO, ends=old.ends)
    rounds = [sorted(group) for earlier in problem_of(scenario)["history"] for group in earlier.values()]
    both = sorted(str(world.people[key].pk) for key in ("leader", "chief"))
    assert both in rounds
    assert len(rounds) == 3


def test_private_pairs_and_shared_chairs_are_kept_apart(world, scenario):
    make_person(world, "co", "Co Chef")
    make_holding(world, "co", "Børn og Skole", level=2, title="skolechef")
    pair = sorted([world.people["leader"].pk, world.people["third_leader"].pk])
    PairRule.objects.create(programme=world.things.programme, one_id=pair[0], other_id=pair[1], kind=PairKind.REQUIRED)
    problem = problem_of(scenario)
    superior = {key: person["superior"] for key, person in by_key(world, problem).items()}
    second = ({str(world.people["chief"].pk), str(world.people["co"].pk)} - {superior["other_leader"]}).pop()
    assert problem["required"] == [[str(pk) for pk in pair]]
    assert problem["forbidden"] == sorted(
        sorted([second, str(world.people[key].pk)], key=int) for key in ("other_leader", "third_leader")
    )


def test_a_pin_holds_a_seat(world, scenario):
    scenario.pins = {str(world.people["leader"].pk): scenario.frame[0]["id"]}
    assert by_key(world, problem_of(scenario))["leader"]["fixed"] == scenario.frame[0]["id"]


def test_a_new_programme_gets_as_many_networks_as_its_sizes_ask_for(world):
    programme = Programme.objects.create(name="Ny", starts=TODAY, smallest=2, largest=3)
    frame = first_frame(programme, TODAY)
    assert [(entry["name"], entry["min"], entry["max"]) for entry in frame] == [("Mole", 2, 3), ("Fyr", 2, 3)]
    scenario = Scenario.objects.create(
        programme=programme, letter="A", starts=TODAY, frame=frame, weights=dict(DEFAULT_WEIGHTS), made_at=NOW
    )
    assert feasibility(Problem.from_json(problem_of(scenario))) is None


def test_words_become_points():
    assert weights_of({}) == {
        "labels": {"field": 4, "level": 2, "place": 1, "seniority": 1},
        "repeat": 10,
        "move": 0,
    }
    assert weights_of({Wish.FIELDS: Weight.NONE, Wish.FEW_MOVES: Weight.MUCH})["labels"] == {
        "level": 2,
        "place": 1,
        "seniority": 1,
    }


@given(st.integers(1, 500), st.integers(2, 12), st.integers(0, 8))
def test_so_many_networks_can_hold_so_many_people(people, smallest, room):
    largest = smallest + room
    count = how_many_networks(people, smallest, largest)
    possible = [n for n in range(1, people + 1) if n * smallest <= people <= n * largest]
    assert count == 0 if not possible else count in possible


@pytest.mark.parametrize(("years", "label"), [(0, "0"), (1, "1-2"), (2, "1-2"), (3, "3-5"), (10, "6-10"), (40, "11+")])
def test_seniority_is_counted_in_bands(years, label):
    assert seniority_label(years) == label


def test_names_of_networks_never_run_out():
    names = [network_name(place) for place in range(3 * len(NAMES))]
    assert len(set(names)) == len(names)
    assert names[len(NAMES)] == f"{NAMES[0]} 2"
