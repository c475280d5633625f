"""Following jobs."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisation.access.jobs import job_for
from organisation.access.roles import hr_desk
from organisation.actions.jobs import cancel_job
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest
from organisation.queries.jobs import latest_jobs


def latest(request: SignedInRequest) -> HttpResponse:
    """Work in the background, newest first."""
    hr_desk(request.user.person, timezone.localdate())
    return render(request, "organisation/jobs.html", {"page": page_of(request, latest_jobs())})


def progress(request: SignedInRequest, key: UUID) -> HttpResponse:
    """How far a job is: a page, or the fragment that pages show while it runs. Ended, it sends its reader on."""
    job = job_for(request.user, key, timezone.localdate())
    response = render(request, "parts/job.html" if request.htmx else "organisation/job.html", {"job": job})
    if request.htmx and not job.is_open:
        response["HX-Refresh"] = "true"
    return response


@require_POST
def stop(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Stop a job; what it has found so far is kept. Leads back to the page that asked for the work."""
    job = cancel_job(job=job_for(request.user, key, timezone.localdate()), by=request.user, at=timezone.now())
    return redirect(job.payload.get("page") or job)
