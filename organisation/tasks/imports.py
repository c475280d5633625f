"""Imports in the background: the dry run, and carrying it out."""

from datetime import date
from pathlib import Path
from typing import Any

from celery import shared_task
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from organisation.actions.imports import apply_import
from organisation.formats.hr_files import Unreadable, read_hr_files
from organisation.formats.hr_files.keeping import erase_files, erase_old_files, kept_files
from organisation.queries.imports import is_carried_out, stored_organisation
from organisation.rules.imports import Plan, plan_import
from organisation.rules.imports.refusals import ImportRefused, Reason
from organisation.rules.imports.reports import WRONG_ROWS, outcome, report_of
from organisation.tasks.jobs import Work, working

MOST_TOLD = 50
MOST_WRONG = 2_000


def shelf() -> Path:
    """Where the files lie in the meantime."""
    return Path(settings.MEDIA_ROOT) / "imports"


@shared_task
def check_import(job_id: int) -> None:
    """Compare the files with the organisation. Files that cannot be applied as they are, are erased at once."""
    with working(job_id) as work:
        if work is not None:
            erase_old_files(shelf(), timezone.now())
            with translation.override(language_of(work)):
                work.result = checked(work)
            if work.result.get("outcome", WRONG_ROWS) == WRONG_ROWS:
                erase_files(shelf(), work.payload["folder"])


@shared_task
def carry_out_import(job_id: int) -> None:
    """Carry out what the dry run showed, if it still holds; once, however often the job is handed out."""
    with working(job_id) as work:
        if work is not None:
            with translation.override(language_of(work)):
                work.result = carried_out(work)
            erase_files(shelf(), work.payload["folder"])


def language_of(work: Work) -> str:
    """The language of the person who asked."""
    return work.job.queued_by.language if work.job.queued_by else settings.LANGUAGE_CODE


def planned(work: Work) -> Plan:
    """The plan of a job's files against what is stored now."""
    work.check(100, _("Læser filerne"))
    files = read_hr_files(kept_files(shelf(), work.payload["folder"], work.payload["files"]))
    work.check(400, _("Sammenligner med organisationen"))
    return plan_import(files, stored_organisation(), date.fromisoformat(work.payload["on"]))


def checked(work: Work) -> dict[str, Any]:
    """The report of a dry run."""
    try:
        plan = planned(work)
    except Unreadable as refusal:
        return {"unreadable": str(refusal)}
    report = report_of(plan, applied=False, most_told=MOST_TOLD, most_wrong=MOST_WRONG)
    return report | {"outcome": outcome(plan, None), "digest": plan.digest}


def carried_out(work: Work) -> dict[str, Any]:
    """Whether it was carried out, or why not."""
    key = str(work.job.key)
    if is_carried_out(key):
        return {"applied": True}
    try:
        plan = planned(work)
        if plan.digest != work.payload["digest"]:
            raise ImportRefused(Reason.STALE)
        work.check(600, _("Gemmer"))
        confirmed = work.payload["confirmed"]
        apply_import(plan=plan, confirmed_leavers=confirmed, job=key, by=work.job.queued_by, at=timezone.now())
    except FileNotFoundError:
        return {"refused": Reason.ERASED}
    except ImportRefused as refusal:
        return {"refused": refusal.reason}
    return {"applied": True}
