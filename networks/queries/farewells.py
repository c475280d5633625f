"""What departed members asked their network to carry on."""

from datetime import date

from django.db.models import QuerySet

from networks.models import Network, Parting
from networks.rules.departures import ANSWER_DAYS
from organisation.models import Person


def farewells_in(network: Network) -> list[Parting]:
    """What departed members asked the others to carry on, the newest first."""
    told = Parting.objects.filter(membership__network=network).exclude(words="")
    return list(told.select_related("membership__person"))


def farewell_open_to(person: Person, today: date) -> QuerySet[Parting]:
    """The farewell questions that somebody has been asked and can still answer."""
    return Parting.objects.filter(membership__person=person, asked=True, membership__ends__gte=today - ANSWER_DAYS)


def networks_to_wipe(today: date) -> list[Network]:
    """Networks that have ended with something departed members wrote still there."""
    told = Parting.objects.exclude(words="").filter(membership__network__ends__lt=today)
    return list(Network.objects.filter(pk__in=told.values("membership__network")))
