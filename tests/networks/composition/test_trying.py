"""Tiny problems leave nothing to chance: the plan is the best there is, however short the search was."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networks.composition import Network, Person, Problem, Weights, check, feasibility
from networks.composition.search import compose
from networks.composition.tables import tabulate
from networks.composition.trying import MOST, best_of_all, named
from tests.networks.composition.problems import best_by_trying, plain, problems

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(problems(), st.integers(0, 9))
def test_a_search_of_one_proposal_ends_with_the_best_plan(problem, seed):
    best = best_by_trying(problem)
    if feasibility(problem) is None:
        plan = compose(problem, iterations=1, seed=seed)
        assert (plan.violations, plan.cost) == ({}, best[0])
        assert max(check(problem, plan.assignment).network_costs.values()) == best[1]


def swapped():
    """Five in two networks, in which three must change place at once to come from two alike to one."""
    labels = ("ab", "ab", "a", "b", "")
    people = tuple(
        Person(f"p{n}", labels={"sector": kind[:1], "level": kind[1:]} if kind else {}) for n, kind in enumerate(labels)
    )
    networks = (Network("n1", 2, 3, frozenset({"mon"})), Network("n2", 2, 3, frozenset({"mon"})))
    people = tuple(
        Person(p.id, labels={k: v for k, v in p.labels.items() if v}, days=frozenset({"mon"})) for p in people
    )
    return Problem(people=people, networks=networks, weights=Weights({"sector": 1, "level": 1}, 0, 0))


def test_the_worst_seats_to_begin_with_end_in_the_best():
    problem = swapped()
    _tables, roster = tabulate(problem)
    best = best_by_trying(problem)
    for begun in ([0, 0, 0, 1, 1], [1, 1, 1, 1, 1]):
        seats = best_of_all(problem, roster, begun)
        assert check(problem, named(roster, seats)).cost == best[0]


def test_seats_that_are_as_good_are_left_as_they_were_found():
    problem = swapped()
    _tables, roster = tabulate(problem)
    best = best_of_all(problem, roster, [0, 0, 0, 1, 1])
    other = tuple(1 - seat for seat in best)
    assert best_of_all(problem, roster, other) == other


def test_a_problem_that_is_not_tiny_is_left_to_the_search():
    problem = plain(12, 2, 5, 7)
    _tables, roster = tabulate(problem)
    assert MOST < 2**12
    begun = [0] * 12
    assert best_of_all(problem, roster, begun) is begun
