"""How many have had a dialogue: shares for HR and directors, and nobody's name."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest
from performance.access.coverage import coverage_reader
from performance.queries.coverage import coverage_for


@require_safe
def coverage(request: SignedInRequest) -> HttpResponse:
    """Shares of groups of five and more, within a year."""
    person, today = request.user.person, timezone.localdate()
    standing = coverage_reader(person, today)
    found = coverage_for(person, standing, today)
    facts = {"coverage": found, "page": page_of(request, found.lines), "is_hr": standing.is_hr}
    return render(request, "performance/coverage.html", facts)
