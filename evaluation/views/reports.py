"""A leader's report."""

from django.http import HttpResponse

from evaluation.access.reports import report_for
from organisation.forms.requests import SignedInRequest


def report(request: SignedInRequest, pk: int) -> HttpResponse:
    """The report of one leader."""
    return HttpResponse(str(report_for(request.user.person, pk)))
