"""`python -m evaluation.disclosure`: the contract by which anyone can attack a release."""

import io
import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.disclosure.command import main

ROOT = Path(__file__).resolve().parents[3]
ANSWERS = {
    "k": 5,
    "scale": [1, 5],
    "leaders": [{"id": name, "superior": up} for name, up in [("L1", None), ("L2", "L1"), ("L3", "L1"), ("L4", "L1")]],
    "answers": [
        {"leader": "L2", "group": "e", "question": "q1", "ballots": 12, "values": [4, 5, 3, 4, 2, 5, 1, 1, 1, 1]},
        {"leader": "L3", "group": "e", "question": "q1", "values": [1, 1, 1]},
        {"leader": "L4", "group": "e", "question": "q1", "values": [1, 2]},
    ],
}
RELEASE = {
    "figures": [
        {"question": "q1", "group": "e", "kind": "leader", "of": "L2", "cells": ["L2|e"], "n": 10, "sum": 27,
         "of_n": 12},
        {"question": "q1", "group": "e", "kind": "branch", "of": "L1", "cells": ["L2|e", "L3|e", "L4|e"], "n": 15,
         "sum": 35, "of_n": 17, "clipped": True},
    ],
    "hidden": [
        {"question": "q1", "group": "e", "kind": "leader", "of": "L3", "reason": "under_k"},
        {"question": "q1", "group": "e", "kind": "leader", "of": "L4", "reason": "under_k"},
    ],
    "bars": [
        {"question": "q1", "group": "e", "kind": "leader", "of": "L2", "cells": ["L2|e"], "n": 10,
         "counts": [4, 1, 1, 2, 2], "of_n": 10},
        {"question": "q1", "group": "e", "kind": "branch", "of": "L1", "cells": ["L2|e"], "n": 10,
         "counts": [4, 1, 1, 2, 2], "of_n": 15},
    ],
}  # fmt: skip


def run(content, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "evaluation.disclosure", *arguments],
        input=content, capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip


@pytest.fixture
def command(monkeypatch, capsys):
    """Runs the command in this process: (exit status, standard output, standard error)."""

    def run_here(content, *arguments):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
        return main(list(arguments)), *capsys.readouterr()

    return run_here


def test_answers_in_a_release_out():
    ran = run(json.dumps(ANSWERS))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout) == RELEASE


def test_bad_answers_are_refused_in_one_line():
    bad = {**ANSWERS, "leaders": [*ANSWERS["leaders"], {"id": "L\n5", "superior": "nobody\u2028"}]}
    ran = run(json.dumps(bad))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "leaders[4].superior: there is no leader nobody\n"


def test_the_package_itself_is_the_command(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["disclosure", "what?"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("evaluation.disclosure", run_name="__main__")
    assert ended.value.code == 2


def test_without_django():
    program = "import sys, evaluation.disclosure.command; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_the_same_in_this_process(command):
    status, told, complaint = command(json.dumps(ANSWERS))
    assert (status, json.loads(told), complaint) == (0, RELEASE, "")


def test_no_arguments_are_taken(command):
    status, told, complaint = command(json.dumps(ANSWERS), "answers.json")
    assert (status, told) == (2, "")
    assert complaint.startswith("arguments: none are taken")


def test_names_beyond_ascii_are_told_in_ascii(command):
    cell = {"leader": "Å", "group": "e", "question": "q", "values": []}
    assert command(json.dumps({**ANSWERS, "answers": [cell]}))[2] == "answers[0].leader: there is no leader \\xc5\n"
