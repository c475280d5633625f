"""Pages about the evaluation of networks: HR's of a programme, and each network's own."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluation.rules.answering import circle_lines
from evaluation.rules.rounds import LEAST_K
from networks.access.evaluations import evaluation_for, network_answers_for
from networks.access.programmes import programme_for
from networks.actions import evaluations as verbs
from networks.forms.evaluations import EvaluationForm, MoveClosingForm, WithdrawEvaluationForm
from networks.models import Evaluation
from networks.queries.decided import TO_EVALUATE, decided_about
from networks.queries.evaluations import (
    answers_about,
    asking_in,
    evaluation_page,
    evaluations_of,
    questions_before,
    recently_evaluated,
    running_networks,
)
from networks.rules.evaluations import earliest_end
from organisation.forms.acting import settled
from organisation.forms.requests import SignedInRequest


@require_safe
def evaluations(request: SignedInRequest, pk: int) -> HttpResponse:
    """A programme's evaluations, and whether its meetings are followed by a pulse."""
    programme = programme_for(request.user.person, pk, timezone.localdate())
    today = timezone.localdate()
    asking = asking_in(running_networks(programme, today), today)
    page = {"programme": programme, "evaluations": evaluations_of(programme), "least": LEAST_K}
    page["silent"] = [one.sized for one in asking if one.members < LEAST_K]
    return render(request, "networks/evaluations.html", page)


def evaluate(request: SignedInRequest, pk: int) -> HttpResponse:
    """See the questions and the promise, and ask the members of the chosen networks."""
    now = timezone.now()
    today = timezone.localdate(now)
    programme = programme_for(request.user.person, pk, today)
    asking = asking_in(networks := running_networks(programme, today), today)
    lately, earliest = earliest_end(recently_evaluated(networks), today)
    form = EvaluationForm(networks, asking, request.POST or None, at=now, earliest=earliest)
    if request.method == "POST" and form.is_valid():
        facts = {"programme": programme, "by": request.user, "at": now, **form.asked}
        if found := settled(form, lambda: verbs.evaluate_networks(**facts)):
            messages.success(request, _("Evalueringen er åbnet. Brevene er på vej."))
            return redirect("networks:evaluation", pk=found.pk)
    asked, promise = questions_before(programme, language()), circle_lines(LEAST_K)
    small = [one for one in asking if one.limits]
    page = {"programme": programme, "form": form, "asked": asked, "promise": promise, "small": small, "least": LEAST_K}
    page |= {"lately": lately, "earliest": earliest, "decided": decided_about(programme, TO_EVALUATE)}
    return render(request, "networks/evaluation_form.html", page)


@require_safe
def evaluation(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far an evaluation is, or its figures."""
    now = timezone.now()
    today = timezone.localdate(now)
    found = evaluation_for(request.user.person, pk, today)
    page = {"page": evaluation_page(found, language(), today), "takes_answers": found.round.takes_answers(now)}
    page["decided"] = decided_about(found.programme, TO_EVALUATE)
    return render(request, "networks/evaluation.html", page)


def move_closing(request: SignedInRequest, pk: int) -> HttpResponse:
    """Another last day for an evaluation that is open."""
    found = evaluation_for(request.user.person, pk, timezone.localdate())
    form = MoveClosingForm(request.POST or None, evaluation=found)
    said = _("Den sidste dag er flyttet. Alle, der er spurgt, får et brev.")
    return changed(request, found, form, verbs.move_closing, said, "networks/evaluation_move.html")


def withdraw_evaluation(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask, and then withdraw an evaluation that is open."""
    found = evaluation_for(request.user.person, pk, timezone.localdate())
    form = WithdrawEvaluationForm(request.POST or None)
    said = _("Evalueringen er trukket tilbage, og svarene er slettet.")
    return changed(request, found, form, verbs.withdraw_evaluation, said, "networks/evaluation_withdraw.html")


def changed(
    request: SignedInRequest,
    evaluation: Evaluation,
    form: MoveClosingForm | WithdrawEvaluationForm,
    verb: Callable[..., Evaluation],
    said: str,
    template: str,
) -> HttpResponse:
    """A form about an open evaluation: shown while it takes answers, carried out, or shown again with what is wrong."""
    now = timezone.now()
    if request.method == "POST" and form.is_valid():
        facts = {"evaluation": evaluation, "by": request.user, "at": now, **form.asked}
        if settled(form, lambda: verb(**facts)):
            messages.success(request, said)
            return redirect("networks:evaluation", pk=evaluation.pk)
    page = {"evaluation": evaluation, "form": form, "is_open": evaluation.round.takes_answers(now)}
    return render(request, template, page)


@require_POST
def choose_pulse(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a pulse follow each meeting, or no longer."""
    programme = programme_for(request.user.person, pk, timezone.localdate())
    pulse = request.POST.get("pulse") == "ja"
    verbs.choose_pulse(programme=programme, pulse=pulse, by=request.user, at=timezone.now())
    said = _("Deltagerne får to spørgsmål efter hvert møde.") if pulse else _("Der spørges ikke længere efter møderne.")
    messages.success(request, said)
    return redirect("networks:evaluations", pk=pk)


@require_safe
def network_answers(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was answered about a network."""
    network, words = network_answers_for(request.user.person, pk, timezone.localdate())
    page = answers_about(network, language(), words=words)
    return render(request, "networks/network_answers.html", {"page": page, "words": words, "least": LEAST_K})


def language() -> str:
    """The reader's language."""
    return get_language() or "da"
