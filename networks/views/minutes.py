"""Minutes of a meeting, what it ended in, and the steps the network carries on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from networks.access.meetings import meeting_for
from networks.access.minutes import outcome_for
from networks.actions.minutes import (
    correct_outcome,
    drop_outcome,
    mark_of_outcome,
    note_outcome,
    settle_outcome,
    write_minutes,
)
from networks.forms.minutes import CorrectOutcomeForm, MinutesForm, OutcomeForm, SettleForm
from networks.models import Meeting
from networks.queries.meetings import guests_of
from networks.queries.minutes import outcomes_of
from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.requests import SignedInRequest


def minutes(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The text, which two do not overwrite for each other."""
    found = meeting_for(request.user.person, key, timezone.localdate())
    form = MinutesForm(request.POST or None, initial={"minutes": found.minutes, "version": found.minutes_version})
    if request.method == "POST" and form.is_valid() and _written(request, found, form):
        return redirect("networks:meeting", key=key)
    facts = {"form": form, "meeting": found, "network": found.network}
    return render(request, "networks/minutes.html", facts)


def outcome(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One decision or step more."""
    found = meeting_for(request.user.person, key, timezone.localdate())
    form = OutcomeForm(request.POST or None, people=guests_of(found.network, timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        note_outcome(meeting=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Det er skrevet ned."))
        return redirect("networks:note_outcome", key=key)
    facts = {"form": form, "outcomes": outcomes_of(found), "meeting": found, "network": found.network}
    return render(request, "networks/outcome.html", facts)


def correct(request: SignedInRequest, pk: int, key: UUID) -> HttpResponse:
    """Another wording, owner or day."""
    found, today = outcome_for(request.user.person, pk, timezone.localdate()), timezone.localdate()
    network = found.meeting.network
    form = CorrectOutcomeForm(request.POST or None, outcome=found, people=guests_of(network, today))
    if request.method == "POST" and form.is_valid():
        facts = {"outcome": found, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: correct_outcome(**facts), "words", seen=mark_of_outcome(found)):
            messages.success(request, _("Det er rettet."))
            return redirect("networks:note_outcome", key=key)
    facts = {"form": form, "outcome": found, "meeting": found.meeting, "network": network}
    return render(request, "networks/outcome_correct.html", facts)


@require_POST
def drop(request: SignedInRequest, pk: int, key: UUID) -> HttpResponse:
    """What should not have been written down."""
    drop_outcome(outcome=outcome_for(request.user.person, pk, timezone.localdate()), by=request.user, at=timezone.now())
    messages.success(request, _("Det er slettet."))
    return redirect("networks:note_outcome", key=key)


@require_POST
def settle(request: SignedInRequest, pk: int, key: UUID) -> HttpResponse:
    """Done, dropped, or opened again; back to the meeting on whose page it was said."""
    found, form = outcome_for(request.user.person, pk, timezone.localdate()), SettleForm(request.POST)
    if form.is_valid():
        facts = {"outcome": found, "to": form.cleaned_data["to"], "by": request.user, "at": timezone.now()}
        told_of(request, lambda: settle_outcome(**facts))
    return redirect("networks:meeting", key=key)


def _written(request: SignedInRequest, meeting: Meeting, form: MinutesForm) -> bool:
    facts = {"meeting": meeting, "by": request.user, "at": timezone.now(), **form.cleaned_data}
    if not is_carried_out(form, lambda: write_minutes(**facts), "minutes", version=meeting.minutes_version):
        return False
    messages.success(request, _("Referatet er gemt."))
    return True
