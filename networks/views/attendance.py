"""Who was at a meeting, noted in a moment on a phone."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.access.meetings import meeting_for
from networks.actions.attendance import note_attendance
from networks.forms.attendance import AttendanceForm
from networks.queries.attendance import attendance_list
from organisation.forms.acting import told_of
from organisation.forms.requests import SignedInRequest


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
