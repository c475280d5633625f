"""HR's pages about departures, and the farewell question of the one who departs."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.departures import (
    own_farewell,
    own_voluntary_place,
    parting_for,
    shrinking_network_for,
    standing_place_for,
)
from networks.actions import departures as verbs
from networks.forms.departures import FarewellForm, HoldForm, LeaveForm, LetGoForm, MoveForm
from networks.queries.backfill import backfill_for
from networks.queries.departures import departures_page, loss_of, why_leaving
from networks.rules.departures import Why, last_day
from organisation.access.roles import hr_desk
from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.requests import SignedInRequest


@require_safe
def departures(request: SignedInRequest) -> HttpResponse:
    """Networks that lose members or their facilitator, and what that means."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    return render(request, "networks/departures.html", {"page": departures_page(today), "today": today})


def let_go(request: SignedInRequest, pk: int) -> HttpResponse:
    """End the place of a member who moves on, with the farewell question or without."""
    today = timezone.localdate()
    place = standing_place_for(request.user.person, pk, today)
    departure = why_leaving(place, today)
    form = LetGoForm(request.POST or None, today=today, initial={"ends": last_day(departure, today), "ask": True})
    if form.is_valid():
        facts = {"why": departure.why, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.let_go(membership=place, **facts)):
            messages.success(request, _("%(name)s og netværket har fået besked.") % {"name": place.person.name})
            return redirect("networks:backfill", pk=place.network_id)
    page = {"form": form, "place": place, "words": departure.words(today), "loss": loss_of(place, today)}
    return render(request, "networks/departure_let_go.html", page)


def leave(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say no thanks to one's own place in a voluntary network."""
    today = timezone.localdate()
    place = own_voluntary_place(request.user.person, pk, today)
    form = LeaveForm(request.POST or None, today=today, initial={"ends": max(today, place.starts)})
    if request.method == "POST" and form.is_valid():
        facts = {"membership": place, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.leave_network(**facts)):
            messages.success(request, _("Du har sagt nej tak. Facilitatoren, de andre og HR har fået besked."))
            return redirect("networks:my_networks")
    return render(request, "networks/leave.html", {"form": form, "place": place})


def hold_place(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hold the place of a member who is away."""
    today = timezone.localdate()
    place = standing_place_for(request.user.person, pk, today)
    departure = why_leaving(place, today)
    form = HoldForm(request.POST or None, initial={"until": departure.back if departure.why == Why.LEAVE else None})
    if form.is_valid():
        facts = {"by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.hold_place(membership=place, **facts)):
            messages.success(request, _("Pladsen holdes for %(name)s.") % {"name": place.person.name})
            return redirect("networks:departures")
    return render(request, "networks/departure_hold.html", {"form": form, "place": place})


@require_POST
def stop_holding(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hold the place no longer."""
    place = standing_place_for(request.user.person, pk, timezone.localdate())
    verbs.stop_holding(membership=place, by=request.user, at=timezone.now())
    messages.success(request, _("Pladsen holdes ikke længere for %(name)s.") % {"name": place.person.name})
    return redirect("networks:departures")


@require_POST
def undo_parting(request: SignedInRequest, pk: int) -> HttpResponse:
    """The member stays after all."""
    found = parting_for(request.user.person, pk, timezone.localdate())
    done = _("%(name)s bliver i netværket.") % {"name": found.membership.person.name}
    told_of(request, lambda: verbs.undo_parting(parting=found, by=request.user, at=timezone.now()), done)
    return redirect("networks:departures")


def backfill(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who could fill a network that loses somebody: those who wait, and those who could move here."""
    today = timezone.localdate()
    network = shrinking_network_for(request.user.person, pk, today)
    form = MoveForm(request.POST, today=today) if request.method == "POST" else None
    if form is not None and form.is_valid():
        place = standing_place_for(request.user.person, form.cleaned_data["membership"], today)
        facts = {"network": network, "starts": form.cleaned_data["starts"], "by": request.user, "at": timezone.now()}
        if is_carried_out(form, lambda: verbs.move_member(membership=place, **facts)):
            messages.success(request, _("%(name)s er flyttet og har fået besked.") % {"name": place.person.name})
            return redirect("networks:network_facts", pk=pk)
    page = {"network": network, "found": backfill_for(network, today), "form": form or MoveForm(today=today)}
    return render(request, "networks/backfill.html", page | {"today": today})


def farewell(request: SignedInRequest, pk: int) -> HttpResponse:
    """What should the network carry on? One question, and one may leave it."""
    found = own_farewell(request.user.person, pk, timezone.localdate())
    form = FarewellForm(request.POST or None, initial={"words": found.words})
    if request.method == "POST" and form.is_valid():
        facts = {"parting": found, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.answer_farewell(**facts)):
            thanks, gone = _("Tak. Deltagerne og facilitatoren kan læse det."), _("Svaret er slettet.")
            messages.success(request, thanks if form.cleaned_data["words"] else gone)
            return redirect("networks:farewell", pk=pk)
    return render(request, "networks/farewell.html", {"form": form, "found": found})
