"""Find a time together: propose a few, answer them on a phone, choose one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.access.networks import network_for
from networks.access.polls import may_end_poll, poll_for, time_for
from networks.actions.polls import answer_poll, choose_time, propose_times, withdraw_times
from networks.forms.polls import TimesForm, WishesForm, WithdrawForm
from networks.models import Network, Poll, PollTime
from networks.queries.clashes import Span, objections_at
from networks.queries.meetings import guests_of
from networks.queries.polls import open_poll, poll_page, suggested_times
from organisation.forms.acting import is_carried_out, refused_aloud, settled
from organisation.forms.requests import SignedInRequest


def propose(request: SignedInRequest, pk: int) -> HttpResponse:
    """From three to eight times. What speaks against each is told first; then they can be proposed all the same."""
    now, today = timezone.now(), timezone.localdate()
    network = network_for(request.user.person, pk, today)
    if request.method != "POST" and (there := open_poll(network)) is not None:
        return redirect(there)
    form = TimesForm(request.POST or None, now=now, initial=suggested_times(network, now, today))
    facts = {"form": form, "network": network, "against": None}
    if request.method == "POST" and form.is_valid():
        spans = [Span(*times) for times in form.asked["times"]]
        found = list(zip(spans, objections_at(network, spans, form.asked["place"]), strict=True))
        is_settled = not any(against for _span, against in found) or request.POST.get("anyway") == form.times_asked
        if is_settled and (poll := _proposed(request, network, form)):
            return redirect(poll)
        facts["against"] = [one for one in found if one[1]]
    return render(request, "networks/poll_propose.html", facts)


def poll(request: SignedInRequest, pk: int) -> HttpResponse:
    """The times: what one says oneself, what the others have said, and what LederNet knows against them."""
    today = timezone.localdate()
    found = poll_for(request.user.person, pk, today)
    page = poll_page(found, request.user.person, timezone.now(), today)
    said = {f"time-{one.time.pk}": one.own for one in page.times if one.own}
    form = WishesForm(request.POST or None, times=[one.time for one in page.times], initial=said)
    if request.method == "POST" and form.is_valid() and _answered(request, found, form):
        return redirect(found)
    lines = [(one, form.field_of(one.time)) for one in page.times]
    may_end = may_end_poll(request.user.person, found) and found.is_open
    facts = {"page": page, "lines": lines, "form": form, "network": found.network, "may_end": may_end}
    return render(request, "networks/poll.html", facts)


def choose(request: SignedInRequest, pk: int, time: int) -> HttpResponse:
    """One of the times becomes the meeting, after a page that says what happens and to whom."""
    today = timezone.localdate()
    found = time_for(request.user.person, pk, time, today)
    chosen = found.poll
    if request.method == "POST" and (response := _chosen(request, chosen, found)):
        return response
    page = poll_page(chosen, request.user.person, timezone.now(), today)
    line = next(one for one in page.times if one.time == found)
    people = len(guests_of(chosen.network, Span(found.starts, found.ends).day))
    facts = {"line": line, "poll": chosen, "network": chosen.network, "people": people}
    return render(request, "networks/poll_choose.html", facts)


def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let it be, after a page that says who hears of it."""
    found = poll_for(request.user.person, pk, timezone.localdate(), to="end")
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {"poll": found, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: withdraw_times(**facts)):
            messages.success(request, _("Forslaget er trukket tilbage."))
            return redirect("networks:network", pk=found.network_id)
    return render(request, "networks/poll_withdraw.html", {"form": form, "poll": found, "network": found.network})


def _proposed(request: SignedInRequest, network: Network, form: TimesForm) -> Poll | None:
    asked = settled(form, lambda: propose_times(network=network, by=request.user, at=timezone.now(), **form.asked))
    if asked:
        messages.success(request, _("Tiderne er foreslået, og de andre får et brev."))
    return asked


def _answered(request: SignedInRequest, poll: Poll, form: WishesForm) -> bool:
    facts: dict[str, Any] = {"poll": poll, "person": request.user.person, "wishes": form.wishes}
    if not is_carried_out(form, lambda: answer_poll(by=request.user, at=timezone.now(), **facts)):
        return False
    messages.success(request, _("Tak. Dine svar er gemt, og du kan ændre dem, til der er valgt en tid."))
    return True


def _chosen(request: SignedInRequest, poll: Poll, time: PollTime) -> HttpResponse | None:
    with refused_aloud(request):
        meeting = choose_time(poll=poll, time=time, by=request.user, at=timezone.now())
        messages.success(request, _("Mødet er aftalt, og indkaldelserne er på vej."))
        return redirect("networks:meeting", key=meeting.appointment.uid)
    return None
