"""A dialogue, for its two: one page for every state, preparing it, being ready, and the paper."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from organisation.forms.acting import told_of
from organisation.forms.requests import SignedInRequest
from organisation.rules.refusals import Refused
from performance.access.dialogues import Seat, dialogue_for
from performance.actions import preparing as verbs
from performance.formats.dialogue_paper import dialogue_pdf
from performance.forms.agreements import AgreementForm, SignForm
from performance.forms.preparing import PrepareForm
from performance.queries.dialogues import heading_of, lead_of, preparation_of, talk_of
from performance.rules.dialogue_words import goals_words
from performance.rules.dialogues import State
from performance.rules.preparing import feedforward_of


@never_cache
@require_safe
def dialogue(request: SignedInRequest, pk: int) -> HttpResponse:
    """The dialogue as it stands for the reader; an open page asks now and then whether the other has done something."""
    seat = dialogue_for(request.user.person, pk, timezone.localdate())
    if request.htmx:
        talk = talk_of(seat.dialogue, seat.side, timezone.now())
        is_same = request.GET.get("set") == talk.stamp
        return (
            HttpResponse(status=204) if is_same else render(request, "performance/dialogue_news.html", {"talk": talk})
        )
    return page(request, seat)


@never_cache
def prepare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write under the four themes and say how one sees the goals. Kept by the button, and by htmx as one goes."""
    seat, now = dialogue_for(request.user.person, pk, timezone.localdate()), timezone.now()
    mine = preparation_of(seat.dialogue, seat.side)
    if request.method != "POST" and (seat.dialogue.state != State.BOOKED or mine.ready_at):
        return redirect(seat.dialogue)
    talk = talk_of(seat.dialogue, seat.side, now)
    form = PrepareForm(talk, mine.version, request.POST or None)
    is_kept = request.method == "POST" and form.is_valid() and kept(request, seat, form)
    if request.htmx:
        return render(request, "performance/prepare_saved.html", {"form": form, "is_kept": is_kept, "now": now})
    if is_kept:
        return redirect("performance:dialogue" if "ready" in request.POST else "performance:prepare", pk=pk)
    facts = {"talk": talk, "form": form, "feedforward": feedforward_of(seat.side, talk.you.first)}
    return render(request, "performance/prepare.html", facts)


@require_POST
def ready(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that one is ready, or that one writes on."""
    seat = dialogue_for(request.user.person, pk, timezone.localdate())
    verb = verbs.take_back_ready if "back" in request.POST else verbs.be_ready
    told_of(request, lambda: verb(dialogue=seat.dialogue, side=seat.side, by=request.user, at=timezone.now()))
    return redirect("performance:prepare" if "back" in request.POST else "performance:dialogue", pk=pk)


@never_cache
@require_safe
def paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """What the two read and wrote as a tagged PDF, the same for both; before the reveal there is none."""
    seat = dialogue_for(request.user.person, pk, timezone.localdate())
    talk = talk_of(seat.dialogue, seat.side, timezone.now())
    if not talk.is_revealed:
        raise Http404
    name = f"samtale-{timezone.localdate(seat.dialogue.appointment.starts)}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    content = dialogue_pdf(talk, settings.MUNICIPALITY.name)
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def kept(request: SignedInRequest, seat: Seat, form: PrepareForm) -> bool:
    """Keep what was written, and be ready where that was asked; a refusal stands at the top of the form.

    What is kept as one goes makes nobody ready, though it names the button that has just been pressed.
    """
    is_ready = "ready" in request.POST and not request.htmx
    facts: dict[str, Any] = {"dialogue": seat.dialogue, "side": seat.side, "by": request.user, "at": timezone.now()}
    try:
        mine = verbs.prepare_dialogue(**facts, **form.asked)
        form.seen_anew(mine.version)
        if is_ready:
            verbs.be_ready(**facts)
    except Refused as refused:
        form.add_error(None, str(refused))
        form.seen_anew(preparation_of(seat.dialogue, seat.side).version)
        return False
    if not request.htmx:
        messages.success(request, said_words(is_ready=is_ready))
    return True


def said_words(*, is_ready: bool) -> str:
    """What is said when it is kept."""
    return _("Du er klar.") if is_ready else _("Det er gemt. Kun du kan læse det.")


def page(request: SignedInRequest, seat: Seat, sign: SignForm | None = None) -> HttpResponse:
    """The page of a dialogue, perhaps with a signature's form that was not accepted."""
    now = timezone.now()
    talk = talk_of(seat.dialogue, seat.side, now)
    facts = {
        "talk": talk,
        "heading": heading_of(talk, now),
        "lead": lead_of(talk, now),
        "goals_say": goals_words(len(talk.goals), talk.differences),
        "has_begun": seat.dialogue.appointment.starts <= now,
        "form": AgreementForm(talk=talk),
        "sign": sign or SignForm(talk=talk),
    }
    return render(request, "performance/dialogue.html", facts)
