"""The employee representative's page of a round, and the questionnaire as HR reads it through."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluation.access.rounds import round_to_review
from evaluation.actions.rounds import review_round
from evaluation.queries.lists import numbers_of, scope_name
from evaluation.queries.questionnaires import reading_of
from evaluation.rules.promises import KEYS_MEAN
from evaluation.rules.questionnaires import LANGUAGES, read_questionnaire
from evaluation.starter import starter
from evaluation.views.rounds import promised, refused_aloud
from organisation.access.roles import hr_desk
from organisation.forms.requests import SignedInRequest


def language_asked(request: SignedInRequest) -> str:
    """The language to read questions in: the one in the address, else the reader's own."""
    asked = request.GET.get("sprog", "")
    return asked if asked in LANGUAGES else (get_language() or LANGUAGES[0])[:2]


def review(request: SignedInRequest, pk: int) -> HttpResponse:
    """Promise, rules and questions; a button says that they have been seen through."""
    round = round_to_review(request.user.person, pk)
    if request.method == "POST":
        with refused_aloud(request):
            review_round(round=round, by=request.user, at=timezone.now())
            messages.success(request, _("Tak. HR kan se, at du har set det igennem."))
        return redirect("evaluation:review_round", pk=pk)
    reading = reading_of(round.questionnaire.questions, language_asked(request))
    facts = {"round": round, "reading": reading, "numbers": numbers_of(round), "scope": scope_name(round)}
    page = facts | promised(round) | {"keys_mean": KEYS_MEAN[round.two_keys]}
    return render(request, "evaluation/round_review.html", page)


@require_safe
def questionnaire(request: SignedInRequest) -> HttpResponse:
    """The questionnaire that rounds are made with."""
    hr_desk(request.user.person, timezone.localdate())
    reading = reading_of(read_questionnaire(starter()), language_asked(request))
    return render(request, "evaluation/round_questionnaire.html", {"reading": reading})
