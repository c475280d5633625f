"""How the networks fare and whom they reach, for HR and for directors."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from networks.access.health import overlook, unit_asked
from networks.forms.health import SiftForm
from networks.queries.coverage import coverage_of, everybody, reach_below
from networks.queries.figures import evaluated_in
from networks.queries.health import in_order, light_counts, programmes_in, sifted, watched_networks
from networks.queries.networks import all_networks
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest


@require_safe
def health(request: SignedInRequest) -> HttpResponse:
    """Every network that runs or begins: its light, the reasons in words, and the next step."""
    now, today = timezone.now(), timezone.localdate()
    standing = overlook(request.user.person, today)
    networks = all_networks(today).select_related("programme", "facilitator__person")
    watched = watched_networks(networks, now, today, is_upward=not standing.is_hr)
    form = SiftForm(request.GET, programmes=programmes_in(watched))
    facts = {
        "page": page_of(request, in_order(sifted(watched, **form.asked), form.order)),
        "counts": light_counts(watched),
        "total": len(watched),
        "evaluated": evaluated_in([one.network.pk for one in watched], now),
        "form": form,
        "is_hr": standing.is_hr,
    }
    return render(request, "networks/health.html", facts)


@require_safe
def coverage(request: SignedInRequest) -> HttpResponse:
    """Whom networks reach: to HR by name and unit, to a director as shares of their own area."""
    today = timezone.localdate()
    standing = overlook(request.user.person, today)
    if standing.is_hr:
        unit = unit_asked(request.GET.get("enhed"), today)
        found = coverage_of(unit, today)
        return render(request, "networks/coverage.html", {"coverage": found, "page": page_of(request, found.outside)})
    told = reach_below(request.user.person, today)
    facts = {"told": told, "total": everybody(told), "bare": [one for one in told if not one.reach.placed]}
    return render(request, "networks/coverage_above.html", facts)
