"""Indicators: the page of one, and adding, changing and ending it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goals.access.goals import goal_for, may_change
from goals.access.indicators import indicator_for
from goals.actions import indicators as verbs
from goals.forms.indicators import IndicatorForm
from goals.queries.indicator_page import indicator_page, measurement_lines, measurements_of
from goals.rules.goals import State
from organisation.forms.acting import settled, told_of
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest

MEASUREMENTS = 24


@require_safe
def indicator(request: SignedInRequest, pk: int) -> HttpResponse:
    """How it stands, its line with the figures beside it, and its targets."""
    today = timezone.localdate()
    found = indicator_for(request.user.person, pk, today)
    rows = page_of(request, measurements_of(found), MEASUREMENTS)
    is_open = found.ended_on is None and found.goal.state != State.ENDED
    facts = {
        "known": indicator_page(found, today),
        "indicator": found,
        "goal": found.goal,
        "page": rows,
        "measurements": measurement_lines(list(rows), found),
        "may_change": is_open and may_change(found.goal, request.user.person, today),
    }
    return render(request, "goals/indicator.html", facts)


def add_indicator(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what is to show whether a goal is on its way."""
    goal = goal_for(request.user.person, pk, timezone.localdate(), to="change")
    form = IndicatorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts: dict[str, Any] = {"goal": goal, "by": request.user, "at": timezone.now()} | form.asked
        if added := settled(form, lambda: verbs.add_indicator(**facts)):
            messages.success(request, _("Indikatoren er tilføjet. Nu mangler den et måltal og den første måling."))
            return redirect("goals:indicator", pk=added.pk)
    return render(request, "goals/indicator_form.html", {"form": form, "goal": goal})


def change_indicator(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say otherwise what an indicator is."""
    found = indicator_for(request.user.person, pk, timezone.localdate(), to="change")
    form = IndicatorForm(request.POST or None, indicator=found)
    if request.method == "POST" and form.is_valid():
        facts = {"indicator": found, "by": request.user, "at": timezone.now(), "seen": form.cleaned_data["seen"]}
        if settled(form, lambda: verbs.change_indicator(**facts, **form.asked), seen=verbs.indicator_mark(found)):
            messages.success(request, _("Indikatoren er ændret."))
            return redirect("goals:indicator", pk=pk)
    return render(request, "goals/indicator_form.html", {"form": form, "goal": found.goal, "indicator": found})


def end_indicator(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop following an indicator, after a page that says what stays."""
    found = indicator_for(request.user.person, pk, timezone.localdate(), to="change")
    if request.method == "POST":
        done = _("Indikatoren bliver ikke fulgt mere. Målingerne bliver liggende.")
        told_of(request, lambda: verbs.end_indicator(indicator=found, by=request.user, at=timezone.now()), done)
        return redirect("goals:indicator", pk=pk)
    return render(request, "goals/indicator_end.html", {"indicator": found, "goal": found.goal})
