"""A file of measurements into the indicators, from a terminal."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from goals.access.indicators import measurable_by_the_system
from goals.actions.measurements import import_measurements
from goals.formats.measurement_files import read_measurements
from goals.queries.measurement_import import plan_for
from goals.rules.measurement_import import Plan, counts_words
from organisation.formats.hr_files.tables import Unreadable
from organisation.rules.refusals import Refused
from organisation.rules.row_faults import wrong_words

CLEAN, WRONG_ROWS, UNREADABLE = 0, 1, 2


class Command(BaseCommand):
    """Say what a file of measurements would do; with --apply, let it happen."""

    help = (
        "Compare a file of measurements (CSV or XLSX) with what has been measured. A dry run unless --apply. "
        "Exit status: 0 clean, 1 wrong rows, 2 unreadable file."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What may be said on the command line."""
        parser.add_argument("file", metavar="FILE", type=Path, help="a CSV file or a workbook")
        parser.add_argument("--apply", action="store_true", help="carry it out; otherwise nothing is written")
        parser.add_argument("--json", action="store_true", help="print the whole report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, compare, say, and apply when asked to."""
        file, today = options["file"], timezone.localdate()
        try:
            rows, wrong = read_measurements(file.name, file.read_bytes())
        except (Unreadable, OSError) as refusal:
            self.stderr.write(str(refusal))
            raise SystemExit(UNREADABLE) from None
        plan = plan_for(measurable_by_the_system(), rows, wrong, today)
        is_applied = options["apply"] and plan.may_apply
        if is_applied:
            self.carry_out(plan)
        self.tell(file.name, plan, is_applied=is_applied, as_json=options["json"])
        if plan.wrong:
            raise SystemExit(WRONG_ROWS)

    def carry_out(self, plan: Plan) -> None:
        """Let it happen, unless the indicators are no longer as they were a moment ago."""
        try:
            import_measurements(plan=plan, by=None, at=timezone.now())
        except Refused as refused:
            self.stderr.write(str(refused))
            raise SystemExit(WRONG_ROWS) from None

    def tell(self, file: str, plan: Plan, *, is_applied: bool, as_json: bool) -> None:
        """The report, in words or as JSON."""
        wrong = [wrong_words(file, one) for one in plan.wrong]
        if as_json:
            facts = {"counts": dict(plan.counts), "wrong": wrong, "applied": is_applied}
            self.stdout.write(json.dumps(facts, ensure_ascii=False))
            return
        for line in [counts_words(plan), *wrong]:
            self.stdout.write(line)
