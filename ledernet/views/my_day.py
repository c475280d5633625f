"""Min dag: what waits for me today, across everything."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ledernet.queries.my_day import day_of
from ledernet.signin import last_visit
from organisation.forms.requests import SignedInRequest
from organisation.queries.people import standing_of


@require_safe
def my_day(request: SignedInRequest) -> HttpResponse:
    """What waits, by deadline; the next meeting; what is on its way. Quiet when nothing waits."""
    person, now = request.user.person, timezone.now()
    standing = standing_of(person, timezone.localdate(now))
    day = day_of(person, now, standing, last_visit(request))
    return render(request, "ledernet/my_day.html", {"day": day, "standing": standing})
