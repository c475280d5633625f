"""Who sees to a network's affairs: its facilitator, and where it has none, as when members take turns, its members."""

from django.db.models import Exists, OuterRef, Q

from networks.models import Membership
from organisation.queries.people import Standing
from organisation.queries.waiting import Given
from organisation.rules.roles import Role


def may_run(standing: Standing) -> bool:
    """Whether somebody can have a network's affairs to see to."""
    return standing.leads or Role.FACILITATOR in standing.roles


def is_seen_to(network: str = "") -> Q:
    """Rows whose network somebody sees to; `network` is the way there, empty where the rows are networks."""
    path = f"{network}__" if network else ""
    place = Membership.objects.on(Given("today")).filter(network=OuterRef(network or "pk"), person=Given("person"))
    return Q(**{f"{path}facilitator__person": Given("person")}) | Q(Exists(place), **{f"{path}facilitator": None})
