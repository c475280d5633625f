"""A series of meetings: every day of it is shown with what speaks against it, before anything is booked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from networks.access.networks import network_for
from networks.actions.series import book_series
from networks.forms.series import SeriesForm, chosen_times
from networks.models import Network
from networks.queries.clashes import Span
from networks.queries.meetings import suggested_facts
from networks.queries.series import planned_series
from networks.views.ways import back_from
from organisation.forms.acting import is_carried_out
from organisation.forms.requests import SignedInRequest


def book(request: SignedInRequest, pk: int) -> HttpResponse:
    """First the plan, then the booking of the days that were left ticked in it."""
    now, today = timezone.now(), timezone.localdate()
    network = network_for(request.user.person, pk, today, to="book")
    start = suggested_facts(network, now, today)
    form = SeriesForm(request.POST or None, now=now, network=network, initial=start)
    back = back_from(request, network)
    facts = {"form": form, "network": network, "back": back}
    if request.method == "POST" and form.is_valid():
        planned = planned_series(network, **form.plan)
        is_settled = request.POST.get("plan") == form.plan_asked
        if is_settled and _booked(request, network, form, chosen_times(request.POST, planned)):
            return redirect(back)
        facts |= {"planned": planned, "bookable": sum(one.is_bookable for one in planned)}
    return render(request, "networks/series_book.html", facts)


def _booked(request: SignedInRequest, network: Network, form: SeriesForm, times: list[Span]) -> bool:
    facts = {"network": network, "times": times, "by": request.user, "at": timezone.now(), **form.booking}
    if not is_carried_out(form, lambda: book_series(**facts)):
        return False
    words = ngettext("Mødet er aftalt.", "%(count)s møder er aftalt, og indkaldelserne er på vej.", len(times))
    messages.success(request, words % {"count": len(times)})
    return True
