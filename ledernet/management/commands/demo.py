"""The invented municipality, loaded into an empty database."""

import gc
import json
from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ledernet.demo.loading import is_taken, load

SELDOM = (50_000, 20, 100)
"""Nearly all that the demo makes stays, and looking for what does not took a tenth of its time."""


class Command(BaseCommand):
    """Load the demo; the last line says how many there are and gives the digest of all of it."""

    help = "Load an invented municipality into an empty database. Same size, seed and day: the same municipality."

    def add_arguments(self, parser: CommandParser) -> None:
        """How big, by which dice, as of which day, and with how much of a past."""
        parser.add_argument("--size", choices=["small", "municipality", "region"], default="municipality")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--on", type=date.fromisoformat, help="the day it is (default: today)")
        parser.add_argument("--history", choices=["none", "full", "later"], default="none")
        parser.add_argument("--when-empty", action="store_true", help="do nothing, quietly, when people exist")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, unless somebody lives here already."""
        if is_taken():
            if options["when_empty"]:
                return
            raise CommandError(
                "The database has people in it. The demo loads into an empty database only: begin again without var/."
            )
        on = options["on"] or timezone.localdate()
        gc.set_threshold(*SELDOM)
        loaded = load(size=options["size"], seed=options["seed"], on=on, history=options["history"])
        self.stdout.write(json.dumps(asdict(loaded)))
