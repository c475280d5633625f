import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from ledernet.bench.problems import problem_of
from networks.composition import Problem, check
from tests.networks.composition.decade import PART_NEW, ROUNDS, decade

SHARED = Path(__file__).parents[4] / "shared" / "bench" / "composition"
POOLS = [
    pytest.param("own", id="our own problems"),
    pytest.param(
        "shared",
        id="the independent judge's problems",
        marks=pytest.mark.skipif(not SHARED.exists(), reason="the independent judge is not part of the project"),
    ),
]


def pool_of(source, people):
    if source == "own":
        return problem_of(people, 1)
    spec = importlib.util.spec_from_file_location("generate", SHARED / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.generate(people, 1)


def judged(problem, plan, folder):
    """What the independent judge says of a plan."""
    (folder / "problem.json").write_text(json.dumps(problem), encoding="utf-8")
    (folder / "plan.json").write_text(json.dumps(plan.to_json()), encoding="utf-8")
    words = [sys.executable, SHARED / "check.py", folder / "problem.json", folder / "plan.json"]
    told = json.loads(subprocess.run(words, capture_output=True, check=False).stdout)
    return told["violations"], told["figures that differ from the plan's own"]


@pytest.mark.thorough
@pytest.mark.parametrize("source", POOLS)
@pytest.mark.parametrize("people", [150, 600])
def test_five_rounds_with_a_tenth_new_and_half_of_each_network_kept(source, people, tmp_path):
    seats, gaps = {}, []
    for problem, plan in decade(pool_of(source, people * 3 // 2), people, seed=1, iterations=5_000_000):
        fixed = {person["id"]: person["fixed"] for person in problem["people"] if person["fixed"]}
        new = sum(person["id"] not in seats for person in problem["people"])
        assert not seats or (new == people // PART_NEW and len(fixed) > people * 2 // 5)
        assert all(seats[person] == network for person, network in fixed.items())
        assert check(Problem.from_json(problem), plan.assignment).violations == {}
        assert not SHARED.exists() or judged(problem, plan, tmp_path) == ({}, [])
        seats = plan.assignment
        gaps.append(plan.gap_percent)

    assert len(gaps) == ROUNDS
    assert gaps[0] <= 0.5
    assert max(gaps) <= 6
