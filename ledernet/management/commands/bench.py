"""Measure what docs/figures.md promises."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connections
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from ledernet.bench import composing
from ledernet.bench.imports import SIZES, imported
from ledernet.bench.measuring import Line, timed, visit
from ledernet.bench.moving import moved_line
from ledernet.bench.pages import pages
from ledernet.bench.process import first_answer
from ledernet.demo.personas import HR
from organisation.models import Account


class Command(BaseCommand):
    """Print one table: pages beside the floor, the web process, the demo, composition, imports."""

    help = "Measure pages, start, demo and composition on a demo municipality made for it. Nothing of yours is touched."

    def add_arguments(self, parser) -> None:
        """How large, and whether the municipality is there already."""
        parser.add_argument("--size", choices=["small", "municipality", "region"], default="municipality")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of the table")
        parser.add_argument("--only", choices=["composition"], help="this part of the table and nothing else")
        parser.add_argument("--quick", action="store_true", help="of composing only what takes a few seconds")
        parser.add_argument("--here", action="store_true", help="measure this database instead of making one")

    def handle(self, *args, **options) -> None:
        """Make a municipality in a folder of its own and measure there."""
        if options["only"]:
            self.tell({"compiling": composing.compiled(), "composition": composition(options)}, options, composed_lines)
            return
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
            more = [f"--{word}" for word in ("json", "quick") if options[word]]
            run(["bench", "--here", "--size", options["size"], *more], environment)

    def measure(self, options: dict[str, Any]) -> None:
        """Everything, the pages between two measurements of the floor, by a process that began as the web's."""
        import_module("ledernet.wsgi")
        with override_settings(ROOT_URLCONF="ledernet.bench.urls"):
            lines = by_a_thread(measured_pages)
        figures = {
            "pages": [line.__dict__ for line in lines],
            "demo": {"size": options["size"], "seconds": os.environ.get("LEDERNET_BENCH_DEMO", "")},
            "web process": first_answer(),
            "compiling": composing.compiled(),
            "composition": composition(options),
            "imports": [imported(*size) for size in SIZES],
        }
        self.tell(figures, options, lambda found: table(lines, found))

    def tell(self, figures: dict[str, Any], options: dict[str, Any], words: Callable[[Any], Iterable[str]]) -> None:
        """The figures for a program, or as a table."""
        told = json.dumps(figures, indent=1, default=asdict) if options["json"] else "\n".join(words(figures))
        self.stdout.write(told)


def run(arguments: list[str], environment: dict[str, str], *, quiet: bool = False) -> None:
    """One of LederNet's commands in a process of its own."""
    manage = Path(settings.BASE_DIR) / "manage.py"
    output = subprocess.DEVNULL if quiet else None
    subprocess.run([sys.executable, str(manage), *arguments], env=environment, stdout=output, check=True)


def by_a_thread(measure: Callable[[], list[Line]]) -> list[Line]:
    """What a thread of its own measures, since the web process answers by threads and the caller's depth counts."""

    def measured() -> list[Line]:
        try:
            return measure()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as threads:
        return threads.submit(measured).result()


def measured_pages() -> list[Line]:
    """The floor, every page, the floor again."""
    found = pages()
    client = Client(SERVER_NAME="localhost")
    client.force_login(found[0].account)
    lines = [visit("floor", client, reverse("bench_floor"))]
    for page in found:
        client.force_login(page.account)
        lines.append(visit(page.name, client, page.path))
    lines += [moved_line(account) for account in Account.objects.filter(email=HR)]
    return [*lines, visit("floor again", client, reverse("bench_floor"))]


def composition(options: dict[str, Any]) -> list[composing.Row]:
    """What composing and rotating give against what is promised."""
    return list(composing.rows(quick=options["quick"]))


def composed_lines(figures: dict[str, Any]) -> Iterator[str]:
    """Compiling and composing as a person reads them."""
    yield f"compiling the search: {figures['compiling']} s (0.x when it was compiled before)"
    yield from composing.table(figures["composition"])


def table(lines: list[Line], figures: dict[str, Any]) -> list[str]:
    """The figures as a person reads them."""
    floor = lines[0]
    rows = [f"{'page':<32}{'queries':>8}{'ms':>8}{'95 %':>8}{'x floor':>9}{'kB':>8}"]
    rows += [
        f"{line.name:<32}{line.queries:>8}{line.milliseconds:>8.1f}{line.near_worst:>8.1f}"
        f"{line.times(floor):>9.1f}{line.kilobytes:>8.1f}"
        for line in lines
    ]
    web, demo = figures["web process"], figures["demo"]
    rows.append(f"web process: first answer after {web['seconds']} s, {web['megabytes']} MB")
    rows.append(f"demo {demo['size']}: {demo['seconds']} s")
    rows += composed_lines(figures)
    rows += [
        f"importing {one['rows']} rows: {one['tried']} + {one['applied']} s of the processor to try and to apply, "
        f"{one['megabytes']} MB"
        for one in figures["imports"]
    ]
    return rows
