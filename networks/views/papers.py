"""What one can take along from a network before it is wiped: a page to print, and a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from networks.access.wiping import papers_for
from networks.queries.papers import text_of
from networks.queries.wiping import papers_of
from organisation.forms.requests import SignedInRequest


@require_safe
def papers(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything on one page."""
    today = timezone.localdate()
    network = papers_for(request.user.person, pk, today)
    page = papers_of(network, request.user.person, today, get_language() or "da")
    return render(request, "networks/papers.html", {"page": page, "network": network})


@require_safe
def papers_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same as a text file."""
    today = timezone.localdate()
    network = papers_for(request.user.person, pk, today)
    text = text_of(papers_of(network, request.user.person, today, get_language() or "da"))
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="netvaerk-{network.pk}.txt"'
    return response
