"""The clock of a point: on the facilitator's phone and on the wall at once, right whenever somebody looks."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from networks.access.agenda import point_for
from networks.actions import agenda as verbs
from networks.forms.agenda import PhaseForm
from networks.queries.agenda import clock_of
from organisation.forms.requests import SignedInRequest


@require_safe
@never_cache
def clock(request: SignedInRequest, pk: int) -> HttpResponse:
    """Where the clock stands, and the timetable of the phases, which is enough without a script."""
    found = point_for(request.user.person, pk, timezone.localdate())
    facts = {"clock": clock_of(found, timezone.now()), "meeting": found.meeting, "network": found.meeting.network}
    return render(request, "networks/clock.html", facts)


@require_safe
@never_cache
def stand(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same in figures, for a clock that has slept or is run from another phone."""
    found = clock_of(point_for(request.user.person, pk, timezone.localdate()), timezone.now())
    seconds = [step.seconds for step in found.steps]
    return JsonResponse({"runs": found.stand is not None, "elapsed": found.elapsed, "lengths": seconds})


@require_POST
def begin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin, or begin anew."""
    found = point_for(request.user.person, pk, timezone.localdate())
    return redirect(verbs.begin_clock(point=found, by=request.user, at=timezone.now()))


@require_POST
def go_on(request: SignedInRequest, pk: int) -> HttpResponse:
    """The next phase now."""
    found, form = point_for(request.user.person, pk, timezone.localdate()), PhaseForm(request.POST)
    if form.is_valid():
        verbs.go_on(point=found, phase=form.cleaned_data["phase"], by=request.user, at=timezone.now())
    return redirect(found)


@require_POST
def give_more(request: SignedInRequest, pk: int) -> HttpResponse:
    """Two minutes more."""
    found, form = point_for(request.user.person, pk, timezone.localdate()), PhaseForm(request.POST)
    if form.is_valid():
        verbs.give_more(point=found, phase=form.cleaned_data["phase"], by=request.user, at=timezone.now())
    return redirect(found)


@require_POST
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enough."""
    found = point_for(request.user.person, pk, timezone.localdate())
    verbs.stop_clock(point=found, by=request.user, at=timezone.now())
    return redirect("networks:meeting", key=found.meeting.appointment.uid)
