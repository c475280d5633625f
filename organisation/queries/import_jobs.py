"""Questions about imports by page: a dry run and what came of it are jobs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from organisation.models import Job
from organisation.rules.imports import Kind, Remark, Sheet, Wrong
from organisation.rules.imports.refusals import Reason, refusal_in_words
from organisation.rules.imports.reports import WRONG_ROWS, remarks_again, wrong_again
from organisation.rules.imports.words import counts_in_words
from organisation.rules.jobs import State

CHECK = "check_import"
APPLY = "apply_import"


@dataclass(frozen=True)
class Findings:
    """What a dry run found, from the report that was kept of it."""

    kept: Mapping[str, Any]

    @property
    def has_wrong_rows(self) -> bool:
        """Whether rows are wrong."""
        return bool(self.kept["outcome"] == WRONG_ROWS)

    @property
    def has_too_many_leavers(self) -> bool:
        """Whether more would leave than is allowed without a yes."""
        return bool(self.kept["leavers"] > self.kept["leavers_allowed"])

    @property
    def wrong(self) -> list[Wrong]:
        """The wrong rows, or the first of many."""
        return wrong_again(self.kept["wrong"])

    @property
    def remarks(self) -> list[Remark]:
        """What is worth knowing."""
        return remarks_again(self.kept["remarks"])

    @property
    def sheets(self) -> list[tuple[str, int, str]]:
        """Each sheet that was handed in, its rows, and its counts in words."""
        return [(name, rows, counts_in_words(self.kept["sheets"][name])) for name, rows in self.kept["rows"].items()]

    @property
    def lists(self) -> list[tuple[str, str, int, list[Mapping[str, Any]]]]:
        """What would happen, by sheet and kind: how many, and the first of them."""
        told: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
        for change in self.kept["changes"]:
            told[change["sheet"], change["kind"]].append(change)
        counts = {
            (sheet.value, kind.value): self.kept["sheets"][sheet.value][kind.value] for sheet in Sheet for kind in Kind
        }
        return [(*key, count, told[key]) for key, count in counts.items() if count]


@dataclass(frozen=True)
class ImportPage:
    """An import as its page shows it: the dry run, and the job that carries it out when somebody has said yes."""

    check: Job
    carrying: Job | None

    @property
    def files(self) -> list[str]:
        """What the files are called."""
        return list(self.check.payload["files"])

    @property
    def on(self) -> date:
        """The day that the files count from."""
        return date.fromisoformat(self.check.payload["on"])

    @property
    def waiting_for(self) -> Job | None:
        """The job that is ahead or under way."""
        return next((job for job in (self.carrying, self.check) if job is not None and job.is_open), None)

    @property
    def found(self) -> Findings | None:
        """What the dry run found, when it could read the files."""
        return Findings(self.check.result) if "counts" in self.check.result else None

    @property
    def unreadable(self) -> str:
        """Why the files could not be read."""
        return str(self.check.result.get("unreadable", ""))

    @property
    def is_applied(self) -> bool:
        """Whether it has been carried out."""
        return self.carrying is not None and bool(self.carrying.result.get("applied"))

    @property
    def refused(self) -> str:
        """Why it was not carried out although somebody said yes."""
        reason = self.carrying.result.get("refused") if self.carrying else None
        return refusal_in_words(Reason(reason)) if reason else ""

    @property
    def is_lost(self) -> bool:
        """Whether the work broke down or was stopped."""
        last = self.carrying or self.check
        return last.state in {State.FAILED, State.CANCELLED}

    @property
    def may_apply(self) -> bool:
        """Whether there is something that a yes would carry out."""
        if self.found is None or self.found.has_wrong_rows or self.found.kept["is_empty"]:
            return False
        return self.waiting_for is None and not self.is_applied and not self.refused

    @property
    def number_to_write(self) -> int | None:
        """The number of leavers that a yes must name, when they are many."""
        return self.found.kept["leavers"] if self.found and self.found.has_too_many_leavers else None


def import_page(check: Job) -> ImportPage:
    """An import by its dry run."""
    return pages_of([check])[0]


def latest_imports() -> QuerySet[Job]:
    """The dry runs, newest first, with who asked."""
    return Job.objects.filter(kind=CHECK).select_related("queued_by__person").order_by("-pk")


def pages_of(checks: Sequence[Job]) -> list[ImportPage]:
    """Imports by their dry runs, in one query more. Of two yeses, the one that was carried out counts."""
    jobs = Job.objects.filter(kind=APPLY, payload__check__in=[str(check.key) for check in checks]).order_by("pk")
    carrying: dict[str, Job] = {}
    for job in jobs:
        known = carrying.get(job.payload["check"])
        if known is None or not known.result.get("applied"):
            carrying[job.payload["check"]] = job
    return [ImportPage(check, carrying.get(str(check.key))) for check in checks]
