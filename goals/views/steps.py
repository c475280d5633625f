"""Next steps: agree one, change it, settle it and open it again, send it up and take it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goals.access.boards import board_for, step_for
from goals.actions import steps as verbs
from goals.forms.steps import AgreeForm, ChangeStepForm, SettleForm, UpwardsForm
from goals.models import Board, Step
from goals.queries.boards import board_above, name_of
from goals.queries.steps import meeting_named
from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.requests import SignedInRequest
from organisation.rules.numbers import whole_number


def agree(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new step, from the board or in the middle of a meeting (`?moede=`), about an indicator (`?indikator=`)."""
    today = timezone.localdate()
    found = board_for(request.user.person, pk, today, to="run")
    about = number_in(request, "indikator")
    form = AgreeForm(found, request.user.person, today, request.POST or None, about=about)
    if request.method == "POST" and form.is_valid():
        meeting = meeting_named(found, number_in(request, "moede"))
        facts = {"board": found, "meeting": meeting, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.agree_step(**facts)):
            return back(request, found, _("Skridtet er aftalt."))
    return render(request, "goals/board_step.html", facts_of(request, found) | {"form": form})


def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Another wording, owner, day or indicator."""
    today = timezone.localdate()
    step = step_for(request.user.person, pk, today)
    form = ChangeStepForm(step, request.user.person, today, request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {"step": step, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.change_step(**facts), seen=verbs.mark_of_step(step)):
            return back(request, step.board, _("Skridtet er ændret."))
    return render(request, "goals/board_step.html", facts_of(request, step.board) | {"form": form, "step": step})


@require_POST
def settle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Done or dropped, by one click."""
    step = step_for(request.user.person, pk, timezone.localdate(), to="settle")
    form = SettleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Skridtet blev ikke ændret. Vælg »gjort« eller »droppet«."))
        return back(request, step.board)
    facts = {"step": step, "by": request.user, "at": timezone.now(), **form.cleaned_data}
    told_of(request, lambda: verbs.settle_step(**facts), settled_words)
    return back(request, step.board)


@require_POST
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Undo that a step was settled."""
    step = step_for(request.user.person, pk, timezone.localdate(), to="settle")
    told_of(
        request, lambda: verbs.reopen_step(step=step, by=request.user, at=timezone.now()), _("Skridtet er åbent igen.")
    )
    return back(request, step.board)


@require_POST
def pass_up(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send a step to the board above, or take it back."""
    today = timezone.localdate()
    step = step_for(request.user.person, pk, today)
    form, above = UpwardsForm(request.POST), board_above(step.board, today)
    if not form.is_valid() or above is None:
        messages.error(request, _("Skridtet blev ikke sendt: der er ingen tavle over jeres lige nu."))
        return back(request, step.board)
    up = form.cleaned_data["up"]
    told_of(request, lambda: sent_up(request, step, above) if up else kept(request, step), str)
    return back(request, step.board)


def settled_words(step: Step) -> str:
    """What is said of a step that was settled."""
    words = {"words": step.words, "state": step.get_state_display()}
    return _("»%(words)s« er %(state)s. Det kan fortrydes under »Afsluttet for nylig«.") % words


def sent_up(request: SignedInRequest, step: Step, above: Board) -> str:
    """Send a step up; what is said of it."""
    verbs.pass_up(step=step, to=above, by=request.user, at=timezone.now())
    return _("»%(words)s« er sendt op til %(board)s.") % {"words": step.words, "board": name_of(above)}


def kept(request: SignedInRequest, step: Step) -> str:
    """Take a step back; what is said of it."""
    verbs.keep_here(step=step, by=request.user, at=timezone.now())
    return _("I klarer selv »%(words)s«.") % {"words": step.words}


def facts_of(request: SignedInRequest, board: Board) -> dict[str, object]:
    """What every form about a step stands beside."""
    return {"board": board, "name": name_of(board), "back": way_back(request) or board.get_absolute_url()}


def back(request: SignedInRequest, board: Board, told: str = "") -> HttpResponse:
    """Where one came from (`?next=`), else the board, perhaps with a word about what was done."""
    if told:
        messages.success(request, told)
    return redirect(way_back(request) or board)


def way_back(request: SignedInRequest) -> str:
    """The page that one came from, if it is one of ours."""
    asked = request.GET.get("next", "")
    return asked if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else ""


def number_in(request: SignedInRequest, name: str) -> int | None:
    """A number in the address; what is none is not asked for."""
    return whole_number(request.GET.get(name))
