import pytest
from hypothesis import HealthCheck, given, settings

from networks.composition import Impossible, check, feasibility
from networks.composition.search import compose
from tests.networks.composition.problems import best_by_trying, plain, problems

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(problems())
def test_finds_a_plan_of_least_cost_wherever_one_exists(problem):
    best = best_by_trying(problem)
    if feasibility(problem) is not None:
        assert best is None
        return
    plan = compose(problem, iterations=20_000)
    verdict = check(problem, plan.assignment)
    assert best is not None
    assert (plan.violations, plan.cost) == ({}, best[0])
    assert (plan.cost, plan.repeats, plan.moved) == (verdict.cost, verdict.repeats, verdict.moved)
    assert plan.bound <= plan.cost


def test_same_seed_and_iterations_give_the_same_plan():
    problem = plain(30, 5, 5, 7)
    assert compose(problem, iterations=5_000, seed=3) == compose(problem, iterations=5_000, seed=3)


def test_the_plan_says_how_it_came_about():
    plan = compose(plain(12, 2, 5, 7), iterations=1_000, seed=9)
    assert (plan.seed, plan.violations, plan.moved, plan.gap_percent) == (9, {}, 0, 0.0)


def test_stop_gives_the_best_plan_so_far():
    asked = iter([False, False, True])
    plan = compose(plain(30, 5, 5, 7), seconds=30, stop=lambda: next(asked, True))
    assert plan.violations == {}


def test_stop_before_the_start_gives_the_dealt_plan():
    plan = compose(plain(30, 5, 5, 7), seconds=30, stop=lambda: True)
    assert (plan.violations, plan.iterations) == ({}, 0)


def test_progress_is_told_from_start_to_end():
    told = []
    compose(plain(8, 2, 4, 4), iterations=3, progress=told.append)
    assert (told[0].done, told[-1].done) == (0.0, 1.0)


def test_impossible_problem_is_refused_with_its_conflict():
    with pytest.raises(Impossible) as refused:
        compose(plain(10, 2, 0, 4), iterations=1)
    assert str(refused.value) == "10 people must be seated; size: at most 4 in n0 and n1"


def test_nobody_to_seat_is_a_plan():
    plan = compose(plain(0, 0, 0, 0), iterations=1)
    assert (plan.assignment, plan.violations, plan.cost, plan.worst_network) == ({}, {}, 0, None)
