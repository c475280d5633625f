"""The way from a goal up to the effect, in words and as a picture."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goals.access.goals import goal_for, readable_beside
from goals.formats.way_drawings import picture_of
from goals.queries.ways import helpers_of
from goals.queries.ways import way_up as ways_of
from organisation.formats.print import svg_of
from organisation.forms.requests import SignedInRequest


@require_safe
def way_up(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every way up, each step once; and, shortly, what contributes to the goal itself."""
    person, today = request.user.person, timezone.localdate()
    goal = goal_for(person, pk, today)
    way = ways_of(goal)
    facts = {
        "goal": goal,
        "way": way,
        "picture": svg_of(picture_of(way.rungs, way.goals, way.efforts, goal.pk), "ln-way"),
        "helpers": helpers_of(goal, readable_beside(goal, person), today),
    }
    return render(request, "goals/way_up.html", facts)
