"""What a network agrees with itself: its house rules, each member's learning aim, and how it went."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from networks.access.health import overlook
from networks.access.house_rules import own_aim_in, own_place_in
from networks.access.networks import network_for
from networks.actions import house_rules as verbs
from networks.forms.house_rules import AimForm, HouseRulesForm, LookBackForm
from networks.queries.decided import TO_AGREE, TO_LEARN, decided_about
from networks.queries.house_rules import aim_of, existing_in, rules_of, totals_of
from networks.queries.networks import all_networks
from organisation.forms.acting import settled
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest


def house_rules(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write the house rules; two do not overwrite them for each other."""
    network = network_for(request.user.person, pk, timezone.localdate())
    newest = rules_of(network)
    shown = {"rules": "\n".join(newest.rules), "edition": newest.edition} if newest else {"edition": 0}
    form = HouseRulesForm(request.POST or None, initial=shown)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"network": network, "by": request.user, "at": timezone.now()}
        if settled(form, lambda: verbs.agree_house_rules(**given, **form.asked), edition=shown["edition"]):
            messages.success(request, _("Spillereglerne er gemt."))
            return redirect("networks:network", pk=pk)
    page = {"form": form, "network": network, "newest": newest, "decided": decided_about(network.programme, TO_AGREE)}
    return render(request, "networks/house_rules.html", page)


def aim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write one's own learning aim, or change it."""
    person = request.user.person
    network = own_place_in(person, pk, timezone.localdate())
    own = aim_of(network, person)
    is_open = own is not None and own.looked_back_at is None
    form = AimForm(request.POST or None, initial={"words": own.words if own and is_open else ""})
    if request.method == "POST" and form.is_valid():
        verbs.write_aim(network=network, person=person, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Dit læringsmål er gemt."))
        return redirect("networks:network", pk=pk)
    facts = {"form": form, "network": network, "own": own, "is_open": is_open}
    facts["decided"] = decided_about(network.programme, TO_LEARN)
    return render(request, "networks/aim.html", facts)


def look_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """How did it go?"""
    own = own_aim_in(request.user.person, pk, timezone.localdate())
    form = LookBackForm(request.POST or None, initial={"how": own.how, "looked_back": own.looked_back})
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"aim": own, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if settled(form, lambda: verbs.look_back(**given)):
            messages.success(request, _("Dit tilbageblik er gemt."))
            return redirect("networks:network", pk=pk)
    return render(request, "networks/look_back.html", {"form": form, "own": own, "network": own.network})


@require_safe
def existing(request: SignedInRequest) -> HttpResponse:
    """For HR and directors: that house rules and aims exist and how proposals fare; none of what they say."""
    today = timezone.localdate()
    standing = overlook(request.user.person, today)
    found = existing_in(all_networks(today).select_related("programme"), today)
    facts = {"page": page_of(request, found), "totals": totals_of(found), "is_hr": standing.is_hr}
    return render(request, "networks/existing.html", facts)
