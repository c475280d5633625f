"""An appointment: read it, answer it with or without an account, take it into a calendar."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from organisation.access.calendar import appointment_for, invitation_by_token, invitation_for
from organisation.actions.calendar import answer_invitation
from organisation.formats.calendar import build_single
from organisation.formats.calendar.rows import entry_of
from organisation.forms.acting import told_of
from organisation.forms.calendar import AnswerForm
from organisation.forms.requests import SignedInRequest
from organisation.models import Account, Invitee
from organisation.queries.calendar import appointment_page, invitation_page


@require_safe
def appointment(request: SignedInRequest, pk: int) -> HttpResponse:
    """An appointment for one who is invited or has called it."""
    page = appointment_page(appointment_for(request.user, pk), request.user.person, timezone.now())
    return render(request, "organisation/calendar_appointment.html", {"page": page})


@require_POST
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """One's own answer, given on the page."""
    invitee = invitation_for(request.user, pk)
    _give_answer(request, invitee, by=request.user)
    return redirect("organisation:appointment", pk=pk)


@login_not_required
@never_cache
def answer_by_letter(request: SignedInRequest, token: str) -> HttpResponse:
    """The answer by the link in the letter, without signing in. To look changes nothing."""
    invitee = invitation_by_token(token)
    if request.method == "POST":
        _give_answer(request, invitee, by=None)
        return redirect("organisation:answer_by_letter", token=token)
    page = invitation_page(invitee, timezone.now())
    return render(request, "organisation/calendar_invitation.html", {"page": page, "token": token})


@require_safe
def download(request: SignedInRequest, pk: int) -> HttpResponse:
    """One appointment as a file for any calendar."""
    found = appointment_for(request.user, pk)
    content = build_single(entry_of(found))
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _give_answer(request: SignedInRequest, invitee: Invitee, *, by: Account | None) -> None:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Svaret blev ikke gemt. Vælg et af de tre svar."))
        return
    facts = {"invitee": invitee, "by": by, "at": timezone.now(), **form.cleaned_data}
    told_of(request, lambda: answer_invitation(**facts), _("Dit svar er gemt."))
