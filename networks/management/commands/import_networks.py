"""Files of networks that already run into the programmes, from a terminal."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, ProgrammingError
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.network_import import import_networks
from networks.formats.network_files import read_networks
from networks.queries.network_import import plan_for
from networks.rules.network_import import FileFault, Plan, Row, counts_words
from organisation.formats.hr_files.tables import Unreadable
from organisation.rules.refusals import Refused
from organisation.rules.row_faults import wrong_words

CLEAN, WRONG_ROWS, UNREADABLE = 0, 1, 2


class Command(BaseCommand):
    """Say what files of networks would do; with --apply, let it happen."""

    help = (
        "Compare files of running and earlier networks (CSV or XLSX) with what is known. A dry run unless --apply. "
        "Exit status: 0 clean, 1 wrong rows, 2 unreadable file."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What may be said on the command line."""
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="CSV files or workbooks")
        parser.add_argument("--apply", action="store_true", help="carry it out; otherwise nothing is written")
        parser.add_argument("--json", action="store_true", help="print the whole report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, compare, say, and apply when asked to."""
        try:
            plan = plan_for(*contents(options["files"]))
            is_applied = options["apply"] and plan.may_apply
            if is_applied:
                import_networks(plan=plan, by=None, at=timezone.now())
        except (Unreadable, OSError) as refusal:
            self.refuse(str(refusal), UNREADABLE, as_json=options["json"])
        except Refused as refused:
            self.refuse(str(refused), WRONG_ROWS, as_json=options["json"])
        except (OperationalError, ProgrammingError) as trouble:
            self.refuse(_("Databasen svarer ikke: %(why)s") % {"why": trouble}, UNREADABLE, as_json=options["json"])
        self.tell(plan, is_applied=is_applied, as_json=options["json"])
        if plan.wrong:
            raise SystemExit(WRONG_ROWS)

    def tell(self, plan: Plan, *, is_applied: bool, as_json: bool) -> None:
        """The report, in words or as JSON."""
        wrong = [wrong_words(one.file, one.wrong) for one in plan.wrong]
        if as_json:
            counts = {"networks": plan.new_networks, "places": plan.new_places}
            facts = {"counts": counts, "wrong": wrong, "applied": is_applied}
            self.stdout.write(json.dumps(facts, ensure_ascii=False))
            return
        for line in [counts_words(plan), *wrong]:
            self.stdout.write(line)

    def refuse(self, sentence: str, status: int, *, as_json: bool) -> None:
        """Say why nothing was done, and end."""
        if as_json:
            self.stdout.write(json.dumps({"applied": False, "error": sentence}, ensure_ascii=False))
        else:
            self.stderr.write(sentence)
        raise SystemExit(status)


def contents(files: Sequence[Path]) -> tuple[list[Row], list[FileFault]]:
    """The rows of all files, and what cannot be read in them."""
    rows: list[Row] = []
    wrong: list[FileFault] = []
    for file in files:
        found, faults = read_networks(file.name, file.read_bytes())
        rows += found
        wrong += faults
    return rows, wrong
