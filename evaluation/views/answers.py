"""The respondent's pages."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from evaluation.access.answers import invitation_by_token


@login_not_required
def promise(request: HttpRequest, token: str) -> HttpResponse:
    """What is promised, before the first question."""
    return HttpResponse(str(invitation_by_token(token)))
