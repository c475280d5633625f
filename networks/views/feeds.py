"""The calendar of a network, and the address of one's own at which a calendar program subscribes to it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from networks.access.feeds import network_feed_by_token
from networks.access.networks import network_for
from networks.actions.feeds import renew_network_feed, revoke_network_feed
from networks.queries.feeds import live_network_feed, meetings_in_feed, own_answers
from organisation.formats.calendar import build_feed
from organisation.formats.calendar.rows import entry_of
from organisation.forms.requests import SignedInRequest
from organisation.forms.subscriptions import subscribed


@require_http_methods(["GET", "HEAD", "POST"])
def new_address(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask, then give the network's calendar a new address for the one who asks."""
    network, person = network_for(request.user.person, pk, timezone.localdate()), request.user.person
    if request.method == "POST":
        former = live_network_feed(network, person)
        renew_network_feed(network=network, person=person, by=request.user, at=timezone.now())
        messages.success(
            request, _("Netværkets kalender har fået en ny adresse.") if former else _("Din kalenderadresse er klar.")
        )
        return redirect(f"{network.get_absolute_url()}#kalender")
    return render(request, "networks/feed_ask.html", {"network": network, "is_renewal": True})


@require_http_methods(["GET", "HEAD", "POST"])
def close_address(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask, then close one's own address of the network's calendar."""
    network = network_for(request.user.person, pk, timezone.localdate())
    if request.method == "POST":
        revoke_network_feed(network=network, person=request.user.person, by=request.user, at=timezone.now())
        messages.success(request, _("Kalenderadressen er lukket."))
        return redirect(network)
    return render(request, "networks/feed_ask.html", {"network": network, "is_renewal": False})


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """The feed itself, for calendar programs."""
    now = timezone.now()
    found = network_feed_by_token(token, timezone.localdate(now))
    meetings = meetings_in_feed(found.network, now)
    answers = own_answers(meetings, found.person)
    entries = [entry_of(one.appointment, own=answers.get(one.appointment_id)) for one in meetings]
    return subscribed(request, build_feed(entries, name=_("Netværk %(name)s") % {"name": found.network.name}))
