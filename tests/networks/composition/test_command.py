import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from networks.composition.command import main
from tests.networks.composition.problems import golf, plain

ROOT = Path(__file__).parents[3]


def written(problem, path):
    """The problem as a file."""
    data = {
        "people": [{"id": p.id, "days": sorted(p.days)} for p in problem.people],
        "networks": [{"id": n.id, "min": n.min, "max": n.max, "days": sorted(n.days)} for n in problem.networks],
        "weights": {"labels": {}, "repeat": problem.weights.repeat},
    }
    path.write_text(json.dumps(data), encoding="utf-8")
    return str(path)


@pytest.fixture
def files(tmp_path):
    return tmp_path / "problem.json", tmp_path / "plan.json"


def test_writes_a_valid_plan_and_tells_how_it_goes(files, capsys):
    path, out = files
    assert main(["compose", written(plain(12, 2, 5, 7), path), "--out", str(out), "--iterations", "500"]) == 0
    plan = json.loads(out.read_text(encoding="utf-8"))
    assert (plan["violations"], len(plan["assignment"]), plan["seed"]) == ({}, 12, 1)
    told = capsys.readouterr()
    assert json.loads(told.out.splitlines()[-1])["done"] == 1.0
    assert told.err == ""


def test_the_word_compose_may_be_left_out(files):
    path, out = files
    assert main([written(plain(4, 2, 2, 2), path), "--out", str(out), "--seconds", "0.1"]) == 0


def test_interpreted_the_search_gives_the_same_plan_as_compiled(files):
    path, out = files
    people = [
        {
            "id": f"p{n}",
            "labels": {"field": "abc"[n % 3], "level": "xy"[n % 2]},
            "current": f"n{n % 4}",
            "days": ["mon", "tue"] if n % 5 else ["tue"],
        }
        for n in range(24)
    ]
    problem = {
        "people": people,
        "networks": [{"id": f"n{n}", "min": 5, "max": 7, "days": ["mon", "tue"]} for n in range(4)],
        "required": [["p0", "p1"], ["p2", "p3"], ["p4", "p8"]],
        "forbidden": [["p5", "p6"], ["p9", "p10"]],
        "weights": {"labels": {"field": 3, "level": 1}, "repeat": 5},
        "max_moved": 12,
    }
    path.write_text(json.dumps(problem), encoding="utf-8")
    plans = []
    for interpreted in ("0", "1"):
        command = [
            sys.executable,
            "-W",
            "error",
            "-m",
            "networks.composition",
            path,
            "--out",
            out,
            "--iterations",
            "3000",
        ]
        environment = os.environ | {"NUMBA_DISABLE_JIT": interpreted}
        subprocess.run([str(word) for word in command], cwd=ROOT, env=environment, check=True, capture_output=True)
        plans.append(out.read_text(encoding="utf-8"))
    assert plans[0] == plans[1]


def test_two_who_compile_at_once_do_the_work_one_after_the_other(tmp_path):
    words = [sys.executable, "-m", "networks.composition", "--compile", "compose"]
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1", "NUMBA_CACHE_DIR": str(tmp_path / "compiled")}
    with subprocess.Popen(words, cwd=ROOT, env=environment) as other:
        assert main(["--compile", "rotate"]) == 0
    assert other.returncode == 0
    assert (tmp_path / "compiled" / "compiling").exists()


def test_malformed_is_one_line_with_status_2(files, capsys):
    path, out = files
    path.write_text('{"people": [{"id": "a\\nb", "max": 1}]}', encoding="utf-8")
    assert main([str(path), "--out", str(out)]) == 2
    assert capsys.readouterr().err == "malformed: people[0].max: unknown key\n"
    assert not out.exists()


def test_impossible_is_one_line_with_status_3(files, capsys):
    path, out = files
    assert main([written(plain(9, 2, 0, 4), path), "--out", str(out)]) == 3
    assert capsys.readouterr().err == "impossible: 9 people must be seated; size: at most 4 in n0 and n1\n"


