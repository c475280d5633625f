"""HR's view of the outbox: who was written to and whether it went out. Never the text: links in it sign in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from organisation.access.people import letter_for
from organisation.access.roles import hr_desk
from organisation.actions.letters import send_again
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest
from organisation.queries.letters import outbox as letters_in_outbox
from organisation.rules.letters import State


def outbox(request: SignedInRequest) -> HttpResponse:
    """Letters, newest first; those that could not go can be shown alone."""
    hr_desk(request.user.person, timezone.localdate())
    state = request.GET.get("tilstand", "")
    found = letters_in_outbox().filter(state=state) if state in State.values else letters_in_outbox()
    context = {"page": page_of(request, found), "state": state, "states": State.choices}
    return render(request, "organisation/outbox.html", context)


@require_POST
def send_letter_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Try a letter that was given up once more."""
    letter = letter_for(request.user.person, pk, timezone.localdate())
    if letter.state == State.FAILED:
        send_again(letter=letter, by=request.user, at=timezone.now())
        messages.success(request, _("Brevet er lagt i udbakken igen."))
    return redirect("organisation:outbox")
