"""Files that a network shares: put up, fetched as files and never shown in the page, taken down."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from networks.access.meetings import meeting_for
from networks.access.minutes import material_for
from networks.actions.material import put_up, take_down
from networks.forms.minutes import MaterialForm
from networks.models import Meeting
from networks.queries.minutes import content_of
from organisation.forms.acting import is_carried_out
from organisation.forms.requests import SignedInRequest


def upload(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One file for a meeting."""
    found = meeting_for(request.user.person, key, timezone.localdate())
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _put_up(request, found, form):
        return redirect("networks:meeting", key=key)
    facts = {"form": form, "meeting": found, "network": found.network}
    return render(request, "networks/material_form.html", facts)


@require_safe
def download(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file, always as a file: no browser opens it within LederNet's own address."""
    found = material_for(request.user.person, pk, timezone.localdate())
    response = HttpResponse(content_of(found), content_type=found.content_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Gone for everybody."""
    found = material_for(request.user.person, pk, timezone.localdate(), to="take_down")
    back = found.meeting.get_absolute_url() if found.meeting else found.network.get_absolute_url()
    take_down(material=found, by=request.user, at=timezone.now())
    messages.success(request, _("Filen er slettet."))
    return redirect(back)


def _put_up(request: SignedInRequest, meeting: Meeting, form: MaterialForm) -> bool:
    file = form.cleaned_data["file"]
    facts: dict[str, Any] = {"network": meeting.network, "meeting": meeting, "person": request.user.person}
    facts |= {"name": file.name, "content": file.read(), "by": request.user, "at": timezone.now()}
    if not is_carried_out(form, lambda: put_up(**facts), "file"):
        return False
    messages.success(request, _("Filen er lagt op."))
    return True
