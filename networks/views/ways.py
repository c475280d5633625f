"""Where one goes back to from a meeting: members and the facilitator to their page, HR to its own."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from networks.access.networks import may_read_network
from networks.models import Meeting, Network
from organisation.forms.requests import SignedInRequest


def back_from(request: SignedInRequest, network: Network) -> str:
    """The address of the network's page for those who may read it; of HR's page about it for HR."""
    is_ours = may_read_network(request.user.person, network, timezone.localdate())
    return reverse("networks:network" if is_ours else "networks:network_facts", args=[network.pk])


def back_to(request: SignedInRequest, meeting: Meeting) -> HttpResponse:
    """The meeting's page for those who may read it; HR's page about the network for HR."""
    if may_read_network(request.user.person, meeting.network, timezone.localdate()):
        return redirect("networks:meeting", key=meeting.appointment.uid)
    return redirect("networks:network_facts", pk=meeting.network_id)
