"""The door to what a network has written, also for a while after its last day."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from networks.access.networks import seat_of
from networks.models import Membership, Network
from organisation.models import Person


def papers_for(person: Person, pk: int, on: date) -> Network:
    """A network whose papers somebody may keep: members and the facilitator while it runs; when it has ended, those who
    were there on the last day, until all is wiped.
    """
    places = Membership.objects.filter(network=OuterRef("pk"), person=person)
    here = Q(seat_of(person, on)) | Q(facilitator__person=person)
    stayed = places.filter(Q(ends=None) | Q(ends__gte=OuterRef("ends")), starts__lte=OuterRef("ends"))
    then = Q(Exists(stayed)) | Q(facilitator__person=person)
    kept = Q(ends__lt=on, wiping__wiped_at=None, wiping__wipe_on__gte=on) & then
    running = Network.objects.from_day(on).filter(here, pk=pk)
    over = Network.objects.filter(kept, pk=pk)
    network = (running | over).select_related("programme", "facilitator__person").first()
    if network is None:
        raise Http404
    return network
