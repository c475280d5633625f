"""Watching networks: what management promised a programme, and how it stands with each network."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.access.cycle import life_for
from networks.access.programmes import programme_for
from networks.actions import watch as verbs
from networks.forms.watch import PromisesForm, WatchForm
from networks.queries.watch import asked_about
from organisation.forms.acting import settled
from organisation.forms.requests import SignedInRequest


def promises(request: SignedInRequest, pk: int) -> HttpResponse:
    """What management has promised the networks of a programme."""
    programme = programme_for(request.user.person, pk, timezone.localdate())
    form = PromisesForm(sent(request), programme=programme)
    if request.method == "POST" and form.is_valid():
        verbs.promise_backing(programme=programme, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Løfterne er gemt."))
        return redirect("networks:programme", pk=pk)
    return render(request, "networks/promises.html", {"form": form, "programme": programme})


def watch(request: SignedInRequest, pk: int) -> HttpResponse:
    """How it stands with a network's risks and with what it was promised, answered by HR or its facilitator."""
    today = timezone.localdate()
    network, is_hr = life_for(request.user.person, pk, today)
    asked = asked_about(network, today)
    form = WatchForm(sent(request), asked=asked)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"network": network, "answers": form.answers, "by": request.user, "at": timezone.now()}
        if not form.answers:
            form.add_error(None, _("Svar på mindst ét af spørgsmålene."))
        elif settled(form, lambda: verbs.look_after(**given), version=network.version):
            messages.success(request, _("Svarene er gemt."))
            return redirect("networks:life", pk=pk)
    return render(request, "networks/watch.html", {"form": form, "network": network, "is_hr": is_hr, "asked": asked})


def sent(request: SignedInRequest) -> QueryDict | None:
    """The form as it was sent, also where nothing was ticked."""
    return request.POST if request.method == "POST" else None
