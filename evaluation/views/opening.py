"""HR's pages of opening and closing a round: what happens, to how many, and what cannot be undone."""

import logging
from typing import Any

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from evaluation.access.rounds import round_for
from evaluation.actions import closing, opening
from evaluation.actions.forgetting import Busy
from evaluation.forms.rounds import KeysForm, NewKeysForm
from evaluation.keyfiles import KeyFileMissing
from evaluation.models import Round
from evaluation.queries.lists import numbers_of
from evaluation.rules.jobs import CLOSE
from evaluation.rules.promises import is_short
from evaluation.rules.rounds import KEY_FILE_MISSING, State
from evaluation.tasks.rounds import close_in_background, ring_for_rounds
from evaluation.views.rounds import is_frozen
from organisation.actions.jobs import queue_job
from organisation.forms.acting import refused_aloud
from organisation.forms.requests import SignedInRequest
from organisation.rules.refusals import Refused
from organisation.tasks.jobs import ring

log = logging.getLogger("ledernet.evaluation")


@sensitive_post_parameters()
@sensitive_variables()
def open_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read what opening means, and open."""
    now = timezone.now()
    round = round_for(request.user.person, pk, timezone.localdate(now))
    if is_frozen(request, round):
        return redirect(round)
    form = NewKeysForm(request.POST or None) if round.two_keys else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            opening.open_round(round=round, by=request.user, at=now, passphrases=form.passphrases if form else ())
        except Refused as refused:
            return opening_page(request, round, form, str(refused))
        ring_for_rounds()
        messages.success(request, _("%(title)s er åben. Invitationerne er på vej.") % {"title": round.title})
        return redirect(round)
    return opening_page(request, round, form)


@sensitive_variables()
def opening_page(request: SignedInRequest, round: Round, form: KeysForm | None, refused: str = "") -> HttpResponse:
    """What will happen, what is still missing, and the passphrases' fields, always empty."""
    facts: dict[str, Any] = {"numbers": numbers_of(round), "is_short": is_short(round.deadline, timezone.now())}
    facts |= {"waits_for_review": round.representative_id is not None and round.reviewed_on is None}
    page = {"round": round, "form": form, "refused": refused} | facts
    return render(request, "evaluation/round_opening.html", page)


@sensitive_post_parameters()
@sensitive_variables()
def close_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close a round whose deadline has passed: one key as a job, two keys on this page."""
    now = timezone.now()
    round = round_for(request.user.person, pk, timezone.localdate(now))
    if round.state != State.OPEN or now <= round.deadline:
        messages.error(request, _("Runden kan først lukkes, når den er åben, og svarfristen er passeret."))
        return redirect(round)
    form = KeysForm(request.POST or None) if round.two_keys else None
    if request.method != "POST" or (form and not form.is_valid()):
        return render(request, "evaluation/round_closing.html", {"round": round, "form": form})
    return closed_here(request, round, form) if form else closed_in_background(request, round)


def closed_in_background(request: SignedInRequest, round: Round) -> HttpResponse:
    """Queue the closing and follow it."""
    job = queue_job(
        kind=CLOSE,
        task=close_in_background.name,
        payload={"round": round.pk, "page": round.get_absolute_url()},
        by=request.user,
        at=timezone.now(),
    )
    ring(job)
    return redirect("organisation:job", key=job.key)


@sensitive_variables()
def closed_here(request: SignedInRequest, round: Round, form: KeysForm) -> HttpResponse:
    """Turn both keys within this request: a passphrase is never queued. What is left is the clock's to finish."""
    try:
        round = closing.close_round(round=round, by=request.user, at=timezone.now(), passphrases=form.passphrases)
    except Refused as refused:
        return render(request, "evaluation/round_closing.html", {"round": round, "form": form, "refused": str(refused)})
    except KeyFileMissing:
        messages.error(request, str(KEY_FILE_MISSING))
        return redirect(round)
    publish(request, round)
    ring_for_rounds()
    return redirect(round)


def publish(request: SignedInRequest, round: Round) -> None:
    """Destroy the key and publish; when that does not succeed at once, the clock tries again each minute."""
    try:
        with refused_aloud(request):
            closing.publish_round(round=round, by=request.user, at=timezone.now())
            messages.success(request, _("%(title)s er lukket og offentliggjort.") % {"title": round.title})
    except (Busy, OperationalError, OSError) as error:
        log.warning("round %s is not published yet: %s", round.pk, type(error).__name__)
        messages.warning(request, _("Runden er lukket. Den offentliggøres om lidt, når nøglen er slettet."))
