"""The respondent's pages, behind the link of a letter: promise, questions, thanks. They keep and log nothing."""

import json
from collections.abc import Callable
from functools import wraps

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from evaluation.access.answers import invitation_by_token, own_invitation
from evaluation.actions.ballots import submit_ballot
from evaluation.forms.answers import AnswerForm
from evaluation.queries.answers import Asked, asked_of, own_link
from evaluation.rules.caution import Caution, patterns
from evaluation.rules.rounds import State, TooLate
from organisation.forms.requests import SignedInRequest

GONE = 410
# The address is the key, so no other page is told more than the host. With "no-referrer" a browser would send its forms
# as if from nowhere, and the guard against forged forms would refuse them.
HOST_ONLY = "strict-origin"
Page = Callable[[HttpRequest, Asked], HttpResponse]


def behind_link(page: Page) -> Callable[[HttpRequest, str], HttpResponse]:
    """A page that the link of a letter opens while its round takes answers; no browser keeps it or tells of it."""

    @login_not_required
    @never_cache
    @wraps(page)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        response = answer_to(request, token, page)
        response["Referrer-Policy"] = HOST_ONLY
        return response

    return opened


def answer_to(request: HttpRequest, token: str, page: Page) -> HttpResponse:
    """The page, or why it cannot be shown; whoever tries many wrong links is told to wait."""
    try:
        invitation = invitation_by_token(token)
    except Http404:
        wait = ratelimit.consume_or_429(request, action="evaluation_link", limit_get=True)
        return wait or render(request, "evaluation/answer_unknown.html", status=404)
    if invitation.round.state == State.LOST:
        return render(request, "evaluation/answer_lost.html", {"round": invitation.round}, status=GONE)
    if not invitation.round.takes_answers(timezone.now()):
        return render(request, "evaluation/answer_late.html", {"round": invitation.round}, status=GONE)
    return page(request, Asked(invitation, token))


@behind_link
def promise(request: HttpRequest, asked: Asked) -> HttpResponse:
    """What is promised, before the first question."""
    return render(request, "evaluation/answer.html", {"asked": asked})


@behind_link
def decline(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Nobody has to answer, and nothing is noted about it."""
    return render(request, "evaluation/answer_declined.html", {"asked": asked})


@sensitive_post_parameters()
@sensitive_variables()
@behind_link
def questions(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The questions; sent, they are sealed before anybody is thanked."""
    form = AnswerForm(asked.invitation, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            submit_ballot(invitation=asked.invitation, values=form.values(), words=form.words(), at=timezone.now())
        except TooLate:
            return render(request, "evaluation/answer_late.html", {"round": asked.invitation.round}, status=GONE)
        return redirect("evaluation:answered", token=asked.token)
    cautions = json.dumps({"patterns": patterns(), "labels": {kind.value: str(kind.label) for kind in Caution}})
    return render(request, "evaluation/answer_questions.html", {"asked": asked, "form": form, "cautions": cautions})


@behind_link
def answered(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Thanks for what is stored, and until when a new answer replaces it."""
    if not asked.is_stored:
        return redirect("evaluation:answer", token=asked.token)
    return render(request, "evaluation/answered.html", {"asked": asked})


def own_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """The signed-in way to the page that one's letter leads to."""
    return redirect(own_link(own_invitation(request.user.person, pk)))


def to_answer(request: SignedInRequest) -> HttpResponse:
    """What the reader is asked in rounds that are open."""
    return render(request, "evaluation/to_answer.html", {"asked": asked_of(request.user.person)})


@login_not_required
def our_promise(request: HttpRequest) -> HttpResponse:
    """How answers are looked after, for anybody who wants to know."""
    return render(request, "evaluation/our_promise.html")
