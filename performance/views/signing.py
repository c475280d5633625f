"""Signing a dialogue, taking the signature back, and opening a signed one again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.requests import SignedInRequest
from performance.access.dialogues import dialogue_for
from performance.actions import signing as verbs
from performance.forms.agreements import ReopenForm, SignForm
from performance.queries.dialogues import talk_of
from performance.views.dialogues import page


@never_cache
@require_POST
def sign(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sign; what is refused stands at the form, with what was typed."""
    seat, now = dialogue_for(request.user.person, pk, timezone.localdate()), timezone.now()
    form = SignForm(request.POST, talk=talk_of(seat.dialogue, seat.side, now))
    if not form.is_valid():
        return page(request, seat, form)
    facts = {"dialogue": seat.dialogue, "side": seat.side, "by": request.user, "at": now, **form.asked}
    if not is_carried_out(form, lambda: verbs.sign_off(**facts)):
        form.seen_anew(seat.dialogue.version)
        return page(request, seat, form)
    messages.success(request, _("Du har skrevet under."))
    return redirect(reverse("performance:dialogue", args=[pk]) + "#underskrifter")


@require_POST
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one's own signature back."""
    seat = dialogue_for(request.user.person, pk, timezone.localdate())
    facts: dict[str, Any] = {"dialogue": seat.dialogue, "side": seat.side, "by": request.user, "at": timezone.now()}
    told_of(request, lambda: verbs.take_back_signature(**facts), _("Din underskrift er taget tilbage."))
    return redirect(reverse("performance:dialogue", args=[pk]) + "#underskrifter")


@never_cache
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Open a signed dialogue again, after a page that says what happens."""
    seat, now = dialogue_for(request.user.person, pk, timezone.localdate()), timezone.now()
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = {"dialogue": seat.dialogue, "by": request.user, "at": now, **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.reopen_dialogue(**facts)):
            messages.success(request, _("Samtalen er åben igen, og underskrifterne er taget tilbage."))
            return redirect(seat.dialogue)
    talk = talk_of(seat.dialogue, seat.side, now)
    return render(request, "performance/reopen.html", {"talk": talk, "form": form})
