"""Decisions about a network: what can be decided, a form for each, and undoing what nobody has been told."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from networks.access.cycle import decision_for, life_for
from networks.access.programmes import programme_for
from networks.actions import decisions as verbs
from networks.forms.decisions import WAYS, way_of
from networks.forms.redesigns import RedesignTogetherForm
from networks.queries.cycle import life_of
from networks.queries.decided import TO_DECIDE, TO_REDESIGN, decided_about
from networks.queries.evaluations import latest_figures
from networks.queries.redesigns import redesign_page
from organisation.forms.acting import settled, told_of
from organisation.forms.requests import SignedInRequest
from organisation.rules.numbers import whole_number


@require_safe
def decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """What can be decided about the network now, with the criteria and the dialogue that it rests on."""
    today = timezone.localdate()
    network, _is_hr = life_for(request.user.person, pk, today, to="decide")
    found = life_of(network, timezone.now(), today)
    ways = [WAYS[choice] for choice in found.choices or found.ways_back]
    page = {"network": network, "life": found, "ways": ways, "figures": latest_figures(network, today)}
    page["decided"] = decided_about(network.programme, TO_DECIDE)
    return render(request, "networks/decide.html", page)


def decide_as(request: SignedInRequest, pk: int, slug: str) -> HttpResponse:
    """Take one of the decisions."""
    today = timezone.localdate()
    network, _is_hr = life_for(request.user.person, pk, today, to="decide")
    if (found := way_of(slug)) is None:
        raise Http404
    choice, way = found
    life = life_of(network, timezone.now(), today)
    form = way.form(request.POST or None, life=life)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"network": network, "by": request.user, "at": timezone.now()} | form.asked
        if settled(form, lambda: way.verb(**given), version=network.version):
            messages.success(request, _("Beslutningen er truffet."))
            return redirect("networks:life", pk=pk)
    offered = choice in life.choices + life.ways_back
    page = {"form": form, "network": network, "life": life, "way": way, "is_offered": offered}
    page |= {"decided": decided_about(network.programme, TO_DECIDE), "figures": latest_figures(network, today)}
    return render(request, "networks/decide_as.html", page)


def redesign_together(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let several of a programme's networks give way at once, each by its own decision and with a reason in common."""
    today = timezone.localdate()
    page = redesign_page(programme_for(request.user.person, pk, today), today)
    form = RedesignTogetherForm(request.POST or None, page=page)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"by": request.user, "at": timezone.now()} | form.asked
        if taken := settled(form, lambda: verbs.redesign_together(**given)):
            words = ngettext("%(count)s netværk bliver afløst.", "%(count)s netværk bliver afløst.", len(taken))
            messages.success(request, words % {"count": len(taken)})
            return redirect("networks:programme", pk=pk)
    decided = decided_about(page.programme, TO_REDESIGN)
    return render(request, "networks/redesign_together.html", {"form": form, "page": page, "decided": decided})


@require_POST
def undo_decision(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back a decision that nobody has been told."""
    decision = decision_for(request.user.person, pk, timezone.localdate())
    seen = whole_number(request.POST.get("version"))
    facts: dict[str, Any] = {"decision": decision, "by": request.user, "at": timezone.now()}
    facts["version"] = -1 if seen is None else seen
    told_of(
        request, lambda: verbs.undo_decision(**facts), _("Beslutningen er fortrudt. Tilstand og datoer er, som de var.")
    )
    return redirect("networks:life", pk=decision.network_id)
