"""Samtaler: mine with my leader, those of my employees, and what a leader inherits about one of them."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisation.access.roles import house_door
from organisation.forms.requests import SignedInRequest
from organisation.queries.people import standing_of
from organisation.rules.texts import tidy_line
from performance.access.dialogues import employee_for
from performance.queries.employees import Staff, employee_page, staff_of
from performance.queries.overview import Own, own_of
from performance.rules.overview import Step
from performance.rules.page_words import nothing_words, own_words, staff_words

ROWS = 50
TO_DO = {Step.PREPARE, Step.READ, Step.SIGN}


@require_safe
def dialogues(request: SignedInRequest) -> HttpResponse:
    """Me and my leader, and for who leads their employees, those who have waited longest first."""
    person, now = request.user.person, timezone.now()
    house_door(person, timezone.localdate(now))
    words = tidy_line(request.GET.get("q", ""))
    own = own_of(person, now)
    standing = standing_of(person, timezone.localdate(now))
    staff = staff_of(person, words, now) if standing.leads else None
    page = Paginator(staff.lines if staff else (), ROWS).get_page(request.GET.get("side"))
    facts: dict[str, object] = {
        "own": own,
        "staff": staff,
        "page": page,
        "words": words,
        "heading": heading_of(own, staff),
    }
    facts["may_read_coverage"] = standing.is_hr or standing.directs
    return render(request, "performance/dialogues.html", facts)


@require_safe
def employee(request: SignedInRequest, pk: int) -> HttpResponse:
    """What the nearest leader sees of one of their employees."""
    now = timezone.now()
    found = employee_for(request.user.person, pk, timezone.localdate(now))
    page = employee_page(request.user.person, found, now)
    return render(request, "performance/employee.html", {"page": page, "employee": found})


def heading_of(own: Own, staff: Staff | None) -> str:
    """The one thing to do next; else who waits for a dialogue; else when one's own is."""
    told = own_heading(own)
    if own.ahead and own.ahead.step in TO_DO:
        return told
    if staff and staff.total:
        return staff_words(staff.total, staff.waiting)
    return told


def own_heading(own: Own) -> str:
    """What there is to say of one's own dialogue."""
    if own.ahead is None:
        return nothing_words()
    dialogue = own.ahead.dialogue
    times = dialogue.appointment.starts, dialogue.appointment.ends
    return own_words(own.ahead.step, dialogue.leader.first_name, *times)
