"""The points of a meeting's agenda: written by everybody in the network, in an order that can be changed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.agenda import point_for
from networks.access.meetings import meeting_for
from networks.actions.agenda import add_point, change_point, drop_point, mark_of_point, shift_point
from networks.forms.agenda import ChangePointForm, PointForm
from networks.models import Meeting
from networks.queries.agenda import agenda_of
from networks.rules.methods import METHODS
from organisation.forms.acting import is_carried_out
from organisation.forms.requests import SignedInRequest


@require_safe
def methods(request: SignedInRequest) -> HttpResponse:
    """The library of methods, each with its phases."""
    return render(request, "networks/methods.html", {"methods": METHODS.values()})


def points(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The agenda with a form for one point more."""
    found = meeting_for(request.user.person, key, timezone.localdate())
    form = PointForm(request.POST or None, network=found.network)
    if request.method == "POST" and form.is_valid() and _added(request, found, form):
        return redirect("networks:points", key=key)
    facts = {"agenda": agenda_of(found), "form": form, "meeting": found, "network": found.network}
    return render(request, "networks/agenda_points.html", facts)


def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Another heading, method or length."""
    found = point_for(request.user.person, pk, timezone.localdate())
    form = ChangePointForm(request.POST or None, point=found)
    if request.method == "POST" and form.is_valid():
        given = {"point": found, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: change_point(**given), "heading", seen=mark_of_point(found)):
            messages.success(request, _("Punktet er rettet."))
            return redirect("networks:points", key=found.meeting.appointment.uid)
    facts = {"form": form, "point": found, "meeting": found.meeting, "network": found.meeting.network}
    return render(request, "networks/agenda_point.html", facts)


@require_POST
def drop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Off the agenda."""
    found = point_for(request.user.person, pk, timezone.localdate())
    drop_point(point=found, by=request.user, at=timezone.now())
    messages.success(request, _("Punktet er taget af dagsordenen."))
    return redirect("networks:points", key=found.meeting.appointment.uid)


@require_POST
def shift(request: SignedInRequest, pk: int, way: str) -> HttpResponse:
    """One place up or down."""
    found = point_for(request.user.person, pk, timezone.localdate())
    shift_point(point=found, up=way == "op", by=request.user, at=timezone.now())
    return redirect("networks:points", key=found.meeting.appointment.uid)


def _added(request: SignedInRequest, meeting: Meeting, form: PointForm) -> bool:
    facts = {"meeting": meeting, "by": request.user, "at": timezone.now(), **form.cleaned_data}
    if not is_carried_out(form, lambda: add_point(**facts)):
        return False
    messages.success(request, _("Punktet står på dagsordenen."))
    return True
