"""Dilemmas that members bring to their network."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.agenda import dilemma_for
from networks.access.networks import network_for
from networks.actions.dilemmas import bring_dilemma, rewrite_dilemma, take_back_dilemma
from networks.forms.agenda import DilemmaForm
from networks.queries.agenda import dilemmas_of
from organisation.forms.requests import SignedInRequest


@require_safe
def dilemmas(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything that has been brought to the network."""
    network = network_for(request.user.person, pk, timezone.localdate())
    facts = {"dilemmas": dilemmas_of(network), "network": network, "person": request.user.person}
    return render(request, "networks/dilemmas.html", facts)


def bring(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new one."""
    network = network_for(request.user.person, pk, timezone.localdate())
    form = DilemmaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = request.user.person
        bring_dilemma(network=network, person=person, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Tak. Dilemmaet ligger klar til de andre."))
        return redirect("networks:dilemmas", pk=pk)
    return render(request, "networks/dilemma_form.html", {"form": form, "network": network})


def rewrite(request: SignedInRequest, pk: int) -> HttpResponse:
    """One's own, in other words."""
    found = dilemma_for(request.user.person, pk, timezone.localdate(), to="write")
    form = DilemmaForm(request.POST or None, initial={"title": found.title, "words": found.words})
    if request.method == "POST" and form.is_valid():
        rewrite_dilemma(dilemma=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Dilemmaet er rettet."))
        return redirect("networks:dilemmas", pk=found.network_id)
    return render(request, "networks/dilemma_form.html", {"form": form, "network": found.network, "dilemma": found})


@require_POST
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """One's own, deleted."""
    found = dilemma_for(request.user.person, pk, timezone.localdate(), to="write")
    take_back_dilemma(dilemma=found, by=request.user, at=timezone.now())
    messages.success(request, _("Dilemmaet er slettet."))
    return redirect("networks:dilemmas", pk=found.network_id)
