"""Networks: one's own for members and facilitators, and the facts about each for HR."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from networks.access.networks import may_read_network, membership_for, network_for, networks_visible_to
from networks.actions import networks as verbs
from networks.formats.feeds import feed_address
from networks.forms.networks import LastDayForm, NetworkForm
from networks.queries.attendance_talks import talks_with_people_of
from networks.queries.availability import wishes_of
from networks.queries.networks import (
    all_networks,
    counted,
    network_ahead,
    network_facts,
    network_list,
    network_page,
)
from networks.queries.wishes import open_to
from organisation.access.roles import hr_desk
from organisation.formats.links import webcal
from organisation.forms.acting import is_carried_out
from organisation.forms.pages import page_of
from organisation.forms.requests import SignedInRequest


@require_safe
def my_networks(request: SignedInRequest) -> HttpResponse:
    """The networks one is in or runs, and the programmes that ask for wishes or weekdays."""
    person, now, today = request.user.person, timezone.now(), timezone.localdate()
    page = {
        "networks": network_list(networks_visible_to(person, today), now, today, reader=person),
        "wishes": wishes_of(person, today),
        "asked": open_to(person, today),
        "talks": talks_with_people_of(person, today),
        "today": today,
    }
    return render(request, "networks/my_networks.html", page)


@require_safe
def network(request: SignedInRequest, pk: int) -> HttpResponse:
    """Why this network, who is in it, when it meets: for its members and its facilitator."""
    person, today = request.user.person, timezone.localdate()
    found = network_for(person, pk, today, to="open")
    if not may_read_network(person, found, today):
        ahead = network_ahead(found, person, timezone.now(), today)
        return render(request, "networks/network_ahead.html", {"page": ahead, "today": today})
    page = network_page(found, person, timezone.now(), today)
    address = feed_address(page.feed)
    shown = {"page": page, "today": today, "now": timezone.now(), "address": address, "webcal": webcal(address)}
    return render(request, "networks/network.html", shown)


@require_safe
def all_networks_list(request: SignedInRequest) -> HttpResponse:
    """Every network by name: size, facilitator, next meeting."""
    today = timezone.localdate()
    hr_desk(request.user.person, today)
    everyone = all_networks(today)
    page = page_of(request, network_list(everyone, timezone.now(), today))
    counts = counted(everyone, today)
    return render(request, "networks/networks.html", {"page": page, "today": today, **counts})


@require_safe
def facts(request: SignedInRequest, pk: int) -> HttpResponse:
    """A network's facts for HR: members with dates, meetings by date, facilitator; none of the content."""
    today = timezone.localdate()
    found = network_for(request.user.person, pk, today, to="run")
    page = network_facts(found, today)
    return render(request, "networks/network_facts.html", {"page": page, "today": today, "now": timezone.now()})


def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Another name, weekday or facilitator."""
    found = network_for(request.user.person, pk, timezone.localdate(), to="run")
    mark = verbs.network_mark(found)
    form = NetworkForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        facts = {"network": found, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.change_network(**facts), seen=mark):
            messages.success(request, _("Ændringen er gemt."))
            return redirect("networks:network_facts", pk=pk)
    return render(request, "networks/network_form.html", {"form": form, "pk": pk})


def end_membership(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let somebody's time in a network end."""
    today = timezone.localdate()
    membership = membership_for(request.user.person, pk, today)
    form = LastDayForm(request.POST or None, initial={"ends": today}, today=today)
    if request.method == "POST" and form.is_valid():
        facts = {"membership": membership, "by": request.user, "at": timezone.now(), **form.cleaned_data}
        if is_carried_out(form, lambda: verbs.end_membership(**facts), "ends"):
            messages.success(request, _("%(name)s har fået besked.") % {"name": membership.person.name})
            return redirect("networks:network_facts", pk=membership.network_id)
    return render(request, "networks/network_end_place.html", {"form": form, "membership": membership})
