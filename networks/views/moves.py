"""Another time for a network's meeting, or none: the meeting alone, or the rest of its series with it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.access.meetings import meeting_for
from networks.actions.meetings import cancel_meeting, move_meeting
from networks.actions.series import cancel_rest, move_rest
from networks.forms.meetings import CancelForm, MoveForm
from networks.models import Meeting
from networks.queries.clashes import objections_to
from networks.queries.meetings import meeting_page
from networks.queries.series import moved_along, objections_along, rest_of
from networks.views.ways import back_from, back_to
from organisation.forms.acting import is_carried_out
from organisation.forms.requests import SignedInRequest


def move(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Another time or place: first the form, then what will happen and to whom, then the move."""
    now = timezone.now()
    found = meeting_for(request.user.person, key, timezone.localdate(), to="change")
    form = MoveForm(request.POST or None, meeting=found, rest=(rest := rest_of(found, now)), now=now)
    facts = {"form": form, "meeting": found, "network": found.network, "back": back_from(request, found.network)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "networks/meeting_move.html", facts)
    if request.POST.get("anyway") == form.time_asked:
        if _moved(request, found, form):
            return back_to(request, found)
        return render(request, "networks/meeting_move.html", facts)
    facts["page"] = meeting_page(found, request.user.person)
    return render(request, "networks/meeting_move_ask.html", facts | _against(found, form, rest))


def cancel(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Call a meeting off, after a page that says what happens and to whom."""
    now = timezone.now()
    found = meeting_for(request.user.person, key, timezone.localdate(), to="change")
    form = CancelForm(request.POST or None, rest=(rest := rest_of(found, now)))
    if request.method == "POST" and form.is_valid() and _called_off(request, found, form, len(rest)):
        return back_to(request, found)
    facts = {"form": form, "page": meeting_page(found, request.user.person), "network": found.network}
    return render(request, "networks/meeting_cancel.html", facts | {"back": back_from(request, found.network)})


def _against(meeting: Meeting, form: MoveForm, rest: list[Meeting]) -> dict[str, object]:
    """What speaks against the new time; for the rest of a series, against each of the new times."""
    if not form.is_for_rest:
        return {"objections": objections_to(meeting.network, apart_from=meeting, **form.time_and_place)}
    asked = form.asked
    moves = moved_along(rest, meeting, asked["starts"], asked["ends"])
    return {"along": objections_along(moves, meeting.network, asked["place"])}


def _moved(request: SignedInRequest, meeting: Meeting, form: MoveForm) -> bool:
    verb = move_rest if form.is_for_rest else move_meeting
    facts = {"meeting": meeting, "by": request.user, "at": timezone.now(), **form.asked}
    if not is_carried_out(form, lambda: verb(**facts), "day"):
        return False
    if form.is_for_rest:
        messages.success(request, _("Møderne er flyttet, og alle indkaldte får besked."))
    else:
        messages.success(request, _("Mødet er flyttet, og alle indkaldte får besked."))
    return True


def _called_off(request: SignedInRequest, meeting: Meeting, form: CancelForm, rest: int) -> bool:
    verb = cancel_rest if form.is_for_rest else cancel_meeting
    facts = {"meeting": meeting, "reason": form.cleaned_data["reason"], "by": request.user, "at": timezone.now()}
    if not is_carried_out(form, lambda: verb(**facts)):
        return False
    words = ngettext(
        "Mødet er aflyst, og alle indkaldte får besked.",
        "%(count)s møder er aflyst, og alle indkaldte får besked.",
        rest if form.is_for_rest else 1,
    )
    messages.success(request, words % {"count": rest})
    return True
