"""Rotation: begin one in full or in part, and plan the years ahead."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from networks.access.programmes import programme_for, rounds_for
from networks.actions import rotations as verbs
from networks.actions.scenarios import compose_scenario
from networks.forms.rotations import AheadForm, RotationForm
from networks.models import RoundsAhead, Scenario
from networks.queries.rotations import ahead_page, rotation_page
from networks.rules.composition import Impossible
from networks.rules.rotation import usual_first_day
from organisation.actions.jobs import cancel_job
from organisation.forms.requests import SignedInRequest
from organisation.rules.refusals import Refused
from organisation.tasks.jobs import ring


def rotate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin a rotation of a programme that runs: one proposal for each limit on how many may move, computed at once."""
    today = timezone.localdate()
    programme = programme_for(request.user.person, pk, today)
    page = rotation_page(programme, max(today, programme.starts))
    if not page.networks:
        messages.error(request, _("Programmet har ingen netværk i gang, så der er intet at rotere."))
        return redirect("networks:programme", pk=pk)
    first = {"starts": usual_first_day(today), "limits": [str(page.limits[0])] if page.limits else ["all"]}
    form = RotationForm(request.POST or None, limits=page.limits, today=today, initial=first)
    if request.method == "POST" and form.is_valid():
        starts, limits, now = form.cleaned_data["starts"], form.chosen, timezone.now()
        drafts = verbs.begin_rotation(programme=programme, starts=starts, limits=limits, by=request.user, at=now)
        return begun(request, drafts)
    return render(request, "networks/rotation.html", {"page": page, "programme": programme, "form": form})


def begun(request: SignedInRequest, drafts: list[Scenario]) -> HttpResponse:
    """Let each proposal be computed, and show them side by side; a single one, or one that cannot be, in the studio."""
    for draft in drafts:
        try:
            ring(compose_scenario(scenario=draft, version=draft.version, by=request.user, at=timezone.now()))
        except Impossible:
            messages.error(request, _("Reglerne kan ikke alle holdes, så der er ikke regnet. Se hvorfor herunder."))
            return redirect("networks:studio", pk=draft.pk)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("networks:studio", pk=draft.pk)
    if len(drafts) == 1:
        return redirect("networks:studio", pk=drafts[0].pk)
    words = ngettext("%(number)s forslag regnes nu.", "%(number)s forslag regnes nu.", len(drafts))
    messages.success(request, words % {"number": len(drafts)})
    return redirect("networks:compare_scenarios", pk=drafts[0].programme_id)


def years_ahead(request: SignedInRequest, pk: int) -> HttpResponse:
    """The years ahead: how far nobody needs to meet again, and a plan of so many rounds."""
    today = timezone.localdate()
    programme = programme_for(request.user.person, pk, today)
    page = ahead_page(programme)
    form = AheadForm(request.POST or None, today=today, initial=wanted_first(page.plan, today))
    if request.method == "POST" and form.is_valid():
        return planned(request, pk, form)
    return render(request, "networks/years_ahead.html", {"page": page, "programme": programme, "form": form})


def wanted_first(plan: RoundsAhead | None, today: date) -> dict[str, date]:
    """The first day of the latest plan while it is to come, else the usual one."""
    return {"starts": plan.starts if plan and plan.starts > today else usual_first_day(today)}


def planned(request: SignedInRequest, pk: int, form: AheadForm) -> HttpResponse:
    """Ask for the plan and ring for it; what cannot be done is said."""
    programme = programme_for(request.user.person, pk, timezone.localdate())
    try:
        plan = verbs.plan_ahead(programme=programme, by=request.user, at=timezone.now(), **form.cleaned_data)
        if plan.job is not None:
            ring(plan.job)
    except Impossible:
        messages.error(
            request, _("Reglerne kan ikke alle holdes, så der er ikke lagt nogen plan. Se hvorfor i et forslag.")
        )
    return redirect("networks:years_ahead", pk=pk)


@require_POST
def stop_planning(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop planning and keep the best found so far."""
    plan = rounds_for(request.user.person, pk, timezone.localdate())
    if plan.job is not None:
        cancel_job(job=plan.job, by=request.user, at=timezone.now())
    return redirect("networks:years_ahead", pk=plan.programme_id)


@require_POST
def draft_round(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Make a proposal of one of the plan's rounds."""
    plan = rounds_for(request.user.person, pk, timezone.localdate())
    if not 1 <= number <= len(plan.rounds):
        raise Http404
    found = verbs.draft_round(plan=plan, number=number, by=request.user, at=timezone.now())
    return redirect("networks:studio", pk=found.pk)
