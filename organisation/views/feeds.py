"""Min kalender: what is ahead, and the private address that a calendar program subscribes to."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from organisation.access.calendar import feed_by_token, feed_token
from organisation.actions.feeds import renew_feed, revoke_feed
from organisation.formats.calendar import build_feed
from organisation.formats.calendar.rows import entry_of
from organisation.formats.links import absolute, webcal
from organisation.forms.requests import SignedInRequest
from organisation.forms.subscriptions import subscribed
from organisation.queries.busy import busy_consent
from organisation.queries.calendar import feed_invitations, live_feed, own_invitations


@require_safe
def my_calendar(request: SignedInRequest) -> HttpResponse:
    """What is ahead, the address of one's feed and how to subscribe to it."""
    found = live_feed(request.user.person)
    address = absolute(reverse("organisation:feed", args=[feed_token(found)])) if found else ""
    page = {
        "invitations": own_invitations(request.user.person, timezone.now()),
        "consent": busy_consent(request.user.person),
        "is_connected": bool(settings.BUSY_SERVER),
        "address": address,
        "webcal": webcal(address),
    }
    return render(request, "organisation/calendar.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def new_address(request: SignedInRequest) -> HttpResponse:
    """Ask, then give the feed a new address."""
    if request.method == "POST":
        former = live_feed(request.user.person)
        renew_feed(person=request.user.person, by=request.user, at=timezone.now())
        messages.success(
            request, _("Din kalender har fået en ny adresse.") if former else _("Din kalenderadresse er klar.")
        )
        return redirect("organisation:my_calendar")
    return render(request, "organisation/calendar_ask.html", {"is_renewal": True})


@require_http_methods(["GET", "HEAD", "POST"])
def close_address(request: SignedInRequest) -> HttpResponse:
    """Ask, then close the feed."""
    if request.method == "POST":
        revoke_feed(person=request.user.person, by=request.user, at=timezone.now())
        messages.success(request, _("Kalenderadressen er lukket."))
        return redirect("organisation:my_calendar")
    return render(request, "organisation/calendar_ask.html", {"is_renewal": False})


@login_not_required
@require_safe
def feed(request: SignedInRequest, token: str) -> HttpResponseBase:
    """The feed itself, for calendar programs."""
    invitations = feed_invitations(feed_by_token(token).person, timezone.now())
    entries = [entry_of(one.appointment, own=one) for one in invitations]
    return subscribed(request, build_feed(entries, name="LederNet"))
