"""Who belongs to a network, and who sees to its affairs: its facilitator, and where it has none, its members."""

from django.db.models import Exists, OuterRef, Q

from networks.models import Membership
from organisation.queries.people import Standing
from organisation.queries.waiting import Given
from organisation.rules.roles import Role


def may_run(standing: Standing) -> bool:
    """Whether somebody can have a network's affairs to see to."""
    return standing.leads or Role.FACILITATOR in standing.roles


def is_seen_to(network: str = "") -> Q:
    """Rows whose network somebody sees to; `network` is the way there, empty where the rows are networks.

    Members see to it where there is no facilitator, as when they take turns.
    """
    path = f"{network}__" if network else ""
    return runs(path) | Q(sits(network), **{f"{path}facilitator": None})


def is_ones_own(network: str) -> Q:
    """Rows whose network somebody is in or runs today, so that its pages open; `network` is the way there."""
    return runs(f"{network}__") | Q(sits(network))


def runs(path: str) -> Q:
    """Somebody is the facilitator."""
    return Q(**{f"{path}facilitator__person": Given("person")})


def sits(network: str) -> Exists:
    """Somebody has a place today."""
    return Exists(
        Membership.objects.on(Given("today")).filter(network=OuterRef(network or "pk"), person=Given("person"))
    )
