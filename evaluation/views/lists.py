"""Pages of a round's lists: its leaders, who is asked about one, who is left out. Never who has answered."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluation.access.rounds import assessment_lists_for, round_for
from evaluation.queries.lists import asked_about, leader_lines, leaders_called, left_out_about, left_out_of, reasons_in
from organisation.access.roles import hr_desk
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest


@require_safe
def leaders(request: SignedInRequest, pk: int) -> HttpResponse:
    """The leaders of a round, each with how many are asked; how far they have come, in words, while it is open."""
    round = round_for(request.user.person, pk, timezone.localdate())
    words = request.GET.get("q", "").strip()
    page = page_of(request, leaders_called(round, words))
    facts = {"round": round, "page": page, "lines": leader_lines(round, page), "words": words}
    return render(request, "evaluation/round_leaders.html", facts)


@require_safe
def left_out(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who is left out of a round, by reason."""
    round = round_for(request.user.person, pk, timezone.localdate())
    reason = request.GET.get("grund", "")
    page = page_of(request, left_out_of(round, reason))
    facts = {"round": round, "page": page, "reason": reason, "reasons": reasons_in(round)}
    return render(request, "evaluation/round_left_out.html", facts)


@require_safe
def raters(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who is asked about a leader and who is left out, to HR."""
    person, today = request.user.person, timezone.localdate()
    hr_desk(person, today)
    assessment = assessment_lists_for(person, pk, today)
    asked, out = asked_about(assessment), left_out_about(assessment)
    shows_out = "udenfor" in request.GET
    page = page_of(request, out if shows_out else asked)
    counts = {"asked": asked.count(), "out": out.count()}
    facts = {"assessment": assessment, "page": page, "shows_out": shows_out, "counts": counts}
    return render(request, "evaluation/round_raters.html", facts)


@require_safe
def my_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who is asked about me, and what happens when."""
    assessment = assessment_lists_for(request.user.person, pk, timezone.localdate())
    page = page_of(request, asked_about(assessment))
    facts = {"assessment": assessment, "round": assessment.round, "page": page}
    return render(request, "evaluation/round_mine.html", facts)
