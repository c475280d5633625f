import json
import subprocess
import sys
from dataclasses import asdict, replace
from itertools import product
from math import comb
from operator import ge
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networks.composition import Network, Person, Problem, Violation, Weights, bound, check
from networks.composition.bound import spread
from tests.networks.composition.problems import problems

DAY = frozenset({"mon"})
PAIR = Problem(
    people=(Person("a", {"sector": "x"}, days=DAY), Person("b", {"sector": "x"}, days=DAY)),
    networks=(Network("n", 0, 2, DAY), Network("m", 0, 2, DAY)),
    weights=Weights({"sector": 4}, 10, 1),
)
TOGETHER = {"a": "n", "b": "n"}


def with_first(**fields):
    return replace(PAIR, people=(replace(PAIR.people[0], **fields), PAIR.people[1]))


def test_people_with_the_same_label_cost_its_weight():
    verdict = check(PAIR, TOGETHER)
    assert (verdict.cost, verdict.violations, verdict.network_costs) == (4, {}, {"n": 4, "m": 0})


def test_people_who_have_met_cost_a_repeat():
    verdict = check(replace(PAIR, history=({"g": ("a", "b", "gone")}, {"g": ("a", "b")})), TOGETHER)
    assert (verdict.cost, verdict.repeats) == (24, 2)


def test_a_move_and_a_seat_cost_where_the_mover_sits():
    verdict = check(with_first(current="m", costs={"n": 3}), TOGETHER)
    assert (verdict.cost, verdict.moved, verdict.network_costs) == (8, 1, {"n": 8, "m": 0})


BROKEN = {
    "size": (replace(PAIR, networks=(replace(PAIR.networks[0], max=1), PAIR.networks[1])), ("a", "b"), "n"),
    "common day": (with_first(days=frozenset({"tue"})), ("a", "b"), "n"),
    "superior": (with_first(superior="b"), ("a", "b"), "n"),
    "fixed": (with_first(fixed="m"), ("a",), "n"),
    "eligible": (with_first(eligible=frozenset({"m"})), ("a",), "n"),
    "forbidden": (replace(PAIR, forbidden=(("a", "b"),)), ("a", "b"), "n"),
    "moved": (replace(with_first(current="m"), max_moved=0), ("a",), None),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_named_with_its_people_and_network(rule):
    problem, people, network = BROKEN[rule]
    assert check(problem, TOGETHER).broken == (Violation(rule, people, network),)


def test_required_people_apart_break_their_rule():
    problem = replace(PAIR, required=(("a", "b"),))
    assert check(problem, {"a": "n", "b": "m"}).broken == (Violation("required", ("a", "b")),)


@pytest.mark.parametrize("person", [{"superior": "guide"}, {"superior": "b"}])
def test_a_facilitator_may_be_nobodys_superior_or_report(person):
    guide = person["superior"]
    problem = replace(with_first(**person), networks=(replace(PAIR.networks[0], facilitator=guide), PAIR.networks[1]))
    assert check(problem, {"a": "n", "b": "m"}).broken == (Violation("facilitator", ("a", guide), "n"),)


def test_the_superior_of_the_facilitator_may_not_sit_there():
    people = (replace(PAIR.people[0], superior="b"), PAIR.people[1])
    problem = replace(PAIR, people=people, networks=(replace(PAIR.networks[0], facilitator="a"), PAIR.networks[1]))
    assert check(problem, {"a": "m", "b": "n"}).broken == (Violation("facilitator", ("b", "a"), "n"),)


def test_everybody_sits_once_in_a_network_that_exists():
    verdict = check(PAIR, {"a": "nowhere", "c": "n"})
    assert verdict.violations["placed once"] == 3


def test_an_empty_network_without_days_has_no_common_day():
    problem = replace(PAIR, networks=(PAIR.networks[0], Network("m", 0, 2)))
    assert check(problem, TOGETHER).violations == {"common day": 1}


@pytest.mark.parametrize(("people", "networks", "pairs"), [(0, 3, 0), (3, 3, 0), (4, 3, 1), (7, 3, 5), (8, 2, 12)])
def test_people_dealt_out_evenly_share_fewest_networks(people, networks, pairs):
    assert spread(people, networks) == pairs


@pytest.mark.parametrize(
    ("people", "networks", "held"),
    [(7, 3, [4]), (7, 3, [2, 2, 2]), (5, 4, [2, 2]), (6, 2, [6]), (4, 2, [3, 1]), (3, 3, [1])],
)
def test_people_held_in_networks_are_dealt_around(people, networks, held):
    floors = [*held, *[0] * (networks - len(held))]
    deals = (deal for deal in product(range(people + 1), repeat=networks) if sum(deal) == people)
    fewest = min(sum(comb(n, 2) for n in deal) for deal in deals if all(map(ge, deal, floors)))
    assert spread(people, networks, held) == fewest


def test_the_bound_counts_required_people_who_have_met():
    problem = replace(PAIR, history=({"g": ("a", "b")},), required=(("a", "b"),))
    assert bound(problem) == type(bound(problem))(cost=10, labels=0, repeats=1)


@given(problems(), st.data())
def test_no_seating_costs_less_than_the_bound(problem, data):
    seats = {p.id: data.draw(st.sampled_from([n.id for n in problem.networks])) for p in problem.people}
    verdict = check(problem, seats)
    if not {"eligible", "required", "fixed"} & verdict.violations.keys():
        assert verdict.cost >= bound(problem).cost
    assert sum(verdict.network_costs.values()) == verdict.cost


JUDGE = Path(__file__).parents[4] / "shared" / "bench" / "composition" / "check.py"


def as_json(problem):
    """The problem as it stands in a file."""
    return json.dumps(asdict(problem), default=sorted)


@pytest.mark.skipif(not JUDGE.exists(), reason="the independent judge is not part of the project")
@settings(max_examples=10, deadline=None)
@given(problem=problems(), data=st.data())
def test_an_independent_judge_agrees(tmp_path_factory, problem, data):
    seats = {p.id: data.draw(st.sampled_from([n.id for n in problem.networks])) for p in problem.people}
    folder, verdict = tmp_path_factory.mktemp("judge"), check(problem, seats)
    (folder / "problem.json").write_text(as_json(problem), encoding="utf-8")
    (folder / "plan.json").write_text(json.dumps({"assignment": seats}), encoding="utf-8")
    words = [sys.executable, JUDGE, folder / "problem.json", folder / "plan.json"]
    told = json.loads(subprocess.run(words, capture_output=True, check=False).stdout)
    floor = bound(problem)
    assert (told["violations"], told["cost"]) == (verdict.violations, verdict.cost)
    assert (told["repeats"], told["moved"]) == (verdict.repeats, verdict.moved)
    if len({frozenset(pair) for pair in problem.required}) == len(problem.required):
        assert told["bound"] <= floor.cost
        if not any(person.fixed for person in problem.people):
            assert (told["bound"], told["repeats_bound"]) == (floor.cost, floor.repeats)
            assert told["gap_percent"] == floor.gap_percent(verdict.cost)
