"""Closing under SIGKILL, on both databases: no half states, one release, nothing published before its key is gone."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

CASES = [
    pytest.param("sqlite", 4),
    pytest.param("sqlite", 100, marks=pytest.mark.thorough),
    pytest.param("postgres", 100, marks=pytest.mark.thorough),
]


@pytest.mark.parametrize(("database", "times"), CASES)
def test_a_closing_killed_at_any_moment_leaves_a_whole_round(request, tmp_path, database, times):
    address = request.getfixturevalue("postgres") if database == "postgres" else ""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDERNET_")}
    environment = clean | {"LEDERNET_VAR": str(tmp_path), "DATABASE_URL": address, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], env=environment, check=True, cwd=ROOT)
    command = [sys.executable, "-m", "tests.evaluation.killing", str(times), "7"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stderr
    assert sum(json.loads(run.stdout).values()) == times
