"""Seats by hand in the studio: move, change places, hold, undo and redo."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from networks.access.programmes import scenario_for
from networks.actions import scenarios as verbs
from networks.forms.scenarios import PinForm, SeatForm, VersionForm
from networks.models import Scenario
from networks.views.scenarios import kept_apart
from organisation.forms.requests import SignedInRequest
from organisation.models import Person

A_SWAP = 2
"""Leaders whose seats one step by hand can change."""


@require_POST
def seat(request: SignedInRequest, pk: int) -> HttpResponse:
    """Move a leader, alone or by changing places."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    form = SeatForm(request.POST, scenario=scenario)
    if not form.is_valid():
        messages.error(request, _("Der er ikke flyttet nogen. Vælg en plads på listen."))
        return redirect("networks:studio", pk=pk)
    found, changed = form.cleaned_data, None
    with kept_apart(request, scenario):
        changed = verbs.seat(scenario=scenario, by=request.user, at=timezone.now(), **form.move)
        messages.success(request, moved_words(changed, found["person"], found["swap"]))
    address = reverse("networks:studio", args=[pk])
    if changed is None:
        return redirect(f"{address}?{urlencode(wanted_seat(scenario, found))}")
    return redirect(f"{address}#p{found['person'].pk}")


def wanted_seat(scenario: Scenario, found: Mapping[str, Any]) -> dict[str, object]:
    """The leader in hand and the network aimed at, for one who came second: one press moves them after all."""
    partner = str(found["swap"].pk) if found["swap"] else ""
    return {"person": found["person"].pk, "til": scenario.assignment.get(partner, found["network"])}


def moved_words(scenario: Scenario, person: Person, swap: Person | None) -> str:
    """Where somebody sits now, and who sits where they sat."""
    networks = {entry["id"]: entry["name"] for entry in scenario.frame}
    names = {"first": person.first_name, "network": networks[scenario.assignment[str(person.pk)]]}
    if swap is None:
        return _("%(first)s sidder nu i %(network)s.") % names
    facts = {"partner": swap.first_name, "back": networks[scenario.assignment[str(swap.pk)]]}
    return _("%(first)s sidder nu i %(network)s og %(partner)s i %(back)s.") % (names | facts)


@require_POST
def pin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hold a leader's seat through the next composition, or let go of it."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    form = PinForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Der er ikke ændret noget. Vælg en leder på listen."))
        return redirect("networks:studio", pk=pk)
    person, hold = form.cleaned_data["person"], form.cleaned_data["hold"]
    network = scenario.assignment.get(str(person.pk)) if hold else None
    with kept_apart(request, scenario):
        verbs.pin(
            scenario=scenario,
            person=person,
            network=network,
            version=form.cleaned_data["version"],
            by=request.user,
            at=timezone.now(),
        )
        held, free = _("%(name)s bliver siddende, når der regnes igen."), _("%(name)s kan få en anden plads igen.")
        messages.success(request, (held if network else free) % {"name": person.first_name})
    return redirect(reverse("networks:studio", args=[pk]) + f"?person={person.pk}")


@require_POST
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back the last change of seats."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    form = VersionForm(request.POST)
    changed = None
    if form.is_valid():
        version, at = form.cleaned_data["version"], timezone.now()
        with kept_apart(request, scenario):
            changed = verbs.undo(scenario=scenario, version=version, by=request.user, at=at)
            messages.success(request, _("Den sidste ændring er taget tilbage."))
    return redirect(back_at(scenario, changed))


@require_POST
def redo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Do again what was taken back last."""
    scenario = scenario_for(request.user.person, pk, timezone.localdate())
    form = VersionForm(request.POST)
    changed = None
    if form.is_valid():
        version, at = form.cleaned_data["version"], timezone.now()
        with kept_apart(request, scenario):
            changed = verbs.redo(scenario=scenario, version=version, by=request.user, at=at)
            messages.success(request, _("Ændringen er gjort igen."))
    return redirect(back_at(scenario, changed))


def back_at(scenario: Scenario, changed: Scenario | None) -> str:
    """The studio, with the keys at the leader whose seat is another now; at the top when it is many leaders' seats."""
    seats = changed.assignment if changed else scenario.assignment
    known = [*scenario.assignment, *(person for person in seats if person not in scenario.assignment)]
    moved = [person for person in known if scenario.assignment.get(person) != seats.get(person)]
    at = f"#p{moved[0]}" if 0 < len(moved) <= A_SWAP else ""
    return reverse("networks:studio", args=[scenario.pk]) + at
