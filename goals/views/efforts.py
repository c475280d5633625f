"""Efforts for a goal: begin one, change it, and judge it by what is known."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.access.goals import effort_for, goal_for
from goals.actions import efforts as verbs
from goals.forms.contributions import EffortForm, JudgeForm
from organisation.forms.acting import settled
from organisation.forms.requests import SignedInRequest


def begin_effort(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin an effort that others can contribute through."""
    goal = goal_for(request.user.person, pk, timezone.localdate(), to="change")
    form = EffortForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts: dict[str, Any] = {"goal": goal, "by": request.user, "at": timezone.now()} | form.asked
        if settled(form, lambda: verbs.begin_effort(**facts)):
            messages.success(request, _("Indsatsen er i gang."))
            return redirect(goal)
    return render(request, "goals/effort_form.html", {"form": form, "goal": goal})


def change_effort(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what an effort has become."""
    effort = effort_for(request.user.person, pk, timezone.localdate())
    form = EffortForm(request.POST or None, effort=effort)
    if request.method == "POST" and form.is_valid():
        facts = {"effort": effort, "by": request.user, "at": timezone.now(), "seen": form.cleaned_data["seen"]}
        if settled(form, lambda: verbs.change_effort(**facts, **form.asked), seen=verbs.effort_mark(effort)):
            messages.success(request, _("Indsatsen er ændret."))
            return redirect(effort.goal)
    return render(request, "goals/effort_form.html", {"form": form, "goal": effort.goal, "effort": effort})


def judge_effort(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep, adjust or stop an effort by the evidence."""
    effort = effort_for(request.user.person, pk, timezone.localdate())
    form = JudgeForm(request.POST or None, effort=effort)
    if request.method == "POST" and form.is_valid():
        facts = {"effort": effort, "by": request.user, "at": timezone.now(), "seen": form.cleaned_data["seen"]}
        if settled(form, lambda: verbs.judge_effort(**facts, **form.asked), seen=verbs.effort_mark(effort)):
            messages.success(request, _("Beslutningen er gemt."))
            return redirect(effort.goal)
    return render(request, "goals/effort_judge.html", {"form": form, "goal": effort.goal, "effort": effort})
