"""The first page of evaluation."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from evaluation.queries.overview import overview
from organisation.access.roles import house_door
from organisation.forms.requests import SignedInRequest
from organisation.queries.people import standing_of


def my_evaluations(request: SignedInRequest) -> HttpResponse:
    """What the reader is asked, and what they may read."""
    person = request.user.person
    today = timezone.localdate()
    house_door(person, today)
    standing = standing_of(person, today)
    found = overview(person, is_hr=standing.is_hr)
    return render(request, "evaluation/overview.html", {"overview": found, "is_hr": standing.is_hr})
