"""Problems of forty shapes are all solved without a broken rule, and their impossible twins are named at once."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from networks.composition import Problem, check, feasibility
from networks.composition.command import IMPOSSIBLE
from networks.composition.search import compose
from networks.rules.sentences import Names, conflict_words, ways_out
from tests.networks.composition.shapes import MOST_RULES, SHAPES, TWINS, shaped

JUDGE = Path(__file__).parents[4] / "shared" / "bench" / "composition" / "check.py"
LONG = ("six hundred", "everything at once", "many pairs", "units of four", "two networks")
TO_SOLVE = [pytest.param(name, marks=pytest.mark.thorough if name.endswith(LONG) else ()) for name in SHAPES]
IMPOSSIBLE_IN = 2.0


def judged(problem, plan, folder):
    """What a program says of the plan that shares nothing with the product, where it is at hand."""
    (folder / "problem.json").write_text(json.dumps(problem), encoding="utf-8")
    (folder / "plan.json").write_text(json.dumps(plan.to_json()), encoding="utf-8")
    words = [sys.executable, JUDGE, folder / "problem.json", folder / "plan.json"]
    told = json.loads(subprocess.run(words, capture_output=True, check=False).stdout)
    return told["violations"], told["figures that differ from the plan's own"]


def test_there_are_forty_shapes():
    assert len(SHAPES) == 40


@pytest.mark.parametrize("name", TO_SOLVE)
def test_a_plan_without_a_broken_rule_is_found_for_every_shape(name, tmp_path):
    problem = shaped(name)
    plan = compose(Problem.from_json(problem), iterations=2_000_000, seed=1)
    verdict = check(Problem.from_json(problem), plan.assignment)
    assert (verdict.violations, plan.violations) == ({}, {})
    assert plan.bound <= plan.cost == verdict.cost
    assert not JUDGE.exists() or judged(problem, plan, tmp_path) == ({}, [])


@pytest.mark.parametrize(("place", "name"), list(enumerate(SHAPES)), ids=list(SHAPES))
def test_the_impossible_twin_of_every_shape_is_named_in_words_within_two_seconds(place, name):
    spoil, problem = TWINS[place % len(TWINS)], shaped(name)
    assert feasibility(Problem.from_json(problem)) is None
    spoil(problem)
    begun = time.process_time()
    conflict = feasibility(Problem.from_json(problem))
    assert time.process_time() - begun < IMPOSSIBLE_IN
    assert conflict is not None
    rules = conflict_words(conflict.rules, Names())
    assert 0 < len(rules) <= MOST_RULES[spoil] + 2
    assert all(rules)
    assert ways_out(conflict.rules) or spoil.__name__ == "with_the_superior"


@pytest.mark.parametrize("spoil", TWINS, ids=[spoil.__name__ for spoil in TWINS])
def test_the_command_ends_with_its_own_status_and_one_line(spoil, tmp_path):
    problem = shaped("flat, 3 earlier rounds, room, few pairs")
    spoil(problem)
    (tmp_path / "problem.json").write_text(json.dumps(problem), encoding="utf-8")
    words = [sys.executable, "-m", "networks.composition", tmp_path / "problem.json", "--out", tmp_path / "plan.json"]
    told = subprocess.run(words, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    assert (told.returncode, len(told.stderr.splitlines()), told.stdout) == (IMPOSSIBLE, 1, "")
    assert not (tmp_path / "plan.json").exists()
