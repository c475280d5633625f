"""Setting a goal, changing it, letting it count, and ending it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goals.access.goals import goal_asked, goal_for, goal_to_agree, groups_open_to, units_open_to, visible_to
from goals.actions import goals as verbs
from goals.forms.goals import EndForm, GoalForm, Ground, first_facts
from goals.models import Goal
from goals.queries.choices import goals_to_choose, groups_to_choose, units_to_set_for
from goals.queries.goal_page import leaning_on
from organisation.access.roles import house_door
from organisation.forms.acting import settled, told_of
from organisation.forms.requests import SignedInRequest


def set_goal(request: SignedInRequest) -> HttpResponse:
    """Set a goal. One that was begun from another (`?til=`) goes on to say what it contributes to that."""
    today = timezone.localdate()
    house_door(request.user.person, today)
    towards = goal_asked(request.user.person, request.GET.get("til"), today)
    ground = _ground(request, None)
    first = first_facts(today, towards, ground, request.GET.get("enhed", ""))
    form = GoalForm(request.POST or None, ground=ground, initial=first)
    if request.method == "POST" and form.is_valid():
        new = settled(form, lambda: verbs.set_goal(by=request.user, at=timezone.now(), **form.asked))
        if new and towards:
            messages.success(request, _("Målet er sat. Skriv nu, hvad det bidrager med."))
            return redirect(reverse("goals:contribute", args=[new.pk]) + f"?til={towards.pk}")
        if new:
            messages.success(request, _("Målet er sat."))
            return redirect(new)
    return render(request, "goals/goal_form.html", {"form": form, "towards": towards})


def change_goal(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a goal; what it was stays in its history."""
    goal = goal_for(request.user.person, pk, timezone.localdate(), to="change")
    form = GoalForm(request.POST or None, ground=_ground(request, goal), goal=goal)
    if request.method == "POST" and form.is_valid():
        facts: dict[str, Any] = {
            "goal": goal,
            "by": request.user,
            "at": timezone.now(),
            "seen": form.cleaned_data["seen"],
        }
        if settled(form, lambda: verbs.change_goal(**facts, **form.asked), seen=verbs.goal_mark(goal)):
            messages.success(request, _("Målet er ændret."))
            return redirect(goal)
    return render(request, "goals/goal_form.html", {"form": form, "goal": goal})


@require_POST
def agree_goal(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a proposed goal count."""
    goal = goal_to_agree(request.user.person, pk, timezone.localdate())
    told_of(request, lambda: verbs.agree_goal(goal=goal, by=request.user, at=timezone.now()), _("Målet gælder nu."))
    return redirect(goal)


def end_goal(request: SignedInRequest, pk: int) -> HttpResponse:
    """End a goal, after a page that says what happens and what stays."""
    goal = goal_for(request.user.person, pk, timezone.localdate(), to="change")
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts: dict[str, Any] = {"goal": goal, "by": request.user, "at": timezone.now()} | form.cleaned_data
        if settled(form, lambda: verbs.end_goal(**facts)):
            messages.success(request, _("Målet er afsluttet."))
            return redirect(goal)
    return render(request, "goals/goal_end.html", {"form": form, "goal": goal, "leaning": leaning_on(goal)})


def _ground(request: SignedInRequest, goal: Goal | None) -> Ground:
    """What the reader can choose among in a goal's form."""
    person, today = request.user.person, timezone.localdate()
    return Ground(
        person,
        units_to_set_for(units_open_to(person, today), today, goal),
        groups_to_choose(groups_open_to(person, today), goal),
        goals_to_choose(visible_to(person), apart_from=goal),
    )
