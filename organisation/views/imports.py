"""HR's pages about imports: hand in files, read what would happen, say yes."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisation.access.imports import import_for
from organisation.access.roles import hr_desk
from organisation.actions.jobs import queue_job
from organisation.formats.hr_files.columns import COLUMNS
from organisation.formats.hr_files.keeping import keep_files
from organisation.formats.wrong_rows import wrong_rows_csv
from organisation.forms.imports import ImportForm, YesForm
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest
from organisation.models import Job
from organisation.queries.import_jobs import APPLY, CHECK, ImportPage, import_page, latest_imports, pages_of
from organisation.queries.imports import last_import
from organisation.tasks.imports import carry_out_import, check_import, shelf
from organisation.tasks.jobs import ring

HISTORY = 20


def imports(request: SignedInRequest) -> HttpResponse:
    """Hand in files; below, the imports there have been."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    form = ImportForm(request.POST or None, request.FILES or None, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        job = hand_in(request, form, timezone.now())
        ring(job)
        return redirect("organisation:import", key=job.key)
    page = page_of(request, latest_imports(), HISTORY)
    facts = {"form": form, "page": page, "imports": pages_of(list(page)), "columns": COLUMNS}
    return render(request, "organisation/imports.html", facts | {"last": None if page.object_list else last_import()})


def hand_in(request: SignedInRequest, form: ImportForm, at: datetime) -> Job:
    """Keep the files and queue their dry run."""
    folder = keep_files(shelf(), (file.chunks() for file in form.cleaned_data["hr_files"]))
    payload = {
        "folder": folder,
        "files": form.names,
        "on": form.on_day.isoformat(),
        "page": reverse("organisation:imports"),
    }
    return queue_job(kind=CHECK, task=check_import.name, payload=payload, by=request.user, at=at)


def one_import(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What the files would do, or have done."""
    known = import_page(import_for(request.user.person, key, timezone.localdate()))
    form = YesForm(expected=known.number_to_write)
    return render(request, "organisation/import.html", {"known": known, "form": form})


@require_POST
def apply_files(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say yes: carry out what the dry run showed."""
    known = import_page(import_for(request.user.person, key, timezone.localdate()))
    form = YesForm(request.POST, expected=known.number_to_write)
    if known.may_apply and not form.is_valid():
        return render(request, "organisation/import.html", {"known": known, "form": form})
    if known.may_apply:
        ring(say_yes(request, known, form.cleaned_data["leavers"], timezone.now()))
    return redirect("organisation:import", key=key)


def say_yes(request: SignedInRequest, known: ImportPage, confirmed: int | None, at: datetime) -> Job:
    """Queue what HR has said yes to."""
    payload = known.check.payload | {
        "check": str(known.check.key),
        "digest": known.check.result["digest"],
        "confirmed": confirmed,
        "page": reverse("organisation:import", kwargs={"key": known.check.key}),
    }
    return queue_job(kind=APPLY, task=carry_out_import.name, payload=payload, by=request.user, at=at)


def wrong_rows(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The wrong rows as a file to work through."""
    known = import_page(import_for(request.user.person, key, timezone.localdate()))
    content = wrong_rows_csv(known.found.wrong if known.found else [])
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="forkerte-raekker.csv"'
    return response
