"""What a goal contributes to: choose the goal, say it in a sentence, change it, take it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.access.goals import contribution_for, goal_asked, goal_for, visible_to
from goals.actions import goals as verbs
from goals.forms.contributions import ContributionForm
from goals.queries.choices import efforts_to_choose, reachable_from
from organisation.forms.acting import settled
from organisation.forms.requests import SignedInRequest
from organisation.rules.texts import tidy_line


def contribute(request: SignedInRequest, pk: int) -> HttpResponse:
    """First the goal that it contributes to (`?til=`), found by words; then the sentence and the effort."""
    person, today = request.user.person, timezone.localdate()
    goal = goal_for(person, pk, today, to="change")
    towards = goal_asked(person, request.GET.get("til"), today)
    if towards is None:
        words = tidy_line(request.GET.get("ord", ""))
        found = reachable_from(goal, visible_to(person), today, words)
        return render(request, "goals/contribution_choose.html", {"goal": goal, "words": words, "found": found})
    form = ContributionForm(request.POST or None, efforts=efforts_to_choose(towards))
    if request.method == "POST" and form.is_valid():
        facts: dict[str, Any] = {
            "goal": goal,
            "towards": towards,
            "by": request.user,
            "at": timezone.now(),
        } | form.asked
        if settled(form, lambda: verbs.contribute(**facts)):
            messages.success(request, _("Nu står det på begge mål."))
            return redirect(goal)
    return render(request, "goals/contribution_form.html", {"form": form, "goal": goal, "towards": towards})


def change_contribution(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say it in other words, or let it go through another effort."""
    given = contribution_for(request.user.person, pk, timezone.localdate())
    efforts = efforts_to_choose(given.towards, given.effort_id)
    form = ContributionForm(request.POST or None, efforts=efforts, contribution=given)
    if request.method == "POST" and form.is_valid():
        facts = {"contribution": given, "by": request.user, "at": timezone.now(), "seen": form.cleaned_data["seen"]}
        if settled(form, lambda: verbs.change_contribution(**facts, **form.asked), seen=verbs.contribution_mark(given)):
            messages.success(request, _("Bidraget er ændret."))
            return redirect(given.goal)
    facts = {"form": form, "goal": given.goal, "towards": given.towards, "given": given}
    return render(request, "goals/contribution_form.html", facts)


def withdraw_contribution(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a goal no longer contribute to another, after a page that says what that means."""
    given = contribution_for(request.user.person, pk, timezone.localdate())
    if request.method == "POST":
        goal = verbs.withdraw_contribution(contribution=given, by=request.user, at=timezone.now())
        messages.success(request, _("Målet bidrager ikke længere dertil."))
        return redirect(goal)
    return render(request, "goals/contribution_withdraw.html", {"given": given, "goal": given.goal})
