"""Who was at a meeting, noted in a moment on a phone; a talk about it, and the number a nearest leader then sees."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.attendance import attended_place, own_leaders_talk
from networks.access.meetings import meeting_for
from networks.actions.attendance import note_attendance, note_attendance_talk, withdraw_attendance_talk
from networks.forms.attendance import AttendanceForm, AttendanceTalkForm
from networks.queries.attendance import attendance_list
from networks.queries.attendance_talks import followed_up, nearest_leader
from organisation.forms.acting import is_carried_out, told_of
from organisation.forms.requests import SignedInRequest
from organisation.models import Person


def note(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Everybody is there until somebody says otherwise: one tap for each who is not, and one to save."""
    found = meeting_for(request.user.person, key, timezone.localdate())
    is_noted, listed = attendance_list(found)
    form = AttendanceForm(request.POST or None, members=[one.person for one in listed])
    if request.method == "POST" and form.is_valid():
        present = set(form.cleaned_data["present"])
        facts: dict[str, Any] = {"meeting": found, "present": present, "by": request.user, "at": timezone.now()}
        told_of(request, lambda: note_attendance(**facts), _("Fremmødet er gemt."))
        return redirect("networks:meeting", key=key)
    facts = {"listed": listed, "is_noted": is_noted, "meeting": found, "network": found.network, "form": form}
    return render(request, "networks/meeting_attendance.html", facts)


def note_talk(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note the day of a talk about attendance, having read who will see what."""
    today = timezone.localdate()
    place = attended_place(request.user.person, pk, today)
    form = AttendanceTalkForm(request.POST or None, initial={"held_on": today})
    if request.method == "POST" and form.is_valid():
        facts: dict[str, Any] = {"membership": place, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: note_attendance_talk(**facts)):
            messages.success(request, noted_words(place.person))
            return redirect("networks:network", pk=place.network_id)
    facts = {"form": form, "place": place, "network": place.network, "leader": nearest_leader(place.person, today)}
    return render(request, "networks/attendance_talk.html", facts)


@require_POST
def withdraw_talk(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back that a talk was noted."""
    place = attended_place(request.user.person, pk, timezone.localdate())
    facts: dict[str, Any] = {"membership": place, "by": request.user, "at": timezone.now()}
    told_of(request, lambda: withdraw_attendance_talk(**facts), withdrawn_words(place.person))
    return redirect("networks:network", pk=place.network_id)


def noted_words(member: Person) -> str:
    """What is said of a talk that was noted; to whom no letter can go, the facilitator says it."""
    if member.email:
        words = _("Det er noteret, og %(name)s har fået et brev.")
    else:
        words = _("Det er noteret. %(name)s har ingen mailadresse og har intet brev fået: sig det selv i dag.")
    return words % {"name": member.name}


def withdrawn_words(member: Person) -> str:
    """What is said of a note that was taken back."""
    if member.email:
        words = _("Noten er taget tilbage. %(name)s har fået et brev.")
    else:
        words = _("Noten er taget tilbage. %(name)s har ingen mailadresse og har intet brev fået: sig det selv.")
    return words % {"name": member.name}


@require_safe
def followed(request: SignedInRequest, pk: int) -> HttpResponse:
    """How many of how many meetings one of one's own people came to. Nothing else."""
    talk = own_leaders_talk(request.user.person, pk, timezone.localdate())
    return render(request, "networks/attendance_followed.html", {"one": followed_up(talk)})
