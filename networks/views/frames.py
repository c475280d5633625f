"""The networks to fill in a proposal: how many, and each with its name, size, weekdays, place and facilitator."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse, QueryDict
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
    NetworkLinesBase,
    lines_of,
    page_of_frame,
    typed_onto,
    with_one_more,
    with_version,
)
from networks.models import Scenario
from networks.queries.corrections import changed_since
from networks.queries.frames import known_places
from networks.rules.composition import Outdated, State
from networks.rules.sentences import typed_words
from organisation.forms.requests import SignedInRequest
from organisation.rules.refusals import Refused


def reframe(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change the networks to fill, a page of them at a time."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    page, more = page_of_frame(scenario, request.GET.get("side")), "more" in request.POST
    sent = with_one_more(request.POST, scenario, page) if more else request.POST or None
    lines = lines_on(request, scenario, page, sent)
    limit = MostMovedForm(sent, initial={"max_moved": scenario.max_moved, "version": scenario.version})
    if sent and not more and lines.is_valid() and limit.is_valid():
        if not saved(request, scenario, frame=lines.frame, **limit.cleaned_data):
            return typed_again(request, scenario)
        if "videre" in request.POST and page.has_next():
            return redirect(reverse("networks:reframe", args=[pk]) + f"?side={page.next_page_number()}")
        return redirect("networks:studio", pk=pk)
    return shown(request, scenario, page, lines=lines, limit=limit, everyone=AllNetworksForm(scenario=scenario))


def lines_on(request: SignedInRequest, scenario: Scenario, page: Page, sent: QueryDict | None) -> NetworkLinesBase:
    """A page of the networks as a form, with what was sent."""
    today, by = timezone.localdate(), request.user
    return NetworkLines(sent, initial=lines_of(page), scenario=scenario, page=page, today=today, by=by)


def typed_again(request: SignedInRequest, scenario: Scenario) -> HttpResponse:
    """What was typed over the proposal as it is now, for one who came second; saving again lets it count."""
    if scenario.state != State.DRAFT:
        return redirect("networks:studio", pk=scenario.pk)
    page = page_of_frame(scenario, request.GET.get("side"))
    sent = typed_onto(request.POST, scenario, page)
    lines, limit = lines_on(request, scenario, page, sent), MostMovedForm(sent)
    return shown(request, scenario, page, lines=lines, limit=limit, everyone=AllNetworksForm(scenario=scenario))


@require_POST
def reframe_all(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change how many networks there are to be, and the size of them all."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    form = AllNetworksForm(request.POST, scenario=scenario)
    if form.is_valid():
        found = {"frame": form.frame, "max_moved": scenario.max_moved, "version": form.cleaned_data["version"]}
        if saved(request, scenario, **found) or scenario.state != State.DRAFT:
            return redirect("networks:reframe", pk=pk)
        form = AllNetworksForm(with_version(request.POST, scenario), scenario=scenario)
    page = page_of_frame(scenario, None)
    lines = lines_on(request, scenario, page, None)
    limit = MostMovedForm(initial={"max_moved": scenario.max_moved, "version": scenario.version})
    return shown(request, scenario, page, lines=lines, limit=limit, everyone=form)


def saved(request: SignedInRequest, scenario: Scenario, **frame: Any) -> bool:
    """Change the networks; not when somebody else has changed the proposal, and then who that was is told."""
    try:
        verbs.reframe(scenario=scenario, by=request.user, at=timezone.now(), **frame)
    except Outdated:
        change = changed_since(scenario)
        messages.warning(request, typed_words(change.who, change.when, change.seats))
        return False
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, _("Netværkene er gemt. Sammensæt dem igen, når du er klar."))
    return True


def shown(request: SignedInRequest, scenario: Scenario, page: Page, **forms: Any) -> HttpResponse:
    """The page with its forms."""
    facts = {"scenario": scenario, "page": page, "places": known_places(scenario)}
    return render(request, "networks/scenario_frame.html", facts | forms)