def test_none_found_writes_the_best_with_its_violations_and_status_4(files, capsys):
    path, out = files
    problem = {  # pairs cannot fill networks of three, but that is too large a problem to try everything
        "people": [{"id": f"p{n}", "days": ["mon"]} for n in range(126)],
        "networks": [{"id": f"n{n}", "min": 3, "max": 3, "days": ["mon"]} for n in range(42)],
        "required": [[f"p{n}", f"p{n + 1}"] for n in range(0, 126, 2)],
    }
    path.write_text(json.dumps(problem), encoding="utf-8")
    assert main([str(path), "--out", str(out), "--iterations", "2000"]) == 4
    assert set(json.loads(out.read_text(encoding="utf-8"))["violations"]) == {"size"}
    assert capsys.readouterr().err.startswith("none found in the time; broken rules in the best plan: size ")


ARGUMENTS = {
    "no problem": [],
    "no out": ["p.json"],
    "not a number": ["p.json", "--out", "plan.json", "--seconds", "soon"],
    "no time": ["p.json", "--out", "plan.json", "--seconds", "0"],
    "both lengths": ["p.json", "--out", "plan.json", "--seconds", "1", "--iterations", "1"],
    "half a proposal": ["p.json", "--out", "plan.json", "--iterations", "1.5"],
    "no such folder": ["p.json", "--out", "nowhere/plan.json"],
    "no rounds": ["rotate", "p.json", "--out", "plan.json"],
}


@pytest.mark.parametrize("argv", ARGUMENTS.values(), ids=ARGUMENTS)
def test_wrong_arguments_are_one_line_with_status_2(argv, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(argv) == 2
    told = capsys.readouterr().err
    assert told.startswith("malformed: arguments: ")
    assert told.count("\n") == 1


def test_rotate_writes_its_rounds(files):
    path, out = files
    words = ["rotate", written(golf(4, 4), path), "--rounds", "5", "--out", str(out), "--seconds", "3"]
    assert main(words) == 0
    plans = json.loads(out.read_text(encoding="utf-8"))
    assert (len(plans["rounds"]), plans["repeats"], plans["horizon"]) == (5, 0, 5)


def test_a_signal_ends_the_run_with_the_best_plan(files):
    path, out = files
    words = [sys.executable, "-m", "networks.composition", written(golf(20, 8), path), "--out", str(out)]
    with subprocess.Popen([*words, "--seconds", "60"], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        asked = time.monotonic()
        process.communicate(timeout=30)
        assert process.returncode == 0
        assert time.monotonic() - asked < 1.5  # 0.3 seconds on a machine that is free
    assert json.loads(out.read_text(encoding="utf-8"))["violations"] == {}


def test_a_signal_ends_the_first_compiling_too(files, tmp_path):
    path, out = files
    compiled = tmp_path / "compiled"
    words = [sys.executable, "-m", "networks.composition", written(golf(20, 8), path), "--out", str(out)]
    environment = dict(os.environ) | {"NUMBA_CACHE_DIR": str(compiled)}
    with subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not list(compiled.rglob("*.nb*")):
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        asked = time.monotonic()
        told, trouble = process.communicate(timeout=120)
        assert time.monotonic() - asked < 5
    assert (process.returncode, told, trouble) == (0, b"", b"")
    assert json.loads(out.read_text(encoding="utf-8"))["iterations"] == 0


def test_impossible_is_told_before_compiled_code_is_loaded(files):
    path, out = files
    program = (
        "import sys; from networks.composition.command import main; "
        "status = main(sys.argv[1:]); sys.exit(status if 'numba' not in sys.modules else 99)"
    )
    words = [sys.executable, "-c", program, written(plain(9, 2, 0, 4), path), "--out", str(out)]
    assert subprocess.run(words, cwd=ROOT, capture_output=True, env=dict(os.environ), check=False).returncode == 3
