"""After publication: no ballot, link or key in the raw files, and nobody tied to what they wrote beyond chance."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

# 200 lists put beside each other at random name one person on average; eight or more happens once in 100,000 times.
CHANCE = 8


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgres", marks=pytest.mark.thorough)])
def test_the_database_forgets_and_200_known_respondents_stay_unknown(request, tmp_path, database):
    address = request.getfixturevalue("postgres") if database == "postgres" else ""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDERNET_")}
    environment = clean | {"LEDERNET_VAR": str(tmp_path), "DATABASE_URL": address, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], env=environment, check=True, cwd=ROOT)
    command = [sys.executable, "-m", "tests.evaluation.forgetting"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert (seen["before"], seen["after"], seen["key"]) == ([200, 200], [0, 0], False)
    assert {way: count for way, count in seen["named"].items() if count >= CHANCE} == {}
