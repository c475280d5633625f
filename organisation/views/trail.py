"""HR's view of the audit trail and of work in the background."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from organisation.access.roles import hr_desk
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest
from organisation.queries.audit import latest_entries
from organisation.queries.jobs import latest_jobs


def trail(request: SignedInRequest) -> HttpResponse:
    """What was done, by whom, newest first; one verb alone when the address names it."""
    hr_desk(request.user.person, timezone.localdate())
    verb, entries = request.GET.get("handling", ""), latest_entries()
    found = page_of(request, entries.filter(verb=verb) if verb else entries)
    return render(request, "organisation/trail.html", {"page": found, "verb": verb})


def jobs(request: SignedInRequest) -> HttpResponse:
    """Work in the background, newest first."""
    hr_desk(request.user.person, timezone.localdate())
    return render(request, "organisation/jobs.html", {"page": page_of(request, latest_jobs())})
