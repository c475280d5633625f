"""The pages of goals: the hierarchy, what is found in it, and a goal."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goals.access.goals import goal_for, may_change, open_goals, readable_beside, visible_to
from goals.formats.board_cards import cards_of
from goals.forms.finding import FindForm
from goals.queries.goal_lines import fields_with_goals, found_goals, hierarchy, lines_of, own_lines, units_with_goals
from goals.queries.goal_page import goal_page
from goals.rules.telling import ASKED
from organisation.access.roles import house_door
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest


@require_safe
def goals(request: SignedInRequest) -> HttpResponse:
    """One's own goals and the municipality's from the effects down; or those that fit what is asked for."""
    person, today = request.user.person, timezone.localdate()
    house_door(person, today)
    form = FindForm(request.GET, fields=fields_with_goals(today), units=units_with_goals(today))
    if form.asked:
        page = page_of(request, found_goals(visible_to(person), today, **form.asked))
        facts = {"form": form, "page": page, "lines": list(lines_of(page.object_list, today).values())}
        return render(request, "goals/found.html", facts)
    facts = {"form": form, "own": own_lines(person, today), "all": hierarchy(open_goals(), today)}
    return render(request, "goals/goals.html", facts)


@require_safe
def branch(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything that leads up to one goal, where the whole hierarchy has no room for it."""
    person, today = request.user.person, timezone.localdate()
    goal = goal_for(person, pk, today)
    return render(
        request, "goals/branch.html", {"goal": goal, "all": hierarchy(readable_beside(goal, person), today, goal.pk)}
    )


@require_safe
def goal(request: SignedInRequest, pk: int) -> HttpResponse:
    """A goal: why, how it goes, what it gives and what gives to it."""
    person, today = request.user.person, timezone.localdate()
    found = goal_for(person, pk, today)
    page = goal_page(found, readable_beside(found, person), today)
    facts = {
        "page": page,
        "goal": found,
        "cards": cards_of(page.readings),
        "may_change": may_change(found, person, today),
        "asked": ASKED,
    }
    return render(request, "goals/goal.html", facts)
