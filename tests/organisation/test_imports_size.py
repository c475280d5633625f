"""How long an import takes and how much memory it wants: the command in a process of its own."""

import csv
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import sleep

import pytest
from django.conf import settings

from tests.organisation.import_world import PEOPLE, POSITIONS, UNITS

# The most memory that the command itself held; what resource.getrusage tells is at least what its parent had.
RUN = """
import re, resource, sys
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", *sys.argv[1:]])
used = resource.getrusage(resource.RUSAGE_SELF)
held = re.search("VmHWM:\\s+(\\d+)", open("/proc/self/status").read())
print(used.ru_utime + used.ru_stime, int(held[1]) // 1024, file=sys.stderr)
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


def started(folder: Path, *args: str) -> subprocess.Popen[str]:
    """A command on a database of its own, under way."""
    env = os.environ | {"LEDERNET_VAR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/size.sqlite3"}
    command = [sys.executable, "-c", RUN, *args]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=settings.BASE_DIR, env=env, text=True, **pipes)


def manage(folder: Path, *args: str) -> tuple[float, int]:
    """The processor's seconds and the megabytes of a command that must end well: other work does not count."""
    with started(folder, *args) as process:
        _, used = process.communicate()
    assert process.returncode == 0, used
    seconds, megabytes = used.split()
    return float(seconds), int(megabytes)


def imported(folder: Path, units: int, people: int, chairs: int) -> tuple[int, float, int]:
    """How many rows were tried and then applied, the processor's seconds for both, and the megabytes held."""
    folder.mkdir()
    files = written(folder, units, people, chairs)
    manage(folder, "migrate", "--verbosity", "0")
    tried, _ = manage(folder, "import_organisation", *files)
    applied, megabytes = manage(folder, "import_organisation", *files, "--apply")
    return units + people + chairs, tried + applied, megabytes


@pytest.mark.thorough
def test_time_and_memory(tmp_path):
    """Held against what the same machine takes for the least of commands: a municipality's import costs no more than
    eight of them, and a row of twenty times as many no more than two of its rows. Work that grew with the square of the
    rows would cost twenty. `make bench` holds the seconds themselves against what is promised."""
    least, _ = manage(tmp_path, "check")
    rows, seconds, _ = imported(tmp_path / "municipality", 1_300, 4_200, 4_300)
    more_rows, more_seconds, megabytes = imported(tmp_path / "many", 5_000, 95_000, 100_000)
    assert seconds <= 8 * least
    assert more_seconds / seconds <= 2 * more_rows / rows
    assert megabytes <= 512


COUNTS = """
SELECT (SELECT count(*) FROM organisation_unit), (SELECT count(*) FROM organisation_person),
    (SELECT count(*) FROM organisation_position), (SELECT count(*) FROM organisation_holding),
    (SELECT count(*) > 0 FROM organisation_auditentry WHERE kind = 'organisation.import')
"""


def counts(folder: Path) -> tuple[int, ...]:
    """How many units, people, positions and holdings there are, and whether the audit trail tells of an import."""
    with closing(sqlite3.connect(folder / "size.sqlite3")) as database:
        return database.execute(COUNTS).fetchone()


@pytest.mark.thorough
def test_killed_at_any_moment_nothing_is_half_imported(tmp_path):
    files = written(tmp_path, 1_300, 4_200, 4_300)
    manage(tmp_path, "migrate", "--verbosity", "0")
    whole, seen = (1_300, 4_200, 4_300, 4_200, 1), set()
    for seconds in (1.0, 1.4, 1.8, 2.2, 2.6, 3.0):
        with started(tmp_path, "import_organisation", *files, "--apply") as process:
            sleep(seconds)
            process.kill()
            process.communicate()
        seen.add(counts(tmp_path))
    assert seen <= {(0, 0, 0, 0, 0), whole}
    manage(tmp_path, "import_organisation", *files, "--apply")
    assert counts(tmp_path) == whole
