"""A network's life on a page: the line, and what prepares the decisions about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from networks.access.cycle import life_for
from networks.actions import cycle as verbs
from networks.forms.cycle import CriteriaForm, DatesForm, DialogueForm
from networks.queries.health import course_now
from networks.queries.lifelines import life_page
from networks.rules.criteria import why_fixed
from organisation.forms.acting import settled
from organisation.forms.requests import SignedInRequest


@require_safe
def life(request: SignedInRequest, pk: int) -> HttpResponse:
    """The life of a network from its first day to the next decision, for HR and for its facilitator."""
    today = timezone.localdate()
    network, is_hr = life_for(request.user.person, pk, today)
    page = life_page(network, request.user.person, timezone.now(), today, is_hr=is_hr)
    return render(request, "networks/life.html", {"page": page, "network": network, "life": page.life})


def set_dates(request: SignedInRequest, pk: int) -> HttpResponse:
    """Until when the network is on trial, and by when the next decision is taken."""
    today = timezone.localdate()
    network, _is_hr = life_for(request.user.person, pk, today, to="decide")
    form = DatesForm(request.POST or None, network=network)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"network": network, "by": request.user, "at": timezone.now()} | form.asked
        if settled(form, lambda: verbs.set_dates(**given), version=network.version):
            messages.success(request, _("Datoerne er gemt."))
            return redirect("networks:life", pk=pk)
    course = course_now(network)
    page = {"form": form, "network": network, "course": course, "has_day_come": course.has_day_come(today)}
    return render(request, "networks/life_dates.html", page)


def set_criteria(request: SignedInRequest, pk: int) -> HttpResponse:
    """By which criteria the network ought to be wound down, fixed before there is anything to decide."""
    today = timezone.localdate()
    network, _is_hr = life_for(request.user.person, pk, today, to="decide")
    form = CriteriaForm(request.POST or None, network=network)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"network": network, "by": request.user, "at": timezone.now()} | form.asked
        if settled(form, lambda: verbs.set_criteria(**given), version=network.version):
            messages.success(request, _("Kriterierne ligger fast."))
            return redirect("networks:life", pk=pk)
    fixed = why_fixed(course_now(network), today)
    return render(request, "networks/life_criteria.html", {"form": form, "network": network, "why_fixed": fixed})


def note_dialogue(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note the dialogue held with members and facilitator, on which the next decision rests."""
    today = timezone.localdate()
    network, is_hr = life_for(request.user.person, pk, today)
    form = DialogueForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"network": network, "by": request.user, "at": timezone.now()} | form.asked
        if settled(form, lambda: verbs.note_dialogue(**given), version=network.version):
            messages.success(request, _("Dialogen er skrevet ind."))
            return redirect("networks:life", pk=pk)
    return render(request, "networks/life_dialogue.html", {"form": form, "network": network, "is_hr": is_hr})
