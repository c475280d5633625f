"""HR's pages about units: the tree and one unit, as of a day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from organisation.access.people import unit_for
from organisation.access.roles import hr_desk
from organisation.forms.days import day_asked
from organisation.forms.requests import SignedInRequest
from organisation.queries.units import lines_below, unit_page


def units(request: SignedInRequest) -> HttpResponse:
    """The top of the tree on a day."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    day = day_asked(request, today)
    return render(request, "organisation/units.html", {"lines": lines_below(None, day), "day": day})


def unit(request: SignedInRequest, pk: int) -> HttpResponse:
    """One unit on a day: who leads it, which positions it has, what is below it, and how it was before."""
    today = timezone.localdate()
    day = day_asked(request, today)
    version = unit_for(request.user.person, pk, today, day)
    return render(request, "organisation/unit.html", {"known": unit_page(version, day), "day": day})
