"""How long an import takes and how much memory it wants: the command in a process of its own."""

import csv
import os
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest
from django.conf import settings

from tests.organisation.import_world import PEOPLE, POSITIONS, UNITS

RUN = """
import resource, sys
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", *sys.argv[1:]])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def written(folder: Path, units: int, people: int, chairs: int) -> list[str]:
    """HR's three files of an organisation of this size: a tree of fours, everyone in a chair, other chairs vacant."""
    rows = {
        UNITS: (
            [n, f"Enhed {n}", n // 4 or "", "Skole", f"By {n % 50}", "2020-01-01", ""] for n in range(1, units + 1)
        ),
        PEOPLE: (
            [f"P{n}", f"Åse Sørensen {n}", f"p{n}@fjordby.example", "+45 59 00 00 00", "01-01-2015", "", "", ""]
            for n in range(people)
        ),
        POSITIONS: (
            [f"S{n}", f"P{n}" if n < people else "", 1 + n % units, "Pædagog", "nej", 5, "nej", "2016-01-01", ""]
            for n in range(chairs)
        ),
    }
    paths = []
    for number, (header, lines) in enumerate(rows.items()):
        path = folder / f"{number}.csv"
        with path.open("w", encoding="cp1252", newline="") as file:
            csv.writer(file, delimiter=";").writerows([header.strip().split(";"), *lines])
        paths.append(str(path))
    return paths


def manage(folder: Path, *args: str) -> tuple[float, int]:
    """Seconds and megabytes of a command on a database of its own."""
    env = os.environ | {"LEDERNET_VAR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/size.sqlite3"}
    begun = monotonic()
    run = subprocess.run(
        [sys.executable, "-c", RUN, *args], cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, check=True
    )
    return monotonic() - begun, int(run.stderr)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("units", "people", "chairs", "seconds"),
    [(1_300, 4_200, 4_300, 10), (5_000, 95_000, 100_000, 60)],
    ids=["4,200 employees", "200,000 rows"],
)
def test_time_and_memory(tmp_path, units, people, chairs, seconds):
    files = written(tmp_path, units, people, chairs)
    manage(tmp_path, "migrate", "--verbosity", "0")
    tried, _ = manage(tmp_path, "import_organisation", *files)
    applied, megabytes = manage(tmp_path, "import_organisation", *files, "--apply")
    assert tried + applied <= seconds, f"dry run {tried:.1f} s, applied {applied:.1f} s"
    assert megabytes <= 512
