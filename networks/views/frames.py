"""The networks to fill in a proposal: how many, and each with its name, size, weekdays and facilitator."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from networks.access.programmes import scenario_for
from networks.actions import scenarios as verbs
from networks.forms.frames import (
    AllNetworksForm,
    MostMovedForm,
    NetworkLines,
    lines_of,
    page_of_frame,
    with_one_more,
)
from networks.models import Scenario
from networks.views.scenarios import kept_apart
from organisation.forms.requests import SignedInRequest


def reframe(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change the networks to fill, a page of them at a time."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    page, more = page_of_frame(scenario, request.GET.get("side")), "more" in request.POST
    sent = with_one_more(request.POST, scenario, page) if more else request.POST or None
    lines = NetworkLines(sent, initial=lines_of(page), scenario=scenario, page=page)
    limit = MostMovedForm(sent, initial={"max_moved": scenario.max_moved, "version": scenario.version})
    if sent and not more and lines.is_valid() and limit.is_valid():
        save(request, scenario, frame=lines.frame, **limit.cleaned_data)
        if "videre" in request.POST and page.has_next():
            return redirect(reverse("networks:reframe", args=[pk]) + f"?side={page.next_page_number()}")
        return redirect("networks:studio", pk=pk)
    return shown(request, scenario, page, lines=lines, limit=limit, everyone=AllNetworksForm(scenario=scenario))


@require_POST
def reframe_all(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change how many networks there are to be, and the size of them all."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    form = AllNetworksForm(request.POST, scenario=scenario)
    if form.is_valid():
        save(
            request,
            scenario,
            frame=form.frame,
            max_moved=scenario.max_moved,
            version=form.cleaned_data["version"],
        )
        return redirect("networks:reframe", pk=pk)
    page = page_of_frame(scenario, None)
    lines = NetworkLines(None, initial=lines_of(page), scenario=scenario, page=page)
    limit = MostMovedForm(initial={"max_moved": scenario.max_moved, "version": scenario.version})
    return shown(request, scenario, page, lines=lines, limit=limit, everyone=form)


def save(request: SignedInRequest, scenario: Scenario, **frame: Any) -> None:
    """Change the networks, unless somebody else has changed the proposal."""
    with kept_apart(request, scenario):
        verbs.reframe(scenario=scenario, by=request.user, at=timezone.now(), **frame)
        messages.success(request, _("Netværkene er gemt. Sammensæt dem igen, når du er klar."))


def shown(request: SignedInRequest, scenario: Scenario, page: Page, **forms: Any) -> HttpResponse:
    """The page with its forms."""
    return render(request, "networks/scenario_frame.html", {"scenario": scenario, "page": page, **forms})
