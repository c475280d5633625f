"""Doors to the evaluations of networks: HR asks and sees figures; members and facilitator read the words."""

from datetime import date

from django.shortcuts import get_object_or_404

from networks.access.networks import may_read_network, network_for
from networks.models import Evaluation, Network
from organisation.access.roles import hr_desk
from organisation.models import Person
from organisation.queries.people import standing_of


def evaluation_for(reader: Person, pk: int, on: date) -> Evaluation:
    """An evaluation of a programme's networks, to HR. A pulse belongs to its network."""
    hr_desk(reader, on)
    asked = Evaluation.objects.filter(meeting=None).select_related("programme", "round__questionnaire")
    return get_object_or_404(asked, pk=pk)


def network_answers_for(reader: Person, pk: int, on: date) -> tuple[Network, bool]:
    """A network whose answers somebody may read, and whether they may read the own words as well."""
    network = network_for(reader, pk, on, to="run" if standing_of(reader, on).is_hr else "read")
    return network, may_read_network(reader, network, on)
