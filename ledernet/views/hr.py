"""HR's desk: what HR runs, and what wants a look."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ledernet.queries.hr import desk_on
from organisation.access.roles import hr_desk
from organisation.forms.requests import SignedInRequest


def desk(request: SignedInRequest) -> HttpResponse:
    """One page with a way to everything that HR runs."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    return render(request, "ledernet/hr.html", {"desk": desk_on(today)})
