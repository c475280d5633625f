"""HR's pages of rounds."""

from django.http import HttpResponse
from django.utils import timezone

from evaluation.access.rounds import round_for
from organisation.forms.requests import SignedInRequest


def round_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """A round as HR sees it."""
    return HttpResponse(str(round_for(request.user.person, pk, timezone.localdate())))
