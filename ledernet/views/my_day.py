"""Min dag: what waits for me today, across everything."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ledernet.queries.my_day import day_of
from organisation.forms.requests import SignedInRequest


def my_day(request: SignedInRequest) -> HttpResponse:
    """What waits, by deadline; the next meeting; what is on its way. Quiet when nothing waits."""
    return render(request, "ledernet/my_day.html", {"day": day_of(request.user.person, timezone.now())})
