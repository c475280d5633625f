"""HR's page of giving up a round: what is destroyed, who is told, and that it cannot be undone."""

import logging

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.access.rounds import round_for
from evaluation.actions import giving_up
from evaluation.actions.forgetting import Busy
from evaluation.models import Round
from evaluation.queries.lists import numbers_of
from evaluation.tasks.rounds import ring_for_rounds
from organisation.forms.acting import refused_aloud
from organisation.forms.requests import SignedInRequest

log = logging.getLogger("ledernet.evaluation")


def give_up_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask, and then give up a round with two keys whose passphrases nobody can type any more."""
    now = timezone.now()
    round = round_for(request.user.person, pk, timezone.localdate(now))
    with refused_aloud(request):
        giving_up.check_may_give_up(round, now)
        if request.method != "POST":
            return render(request, "evaluation/round_giving_up.html", {"round": round, "numbers": numbers_of(round)})
        round = giving_up.give_up_round(round=round, by=request.user, at=now)
        destroy_key(request, round)
        ring_for_rounds()
    return redirect(round)


def destroy_key(request: SignedInRequest, round: Round) -> None:
    """Destroy the key at once; when that does not succeed, the clock tries again each minute."""
    try:
        giving_up.destroy_key(round=round, by=request.user, at=timezone.now())
        messages.success(request, _("%(title)s er opgivet. Svar, links og nøgle er slettet.") % {"title": round.title})
    except (Busy, OperationalError, OSError) as error:
        log.warning("the key of round %s is not destroyed yet: %s", round.pk, type(error).__name__)
        messages.warning(request, _("Runden er opgivet, og svarene er slettet. Nøglen slettes om lidt."))
