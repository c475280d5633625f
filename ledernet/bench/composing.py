"""What composing and rotating are promised and what they give: every plan judged by the product's own checker.

Problems are made anew; compiling is measured apart. Seconds are the search's own; the processor's are told beside them,
since another program on the same machine takes its share.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledernet.bench.problems import golf, problem_of
from networks.composition import Problem, check

GAPS = ((150, 1, 0.2), (150, 5, 0.1), (600, 3, 0.5), (2_000, 3, 0.4), (20_000, 30, 0.6))
"""People, seconds, and the per cent above the bound that are promised at the most."""

WEEKS = ((5, 3, 7), (6, 6, 3), (7, 7, 8), (8, 8, 9), (9, 3, 13), (8, 4, 9), (10, 6, 6), (20, 8, 10))
"""Social golfers: groups, their size, and the weeks without a repeat that are promised."""

GOLF_SECONDS, YEARS, YEARLY, YEAR_SECONDS = 20, 18, 600, 5


@dataclass(frozen=True)
class Row:
    """One line of the table. `found` is None where no plan came in time."""

    name: str
    promised: str
    found: str
    broken: int
    processor: float
    kept: bool


def rows(*, quick: bool) -> Iterator[Row]:
    """The whole table; the quick one leaves out what takes longer than five seconds."""
    for people, seconds, most in GAPS:
        if not quick or seconds <= YEAR_SECONDS:
            yield composed(people, seconds, most)
    for groups, size, weeks in WEEKS if not quick else WEEKS[:1]:
        yield golfed(groups, size, weeks)
    if not quick:
        yield yearly()


def composed(people: int, seconds: int, most: float) -> Row:
    """The gap to the bound after so many seconds."""
    problem = problem_of(people, 1)
    plan, processor = answer("compose", problem, "--seconds", seconds)
    broken = len(check(Problem.from_json(problem), plan["assignment"]).broken)
    gap = plan["gap_percent"]
    name = f"{people} leaders, {seconds} s"
    return Row(name, f"≤ {most} %", f"{gap} %", broken, processor, broken == 0 and gap <= most)


def golfed(groups: int, size: int, weeks: int) -> Row:
    """Repeats among golfers who play in so many groups for so many weeks."""
    problem = golf(groups, size)
    plan, processor = answer("rotate", problem, "--rounds", weeks, "--seconds", GOLF_SECONDS)
    broken = sum(plan["violations"].values())
    name, found = f"golf {groups}-{size}, {weeks} weeks", f"{plan['repeats']} repeats"
    return Row(name, "0 repeats", found, broken, processor, not broken and not plan["repeats"])


def yearly() -> Row:
    """One composition a year, each with all the earlier ones as history; nobody needs to meet anybody again."""
    problem = problem_of(YEARLY, 1) | {"history": []}
    repeats = broken = 0
    processor = 0.0
    for _ in range(YEARS):
        plan, spent = answer("compose", problem, "--seconds", YEAR_SECONDS)
        repeats, processor = repeats + plan["repeats"], processor + spent
        broken += len(check(Problem.from_json(problem), plan["assignment"]).broken)
        problem["history"].append(groups_of(plan["assignment"]))
    found = f"{repeats} repeats"
    name = f"{YEARS} yearly rounds of {YEARLY}"
    return Row(name, "0 repeats", found, broken, round(processor, 1), not repeats and not broken)


def groups_of(seats: dict[str, str]) -> dict[str, list[str]]:
    """Who sat together."""
    found: dict[str, list[str]] = {}
    for person, network in seats.items():
        found.setdefault(network, []).append(person)
    return found


def answer(command: str, problem: dict[str, Any], *more: object) -> tuple[dict[str, Any], float]:
    """What the command line of the composition answers, in a process of its own, and the processor's seconds."""
    with tempfile.TemporaryDirectory(prefix="ledernet-bench-") as folder:
        asked, told = Path(folder, "problem.json"), Path(folder, "plan.json")
        asked.write_text(json.dumps(problem), encoding="utf-8")
        words = [sys.executable, "-m", "networks.composition", command, asked, "--out", told, "--seed", 1, *more]
        process = subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        return json.loads(told.read_text(encoding="utf-8")), round(used.ru_utime + used.ru_stime, 1)


def compiled() -> float:
    """Seconds to compile the search; next to none where it was compiled before."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "networks.composition", "--compile"], stdout=subprocess.DEVNULL, check=True)
    return round(time.perf_counter() - begun, 1)


def table(found: list[Row]) -> Iterator[str]:
    """The rows as a person reads them."""
    yield f"{'composition':<28}{'promised':>12}{'found':>14}{'broken rules':>14}{'processor':>11}  kept"
    for row in found:
        kept = "yes" if row.kept else "NO"
        yield f"{row.name:<28}{row.promised:>12}{row.found:>14}{row.broken:>14}{row.processor:>9} s  {kept}"
