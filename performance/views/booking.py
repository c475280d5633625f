"""Booking a dialogue: the nearest leader finds a time, and both may move it or call it off until it is signed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.appointments import AppointmentForm
from organisation.forms.requests import SignedInRequest
from performance.access.dialogues import Seat, dialogue_for, employee_for
from performance.actions import booking as verbs
from performance.forms.booking import MoveForm
from performance.models import Dialogue
from performance.queries.booking import former_of, taken
from performance.rules.booking import demand_open
from performance.rules.dialogues import Side


def book(request: SignedInRequest, pk: int) -> HttpResponse:
    """Find a time. Who is busy then is told first; then it can be booked all the same."""
    now, leader = timezone.now(), request.user.person
    employee = employee_for(leader, pk, timezone.localdate(now))
    form, busy = AppointmentForm(request.POST or None, now=now, booked=None), None
    if request.method == "POST" and form.is_valid():
        busy = taken([employee, leader], form.asked["starts"], form.asked["ends"], None)
        facts = {"employee": employee, "leader": leader} | form.asked
        if is_settled(request, form, busy) and done(request, form, verbs.book_dialogue, facts):
            messages.success(request, _("Samtalen er aftalt, og %(name)s får et brev.") % {"name": employee.first_name})
            return to_overview(request)
    facts = {"form": form, "employee": employee, "busy": busy, "former": former_of(employee, leader)}
    return render(request, "performance/book.html", facts)


def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Another time or place, for either of the two."""
    now = timezone.now()
    seat = dialogue_for(request.user.person, pk, timezone.localdate(now))
    if request.method != "POST" and (refused := over(request, seat.dialogue)):
        return refused
    dialogue = seat.dialogue
    form, busy = MoveForm(request.POST or None, now=now, booked=dialogue.appointment), None
    if request.method == "POST" and form.is_valid():
        two = [dialogue.employee, dialogue.leader]
        busy = taken(two, form.asked["starts"], form.asked["ends"], dialogue.appointment)
        facts = {"dialogue": dialogue} | form.asked
        if is_settled(request, form, busy) and done(
            request, form, verbs.move_dialogue, facts, sequence=dialogue.appointment.sequence
        ):
            messages.success(request, _("Samtalen er flyttet, og %(name)s får et brev.") % {"name": other_name(seat)})
            return to_overview(request)
    return render(
        request, "performance/move.html", {"form": form, "dialogue": dialogue, "busy": busy, "other": other_name(seat)}
    )


def cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    """Call a dialogue off, after a page that says what happens and to whom."""
    seat = dialogue_for(request.user.person, pk, timezone.localdate())
    if refused := over(request, seat.dialogue):
        return refused
    if request.method != "POST":
        return render(request, "performance/cancel.html", {"dialogue": seat.dialogue, "other": other_name(seat)})
    done = _("Samtalen er aflyst, og %(name)s får et brev.") % {"name": other_name(seat)}
    told_of(request, lambda: verbs.cancel_dialogue(dialogue=seat.dialogue, by=request.user, at=timezone.now()), done)
    return to_overview(request)


def is_settled(request: SignedInRequest, form: AppointmentForm, busy: list[str]) -> bool:
    """Whether nobody is busy, or it was said that this time is meant all the same."""
    return not busy or request.POST.get("anyway") == form.time_asked


def done(request: SignedInRequest, form: AppointmentForm, verb: Any, facts: dict[str, Any], **now: object) -> bool:
    """Whether the verb was done; a refusal stands at the day, and `now` is how what has changed meanwhile stands."""
    return is_carried_out(form, lambda: verb(by=request.user, at=timezone.now(), **facts), "day", **now)


def over(request: SignedInRequest, dialogue: Dialogue) -> HttpResponse | None:
    """The way back from a dialogue that can neither be moved nor called off any more, with the reason."""
    is_held = dialogue.signed_at is not None
    return None if told_of(request, lambda: demand_open(dialogue.state, is_held=is_held)) else to_overview(request)


def other_name(seat: Seat) -> str:
    """The first name of the other of the two."""
    dialogue = seat.dialogue
    return (dialogue.leader if seat.side == Side.EMPLOYEE else dialogue.employee).first_name


def to_overview(request: SignedInRequest) -> HttpResponse:
    """Back to Samtaler."""
    return redirect(reverse("performance:dialogues"))
