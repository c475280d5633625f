"""A leader's report, on the page and on paper, and the choice of what to work on."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from evaluation.access.reports import own_report, report_for
from evaluation.actions import followup
from evaluation.formats.reports import report_pdf
from evaluation.forms.focus import FocusForm
from evaluation.models import Assessment
from evaluation.queries.followup import Opening, focus_of, openings_of, told_of
from evaluation.queries.reports import report_of
from evaluation.queries.talks import talks_of
from evaluation.rules.report_words import chosen_words
from organisation.forms.requests import SignedInRequest


@never_cache
@require_safe
def report(request: SignedInRequest, pk: int) -> HttpResponse:
    """The report. Reading it is what is noted, so that nobody can read without the leader seeing it."""
    assessment = report_for(request.user.person, pk)
    openings = opened(request, assessment)
    return render(request, "evaluation/report.html", page_of(request, assessment, openings))


@never_cache
@require_safe
def paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same report as a tagged PDF; taking it is opening it."""
    assessment = report_for(request.user.person, pk)
    opened(request, assessment)
    page = report_of(assessment, request.user.person)
    content = report_pdf(page, settings.MUNICIPALITY.name, focus_of(assessment) if page.own else {})
    name = slugify(f"rapport {page.name} {page.round_title}".translate(LETTERS))
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_POST
def choose_focus(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep what the leader wants to work on."""
    assessment = own_report(request.user.person, pk)
    page = page_of(request, assessment, openings_of(assessment))
    form = page["form"]
    if not form.is_valid():
        return render(request, "evaluation/report.html", page)
    followup.choose_focus(assessment=assessment, steps=form.steps(), by=request.user, at=timezone.now())
    messages.success(request, _("Dine fokusområder er gemt. Kun du kan se dem."))
    return redirect(reverse("evaluation:report", args=[pk]) + "#fokus")


LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa"})


def opened(request: SignedInRequest, assessment: Assessment) -> dict[int, Opening]:
    """Note the first time somebody reads a report; who has opened it before this time."""
    openings = openings_of(assessment)
    if request.user.person_id not in openings:
        followup.open_report(assessment=assessment, by=request.user, at=timezone.now())
    return openings


def page_of(request: SignedInRequest, assessment: Assessment, openings: dict[int, Opening]) -> dict[str, Any]:
    """What the page is made of: the report, and for its leader what follows it."""
    page = report_of(assessment, request.user.person)
    if not page.own:
        return {"report": page}
    form = FocusForm(page.themes, focus_of(assessment), request.POST if request.method == "POST" else None)
    words = chosen_words(len(form.focus))
    facts = {"report": page, "form": form, "focus_words": words, "openings": told_of(assessment, openings)}
    return facts | {"talks": {whom.value: talk for whom, talk in talks_of(assessment).items()}}
