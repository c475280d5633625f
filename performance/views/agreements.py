"""What the two write together: agreements and new goals."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.requests import SignedInRequest
from performance.access.dialogues import (
    agreement_for,
    agreement_to_carry,
    dialogue_for,
    inherited_agreement,
    proposal_for,
)
from performance.actions import agreements as verbs
from performance.forms.agreements import AgreementForm, DropForm, GoalForm, TextForm
from performance.queries.agreements import line_of
from performance.queries.aims import leaders_aims
from performance.queries.dialogues import Talk, talk_of
from performance.rules.dialogues import Outcome


@never_cache
def add_agreement(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write an agreement; the page of the dialogue has the same form."""
    seat = dialogue_for(request.user.person, pk, timezone.localdate())
    talk = talk_of(seat.dialogue, seat.side, timezone.now())
    form = AgreementForm(request.POST or None, talk=talk)
    if request.method == "POST" and form.is_valid():
        verb = partial(verbs.add_agreement, dialogue=seat.dialogue, **form.asked, **who(request))
        if done(form, talk, verb):
            return back_to(talk)
    return render(request, "performance/agreement.html", {"talk": talk, "form": form})


@never_cache
def change_agreement(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change an agreement. Where the other has changed the text meanwhile, what was typed stays and it says so."""
    agreement, seat = agreement_for(request.user.person, pk, timezone.localdate())
    talk = talk_of(seat.dialogue, seat.side, timezone.now())
    form = AgreementForm(request.POST or None, talk=talk, agreement=agreement)
    if request.method == "POST" and form.is_valid():
        facts = form.asked | {"version": form.cleaned_data["version"]}
        verb = partial(verbs.change_agreement, agreement=agreement, **facts, **who(request))
        if done(form, talk, verb):
            return back_to(talk)
    now_there = line_of(agreement, seat.dialogue) if form.errors else None
    facts = {"talk": talk, "form": form, "agreement": agreement, "now_there": now_there}
    return render(request, "performance/agreement.html", facts)


@never_cache
def drop_agreement(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an agreement out, after a page that asks."""
    agreement, seat = agreement_for(request.user.person, pk, timezone.localdate())
    talk = talk_of(seat.dialogue, seat.side, timezone.now())
    form = DropForm(request.POST or None, talk=talk)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        verb = partial(verbs.drop_agreement, agreement=agreement, version=version, **who(request))
        if done(form, talk, verb):
            return back_to(talk)
    line = line_of(agreement, seat.dialogue)
    return render(request, "performance/agreement_drop.html", {"talk": talk, "form": form, "line": line})


@require_POST
def settle_agreement(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that an agreement was kept or is dropped; leads back to where it was said."""
    agreement = inherited_agreement(request.user.person, pk, timezone.localdate())
    outcome = Outcome.KEPT if request.POST.get("outcome") == Outcome.KEPT else Outcome.DROPPED
    told_of(request, lambda: verbs.settle_agreement(agreement=agreement, outcome=outcome, **who(request)))
    back = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_ours else agreement.dialogue)


@require_POST
def carry_agreement(request: SignedInRequest, pk: int, agreement: int) -> HttpResponse:
    """Take an agreement from an earlier dialogue along: it still holds."""
    seat = dialogue_for(request.user.person, pk, timezone.localdate())
    earlier = agreement_to_carry(request.user.person, agreement, seat, timezone.localdate())
    facts = {name: getattr(earlier, name) for name in ("words", "side", "due", "follow_up")} | who(request)
    told_of(request, lambda: verbs.add_agreement(dialogue=seat.dialogue, carried_from=earlier, **facts))
    return redirect(reverse("performance:dialogue", args=[pk]) + "#aftaler")


@never_cache
def add_goal(request: SignedInRequest, pk: int) -> HttpResponse:
    """Propose a goal for the employee, which counts when both have signed."""
    seat = dialogue_for(request.user.person, pk, timezone.localdate())
    talk = talk_of(seat.dialogue, seat.side, timezone.now())
    form = GoalForm(request.POST or None, talk=talk, aims=leaders_aims(seat.dialogue, timezone.now()))
    if request.method == "POST" and form.is_valid():
        verb = partial(verbs.propose_goal, dialogue=seat.dialogue, **form.asked, **who(request))
        if done(form, talk, verb):
            return back_to(talk, "#maal")
    return render(request, "performance/goal.html", {"talk": talk, "form": form})


@require_POST
def withdraw_goal(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a proposed goal out again."""
    proposal = proposal_for(request.user.person, pk, timezone.localdate())
    told_of(request, lambda: verbs.withdraw_goal(proposal=proposal, **who(request)))
    return redirect(reverse("performance:dialogue", args=[proposal.dialogue_id]) + "#maal")


def who(request: SignedInRequest) -> dict[str, Any]:
    """Who does it, and when."""
    return {"by": request.user, "at": timezone.now()}


def done(form: TextForm, talk: Talk, verb: Callable[[], Any]) -> bool:
    """Do it; a refusal stands at the form, which from now on knows the text as it is."""
    is_done = is_carried_out(form, verb)
    if not is_done:
        form.seen_anew(talk.dialogue.version)
    return is_done


def back_to(talk: Talk, place: str = "#aftaler") -> HttpResponseRedirect:
    """The page of the dialogue, at what the two write together."""
    return HttpResponseRedirect(talk.dialogue.get_absolute_url() + place)
