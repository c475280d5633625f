"""How long HR's files take, and how much memory: the command in a process of its own, on a database of its own."""

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from ledernet.demo.files import COLUMNS

# (employees, chairs, units): a municipality, and 200,000 rows in all
SIZES = ((4_200, 4_300, 1_300), (95_000, 100_000, 5_000))


def imported(people: int, chairs: int, units: int) -> dict[str, Any]:
    """The processor's seconds for the dry run and for the import after it, and the most memory that either held."""
    with tempfile.TemporaryDirectory(prefix="ledernet-bench-") as name:
        folder = Path(name)
        files = [str(path) for path in written(folder, people, chairs, units)]
        manage(folder, "migrate", "--verbosity", "0")
        tried, held_trying = manage(folder, "import_organisation", *files)
        applied, held = manage(folder, "import_organisation", *files, "--apply")
    return {
        "rows": people + chairs + units,
        "tried": round(tried, 1),
        "applied": round(applied, 1),
        "megabytes": max(held_trying, held),
    }


def written(folder: Path, people: int, chairs: int, units: int) -> Iterator[Path]:
    """The three files: a tree of fours, everybody in a chair, the other chairs vacant."""
    sheets: dict[str, list[list[object]]] = {
        "Enheder": [
            [n, f"Enhed {n}", n // 4 or "", "Skole", f"By {n % 50}", "2014-01-01", ""] for n in range(1, units + 1)
        ],
        "Personer": [
            [f"P{n}", f"Åse Sørensen {n}", f"p{n}@fjordby.example", "", "2015-01-01", "", "", ""] for n in range(people)
        ],
        "Stillinger": [
            [f"S{n}", f"P{n}" if n < people else "", 1 + n % units, "Pædagog", "nej", 5, "nej", "2016-01-01", ""]
            for n in range(chairs)
        ],
    }
    for name, rows in sheets.items():
        path = folder / f"{name}.csv"
        with path.open("w", encoding="cp1252", newline="") as file:
            csv.writer(file, delimiter=";").writerows([COLUMNS[name], *rows])
        yield path


def manage(folder: Path, *words: str) -> tuple[float, int]:
    """The processor's seconds and the megabytes of one of LederNet's commands: other work does not count."""
    environment = os.environ | {"LEDERNET_VAR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
    command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *words]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
