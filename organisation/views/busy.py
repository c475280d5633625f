"""Whether LederNet may see when one is busy: said, read about and withdrawn by oneself alone."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from organisation.actions.busy import consent_to_busy_times, withdraw_busy_times
from organisation.forms.requests import SignedInRequest
from organisation.queries.busy import busy_consent
from organisation.rules.busy import AHEAD


@require_http_methods(["GET", "HEAD", "POST"])
def busy_times(request: SignedInRequest) -> HttpResponse:
    """What is read and what is not, and yes or no to it; nothing is asked where no calendar server is connected."""
    if request.method == "POST" and settings.BUSY_SERVER:
        consent_to_busy_times(person=request.user.person, by=request.user, at=timezone.now())
        messages.success(request, _("Tak. LederNet ser fra nu af, hvornår du er optaget."))
        return redirect("organisation:my_calendar")
    page = {
        "consent": busy_consent(request.user.person),
        "is_connected": bool(settings.BUSY_SERVER),
        "days": AHEAD.days,
    }
    return render(request, "organisation/calendar_busy.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: SignedInRequest) -> HttpResponse:
    """Ask, then withdraw the consent and wipe what was read."""
    if request.method == "POST":
        withdraw_busy_times(person=request.user.person, by=request.user, at=timezone.now())
        messages.success(
            request, _("LederNet ser ikke længere, hvornår du er optaget. Det, der var hentet, er slettet.")
        )
        return redirect("organisation:my_calendar")
    return render(request, "organisation/calendar_busy_stop.html")
