"""Measuring an indicator: its measurements, and the targets that they are held against."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.access.indicators import indicator_for, measurement_for, target_for
from goals.actions import measurements as verbs
from goals.actions.targets import remove_target as take_target_away
from goals.actions.targets import set_target as let_target_hold
from goals.actions.targets import target_mark
from goals.forms.indicators import MeasureForm, TargetForm
from goals.models import Indicator, Target
from goals.queries.indicator_page import indicator_page, measurement_lines, measurement_on, target_line
from organisation.forms.acting import settled, told_of
from organisation.forms.days import day_asked
from organisation.forms.requests import SignedInRequest
from organisation.rules.times import dated_words


def measure(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write what an indicator was on a day; the same day again corrects it."""
    today = timezone.localdate()
    indicator = indicator_for(request.user.person, pk, today, to="change")
    known = indicator_page(indicator, today)
    asked = day_asked(request, min(known.reading.due_on or today, today))
    form = MeasureForm(request.POST or None, indicator=indicator, measured=measurement_on(indicator, asked), on=asked)
    if request.method == "POST" and form.is_valid():
        day, seen = form.cleaned_data["on"], form.cleaned_data["seen"]
        facts = form.asked | {"indicator": indicator, "by": request.user, "at": timezone.now()}
        mark = verbs.measurement_mark(measurement_on(indicator, day))
        if settled(form, lambda: verbs.record_measurement(**facts), seen=mark):
            told = _("Målingen for %(day)s er rettet.") if seen else _("Målingen for %(day)s er gemt.")
            messages.success(request, told % {"day": dated_words(day)})
            return redirect("goals:indicator", pk=pk)
    return render(request, "goals/measure.html", {"form": form, "known": known, "indicator": indicator})


def remove_measurement(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove a measurement that should not have been there, after a page that asks."""
    measured = measurement_for(request.user.person, pk, timezone.localdate())
    indicator = measured.indicator
    if request.method == "POST":
        return removed(request, indicator, verbs.remove_measurement, measurement=measured)
    (line,) = measurement_lines([measured], indicator)
    return render(request, "goals/measurement_remove.html", {"indicator": indicator, "line": line})


def set_target(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what an indicator shall reach in a period."""
    indicator = indicator_for(request.user.person, pk, timezone.localdate(), to="change")
    return target_form(request, indicator, None)


def change_target(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say otherwise what an indicator shall reach, or when."""
    target = target_for(request.user.person, pk, timezone.localdate())
    return target_form(request, target.indicator, target)


def target_form(request: SignedInRequest, indicator: Indicator, target: Target | None) -> HttpResponse:
    """The form of a target, new or known."""
    form = TargetForm(request.POST or None, indicator=indicator, target=target)
    if request.method == "POST" and form.is_valid():
        facts = {"indicator": indicator, "target": target, "by": request.user, "at": timezone.now()} | form.asked
        mark = target_mark(target) if target else ""
        if settled(form, lambda: let_target_hold(**facts), seen=mark):
            messages.success(request, _("Måltallet er gemt."))
            return redirect("goals:indicator", pk=indicator.pk)
    return render(request, "goals/target_form.html", {"form": form, "indicator": indicator, "target": target})


def remove_target(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a target away, after a page that asks."""
    today = timezone.localdate()
    target = target_for(request.user.person, pk, today)
    indicator = target.indicator
    if request.method == "POST":
        return removed(request, indicator, take_target_away, target=target)
    facts = {"indicator": indicator, "line": target_line(target, indicator, today)}
    return render(request, "goals/target_remove.html", facts)


def removed(request: SignedInRequest, indicator: Indicator, verb: Callable[..., Any], **what: Any) -> HttpResponse:
    """Remove it, and say so on the indicator's page."""
    done = _("Det er fjernet. Revisionssporet husker, hvad der stod.")
    told_of(request, lambda: verb(**what, by=request.user, at=timezone.now()), done)
    return redirect("goals:indicator", pk=indicator.pk)
