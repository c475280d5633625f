"""Measure what docs/figures.md promises."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from ledernet.bench.imports import SIZES, imported
from ledernet.bench.measuring import Line, timed, visit
from ledernet.bench.pages import pages
from ledernet.bench.problems import problem_of
from ledernet.bench.process import first_answer

COMPOSED = ((150, 2), (600, 5))


class Command(BaseCommand):
    """Print one table: pages beside the floor, the web process, the demo, composition, imports."""

    help = "Measure pages, start, demo and composition on a demo municipality made for it. Nothing of yours is touched."

    def add_arguments(self, parser) -> None:
        """How large, and whether the municipality is there already."""
        parser.add_argument("--size", choices=["small", "municipality", "region"], default="municipality")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of the table")
        parser.add_argument("--here", action="store_true", help="measure this database instead of making one")

    def handle(self, *args, **options) -> None:
        """Make a municipality in a folder of its own and measure there."""
        if options["here"]:
            self.measure(options)
            return
        with tempfile.TemporaryDirectory(prefix="ledernet-bench-") as folder:
            environment = os.environ | {"LEDERNET_VAR": folder, "LEDERNET_DEMO": "1"}
            environment.pop("DATABASE_URL", None)
            environment["NUMBA_CACHE_DIR"] = str(settings.NUMBA_CACHE_DIR)
            run(["migrate", "--verbosity", "0"], environment)
            seconds = timed(
                lambda: run(["demo", "--size", options["size"], "--history", "none"], environment, quiet=True)
            )
            environment["LEDERNET_BENCH_DEMO"] = f"{seconds:.1f}"
            more = ["--json"] if options["json"] else []
            run(["bench", "--here", "--size", options["size"], *more], environment)

    def measure(self, options: dict[str, Any]) -> None:
        """Everything, the pages between two measurements of the floor."""
        with override_settings(ROOT_URLCONF="ledernet.bench.urls"):
            lines = measured_pages()
        figures = {
            "pages": [line.__dict__ for line in lines],
            "demo": {"size": options["size"], "seconds": os.environ.get("LEDERNET_BENCH_DEMO", "")},
            "web process": first_answer(),
            "compiling": {"seconds": round(timed(lambda: compose(["--compile"])), 1)},
            "composition": [composed(people, seconds) for people, seconds in COMPOSED],
            "imports": [imported(*size) for size in SIZES],
        }
        self.stdout.write(json.dumps(figures, indent=1) if options["json"] else "\n".join(table(lines, figures)))


def run(arguments: list[str], environment: dict[str, str], *, quiet: bool = False) -> None:
    """One of LederNet's commands in a process of its own."""
    manage = Path(settings.BASE_DIR) / "manage.py"
    output = subprocess.DEVNULL if quiet else None
    subprocess.run([sys.executable, str(manage), *arguments], env=environment, stdout=output, check=True)


def measured_pages() -> list[Line]:
    """The floor, every page, the floor again."""
    found = pages()
    client = Client(SERVER_NAME="localhost")
    client.force_login(found[0].account)
    lines = [visit("floor", client, reverse("bench_floor"))]
    for page in found:
        client.force_login(page.account)
        lines.append(visit(page.name, client, page.path))
    return [*lines, visit("floor again", client, reverse("bench_floor"))]


def compose(words: list[str]) -> None:
    """The composition's own command line, in a process of its own as the product has it."""
    subprocess.run([sys.executable, "-m", "networks.composition", *words], stdout=subprocess.DEVNULL, check=True)


def composed(people: int, seconds: int) -> dict[str, Any]:
    """The gap to the bound after so many seconds."""
    with tempfile.TemporaryDirectory(prefix="ledernet-bench-") as folder:
        problem, plan = Path(folder) / "problem.json", Path(folder) / "plan.json"
        problem.write_text(json.dumps(problem_of(people, 1)), encoding="utf-8")
        words = ["compose", str(problem), "--out", str(plan), "--seconds", str(seconds), "--seed", "1"]
        span = timed(lambda: compose(words))
        answer = json.loads(plan.read_text(encoding="utf-8"))
    return {
        "people": people,
        "seconds": round(span, 1),
        **{name: answer[name] for name in ("gap_percent", "violations")},
    }


def table(lines: list[Line], figures: dict[str, Any]) -> list[str]:
    """The figures as a person reads them."""
    floor = lines[0]
    rows = [f"{'page':<28}{'queries':>8}{'ms':>8}{'95 %':>8}{'x floor':>9}{'kB':>8}"]
    rows += [
        f"{line.name:<28}{line.queries:>8}{line.milliseconds:>8.1f}{line.near_worst:>8.1f}"
        f"{line.times(floor):>9.1f}{line.kilobytes:>8.1f}"
        for line in lines
    ]
    web, demo = figures["web process"], figures["demo"]
    rows.append(f"web process: first answer after {web['seconds']} s, {web['megabytes']} MB")
    rows.append(f"demo {demo['size']}: {demo['seconds']} s")
    rows.append(f"compiling the search: {figures['compiling']['seconds']} s (0.x when it was compiled before)")
    rows += [
        f"composing {one['people']} leaders: {one['gap_percent']} % above the bound after {one['seconds']} s, "
        f"violations: {one['violations'] or 'none'}"
        for one in figures["composition"]
    ]
    rows += [
        f"importing {one['rows']} rows: {one['tried']} + {one['applied']} s of the processor to try and to apply, "
        f"{one['megabytes']} MB"
        for one in figures["imports"]
    ]
    return rows
