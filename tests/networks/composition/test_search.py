import pytest
from hypothesis import HealthCheck, given, settings

from networks.composition import Impossible, check, feasibility
from networks.composition.search import compose
from tests.networks.composition.problems import best_by_trying, plain, problems

SLOW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(problems())
def test_finds_a_plan_of_least_cost_wherever_one_exists(problem):
    best = best_by_trying(problem)
    try:
        plan = compose(problem, iterations=20_000)
    except Impossible:
        assert best is None
        return
    verdict = check(problem, plan.assignment)
    assert (plan.cost, plan.violations, plan.repeats, plan.moved) == (
        verdict.cost,
        verdict.violations,
        verdict.repeats,
        verdict.moved,
    )
    if best is None:
        assert plan.violations
    else:
        assert (plan.violations, plan.cost) == ({}, best[0])


@SLOW
@given(problems())
def test_what_is_proved_impossible_is_impossible(problem):
    if feasibility(problem) is not None:
        assert best_by_trying(problem) is None


def test_same_seed_and_iterations_give_the_same_plan():
    problem = plain(30, 5, 5, 7)
    assert compose(problem, iterations=5_000, seed=3) == compose(problem, iterations=5_000, seed=3)


def test_stop_gives_the_best_plan_so_far():
    asked = iter([False, False, True])
    plan = compose(plain(30, 5, 5, 7), seconds=30, stop=lambda: next(asked, True))
    assert plan.violations == {}


def test_impossible_problem_is_refused_with_its_conflict():
    with pytest.raises(Impossible) as refused:
        compose(plain(10, 2, 0, 4), iterations=1)
    assert refused.value.conflict.in_words() == ("10 people must be seated; n0 takes at most 4; n1 takes at most 4")
