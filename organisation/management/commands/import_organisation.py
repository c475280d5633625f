"""HR's files into the organisation, from a terminal."""

import json
from argparse import ArgumentTypeError
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, ProgrammingError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organisation.actions.imports import apply_import
from organisation.formats.hr_files import Unreadable, read_hr_files
from organisation.queries.imports import stored_organisation
from organisation.rules.imports import Plan, plan_import
from organisation.rules.imports.refusals import ImportRefused
from organisation.rules.imports.reports import CLEAN, TOO_MANY_LEAVERS, UNREADABLE, WRONG_ROWS, outcome, report_of
from organisation.rules.imports.words import counts_in_words, leavers_in_words, wrong_in_words

MOST_LINES = 200


def a_day(text: str) -> date:
    """A day given on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(_("%(text)s er ikke en dato. Skriv den som 2026-11-24.") % {"text": text}) from None


def a_number(text: str) -> int:
    """A number of people given on the command line."""
    if not text.isascii() or not text.isdigit():
        raise ArgumentTypeError(_("%(text)s er ikke et antal.") % {"text": text})
    return int(text)


class Command(BaseCommand):
    """Compare HR's files with the organisation and say what would happen; with --apply, let it happen."""

    help = (
        "Compare HR's files (CSV or XLSX: Enheder, Personer, Stillinger) with the organisation. A dry run unless "
        "--apply. Exit status: 0 clean, 1 wrong rows, 2 unreadable file, 3 more leavers than allowed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What may be said on the command line."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="one to three CSV files, or a workbook")
        parser.add_argument("--apply", action="store_true", help="carry it out; otherwise nothing is written")
        parser.add_argument("--confirm-leavers", type=a_number, metavar="N", help="accept that up to N people leave")
        parser.add_argument("--on", type=a_day, metavar="DATE", help="the day the files count from (default: today)")
        parser.add_argument("--json", action="store_true", help="print the whole report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, compare, say, and apply when asked to."""
        try:
            status = self.run(**options)
        except Unreadable as refusal:
            status = self.refuse(str(refusal), options["json"], UNREADABLE, file=refusal.file)
        except ImportRefused as refusal:
            status = self.refuse(refusal.sentence, options["json"], WRONG_ROWS)
        except (OperationalError, ProgrammingError) as trouble:
            status = self.refuse(_("Databasen svarer ikke: %(why)s") % {"why": trouble}, options["json"], UNREADABLE)
        if status != CLEAN:
            raise SystemExit(status)

    def run(self, *, files: Sequence[str], on: date | None, confirm_leavers: int | None, **options: Any) -> int:
        """One import; returns the exit status."""
        plan = plan_import(read_hr_files(contents(files)), stored_organisation(), on or timezone.localdate())
        status = outcome(plan, confirm_leavers)
        applied = options["apply"] and status == CLEAN
        if applied:
            apply_import(plan=plan, confirmed_leavers=confirm_leavers, by=None, at=timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(report_of(plan, applied=applied), ensure_ascii=False, default=str))
        else:
            for line in lines(plan, applied=applied, status=status):
                self.stdout.write(line)
        return status

    def refuse(self, sentence: str, as_json: bool, status: int, **more: str) -> int:
        """Say why nothing was done."""
        if as_json:
            self.stdout.write(json.dumps({"applied": False, "error": sentence, **more}, ensure_ascii=False))
        else:
            self.stderr.write(sentence)
        return status


def contents(files: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The files by name and content."""
    for name in files:
        path = Path(name)
        try:
            yield path.name, path.read_bytes()
        except OSError as error:
            raise Unreadable(name, _("Filen kan ikke åbnes (%(why)s).") % {"why": error.strerror}) from None


def lines(plan: Plan, *, applied: bool, status: int) -> Iterator[str]:
    """The report in words."""
    day = date_format(plan.on, "DATE_FORMAT")
    yield (
        _("Indlæst med virkning fra %(day)s.") % {"day": day}
        if applied
        else _("Prøvekørsel for %(day)s. Intet er gemt.") % {"day": day}
    )
    for sheet in plan.row_counts:
        yield f"{sheet}: {counts_in_words(plan.counts[sheet])}"
    for remark in plan.remarks:
        yield f"{remark.file}: {remark.sentence}"
    yield leavers_in_words(len(plan.leavers))
    if status == TOO_MANY_LEAVERS:
        yield _(
            "Der må højst fratræde %(allowed)s uden et ja. Er det rigtigt, så skriv --confirm-leavers %(count)s."
        ) % {
            "allowed": plan.leavers_allowed,
            "count": len(plan.leavers),
        }
    for wrong in plan.wrong[:MOST_LINES]:
        yield wrong_in_words(wrong)
    if len(plan.wrong) > MOST_LINES:
        yield _("… og %(count)s til. Se dem alle med --json.") % {"count": len(plan.wrong) - MOST_LINES}
