"""The talks after a report: book, move, cancel. The leader's own to do; nobody else sees these pages."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evaluation.access.reports import own_report
from evaluation.actions import talks as verbs
from evaluation.models import Assessment
from evaluation.queries.talks import guests_of, taken, talks_of
from evaluation.rules.talks import Whom, heading_words
from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.appointments import AppointmentForm
from organisation.forms.requests import SignedInRequest
from organisation.models import Person


def talk(request: SignedInRequest, pk: int, whom: str) -> HttpResponse:
    """Find a time. Who is busy then is told first; then it can be booked, or moved, all the same."""
    assessment, whom = own_report(request.user.person, pk), whom_of(whom)
    now, booked = timezone.now(), talks_of(assessment).get(whom)
    guests = guests_of(assessment, whom, timezone.localdate())
    form = AppointmentForm(request.POST or None, now=now, booked=booked)
    busy = None
    if request.method == "POST" and guests and form.is_valid():
        busy = taken([*guests, request.user.person], form.asked["starts"], form.asked["ends"], booked)
        is_settled = not busy or request.POST.get("anyway") == form.time_asked
        if is_settled and settle(request, assessment, whom, form, guests):
            return to_report(pk)
    heading = heading_words(whom, is_booked=booked is not None)
    facts = {"form": form, "assessment": assessment, "whom": whom, "booked": booked, "guests": guests}
    return render(request, "evaluation/talk.html", facts | {"busy": busy, "heading": heading})


@require_POST
def cancel(request: SignedInRequest, pk: int, whom: str) -> HttpResponse:
    """Call a talk off."""
    assessment = own_report(request.user.person, pk)
    facts: dict[str, Any] = {"assessment": assessment, "whom": whom_of(whom), "by": request.user, "at": timezone.now()}
    told_of(request, lambda: verbs.cancel_talk(**facts), _("Samtalen er aflyst, og alle indkaldte får besked."))
    return to_report(pk)


def settle(
    request: SignedInRequest, assessment: Assessment, whom: Whom, form: AppointmentForm, guests: list[Person]
) -> bool:
    """Book the talk, or move the one there is; a refusal stands at the form."""
    facts: dict[str, Any] = {"assessment": assessment, "whom": whom, "by": request.user, "at": timezone.now()}
    facts |= form.asked
    is_booked = whom in talks_of(assessment)
    verb = verbs.move_talk if is_booked else partial(verbs.book_talk, people=guests)
    if not is_carried_out(form, lambda: verb(**facts), "day"):
        return False
    messages.success(request, _("Samtalen er aftalt, og indkaldelserne er på vej."))
    return True


def to_report(pk: int) -> HttpResponse:
    """Back to the report, at its focus areas."""
    return redirect(reverse("evaluation:report", args=[pk]) + "#fokus")


def whom_of(word: str) -> Whom:
    """Whom an address means; anything else is no page."""
    if word not in Whom.values:
        raise Http404
    return Whom(word)
