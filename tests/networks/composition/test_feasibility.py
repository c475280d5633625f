from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from networks.composition import Network, Person, Problem, feasibility
from networks.composition.feasibility import items, restricted, smallest
from networks.composition.proofs import overfull, prove
from tests.networks.composition.problems import best_by_trying, plain, problems

DAYS = frozenset({"mon", "tue"})
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(problems(most_people=5))
def test_small_problems_are_proved_impossible_exactly_when_they_are(problem):
    assert (feasibility(problem) is not None) == (best_by_trying(problem) is None)


@SLOW
@given(problems(most_people=5))
def test_no_rule_of_a_conflict_can_be_left_out(problem):
    kept = smallest(problem)
    if kept is None or {kind for kind, _ in kept} <= {"person", "max"}:
        return  # possible, or everybody against every seat
    for item in kept:
        assert prove(restricted(problem, [other for other in kept if other != item])) is None


def test_what_is_left_out_no_longer_binds():
    problem = plain(4, 2, 0, 1)
    everything = items(problem)
    assert prove(restricted(problem, everything)) is not None
    assert prove(restricted(problem, [item for item in everything if item[0] != "max"])) is None


def people(count, **fields):
    return tuple(Person(f"p{n}", **{"days": DAYS, **fields}) for n in range(count))


def networks(count, low=0, high=9, **fields):
    return tuple(Network(f"n{n}", low, high, **{"days": DAYS, **fields}) for n in range(count))


CONFLICTS = {
    "too few seats": (plain(10, 2, 2, 4), "10 people must be seated; size: at most 4 in n0 and n1"),
    "too few people": (plain(10, 2, 6, 9), "10 people must be seated; size: at least 6 in n0 and n1"),
    "least above most": (
        Problem(people(3), (Network("n0", 4, 2, DAYS), Network("n1", 0, 9, DAYS))),
        "3 people must be seated; size: at least 4 in n0",
    ),
    "nobody at home": (Problem(people(1)), "1 people must be seated; there are no networks"),
    "no day": (
        Problem((Person("a", days=frozenset({"wed"})), *people(3)), networks(2)),
        "days of a: wed; days of n0 and n1: mon and tue",
    ),
    "no day together": (
        Problem(
            (Person("a", days=frozenset({"mon"})), Person("b", days=frozenset({"tue"}))),
            networks(2),
            required=(("a", "b"),),
        ),
        "days of a: mon; days of b: tue; required: a and b together",
    ),
    "required and forbidden": (
        Problem(people(4), networks(2), required=(("p0", "p1"), ("p1", "p2")), forbidden=(("p2", "p0"),)),
        "forbidden: p2 and p0 together; required: p0 and p1 together; required: p1 and p2 together",
    ),
    "required with the superior": (
        Problem((Person("a", superior="p0", days=DAYS), *people(2)), networks(2), required=(("a", "p0"),)),
        "superior: a and p0 are leader and superior; required: a and p0 together",
    ),
    "fixed twice in one unit": (
        Problem(
            (Person("a", days=DAYS, fixed="n0"), Person("b", days=DAYS, fixed="n1")),
            networks(2),
            required=(("a", "b"),),
        ),
        "fixed to n0: a; fixed to n1: b; required: a and b together",
    ),
    "fixed but not eligible": (
        Problem((Person("a", days=DAYS, fixed="n0", eligible=frozenset({"n1"})),), networks(2)),
        "eligible only for n1: a; fixed to n0: a",
    ),
    "the facilitator's line": (
        Problem(
            (Person("a", superior="guide", days=DAYS, fixed="n0"),),
            (Network("n0", 0, 9, DAYS, "guide"), Network("n1", 0, 9, DAYS)),
        ),
        (
            "superior: a and guide are leader and superior; fixed to n0: a; "
            "facilitator of n0: guide, nobody's superior or report there"
        ),
    ),
    "a unit larger than any network": (
        Problem(people(3), networks(2, high=2), required=(("p0", "p1"), ("p1", "p2"))),
        "required: p0 and p1 together; required: p1 and p2 together; size: at most 2 in n0 and n1",
    ),
    "too many for the networks open to them": (
        Problem(people(4, eligible=frozenset({"n1"})), networks(3, high=3)),
        "eligible only for n1: p0, p1, p2 and p3; size: at most 3 in n1",
    ),
    "three who may not meet in two networks": (
        Problem(people(3), networks(2), forbidden=(("p0", "p1"), ("p1", "p2"), ("p0", "p2"))),
        "forbidden: p0 and p1 together; forbidden: p1 and p2 together; forbidden: p0 and p2 together",
    ),
    "more must move than may": (
        Problem(tuple(replace(p, current="n0", fixed="n1") for p in people(2)), networks(2), max_moved=1),
        "at most 1 may move; fixed to n1: p0 and p1",
    ),
    "more must move because seats are few": (
        Problem(people(4, current="n0"), networks(2, high=2), max_moved=1),
        "at most 1 may move; size: at most 2 in n0",
    ),
}


@pytest.mark.parametrize(("problem", "words"), CONFLICTS.values(), ids=CONFLICTS)
def test_the_conflict_is_told_by_a_smallest_set_of_rules(problem, words):
    conflict = feasibility(problem)
    assert conflict is not None
    assert conflict.in_words() == words


def test_people_of_a_conflict_are_those_its_rules_speak_of():
    conflict = feasibility(CONFLICTS["no day"][0])
    assert conflict is not None
    assert conflict.people == ("a",)


def test_demands_that_fit_are_not_overfull():
    assert overfull({0b01: 2, 0b11: 3, 0b10: 1}, [4, 2]) is None


def test_overfull_places_are_those_the_demands_cannot_leave():
    assert overfull({0b001: 2, 0b011: 2, 0b100: 1}, [2, 1, 5]) == 0b011
