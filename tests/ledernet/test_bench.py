import pytest

from ledernet.bench.composing import Row, answer, groups_of, table
from ledernet.bench.moving import move, studio_of
from ledernet.bench.problems import golf, problem_of
from networks.composition import Problem, check
from networks.models import Scenario
from tests.world import make_world


def test_a_problem_of_the_bench_is_the_same_for_the_same_seed_and_can_be_read():
    assert problem_of(40, 3) == problem_of(40, 3) != problem_of(40, 4)
    problem = Problem.from_json(problem_of(40, 3))
    assert (len(problem.people), len(problem.networks), len(problem.history)) == (40, 5, 3)


def test_what_the_command_answers_is_judged_and_told_with_the_processors_seconds():
    plan, processor = answer("compose", golf(3, 2), "--iterations", 50)
    assert check(Problem.from_json(golf(3, 2)), plan["assignment"]).broken == ()
    assert sorted(map(len, groups_of(plan["assignment"]).values())) == [2, 2, 2]
    assert processor > 0


def test_the_table_says_what_was_promised_and_whether_it_was_kept():
    lines = list(table([Row("150 leaders, 1 s", "≤ 0.2 %", "0.3 %", 0, 1.1, False)]))
    assert lines[1].split() == ["150", "leaders,", "1", "s", "≤", "0.2", "%", "0.3", "%", "0", "1.1", "s", "NO"]


@pytest.mark.django_db
def test_a_move_of_the_bench_is_a_change_of_places_in_a_studio_of_so_many_leaders(client):
    world = make_world()
    scenario = studio_of(24, world.hr)
    client.force_login(world.hr)
    first, last = min(scenario.assignment), max(scenario.assignment)
    answer = move(client, scenario, first, last)
    moved = Scenario.objects.get(pk=scenario.pk).assignment
    assert (answer.status_code, len(moved)) == (200, 24)
    assert (moved[first], moved[last]) == (scenario.assignment[last], scenario.assignment[first])
