"""A network's house rules and its members' learning aims, for those in the room; to others only how many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from networks.models import Aim, HouseRules, Membership, Network, Proposal
from networks.rules.proposals import State
from organisation.models import Person


@dataclass(frozen=True, slots=True)
class Agreed:
    """The house rules that count, those before them, and each member's newest aim."""

    rules: HouseRules | None
    earlier: tuple[HouseRules, ...]
    aims: tuple[Aim, ...]


@dataclass(frozen=True, slots=True)
class Existing:
    """What others are told of a network: that there are house rules, how many have an aim, how proposals fare."""

    network: Network
    members: int
    has_rules: bool
    aims: int
    sent: int
    answered: int
    overdue: int


def rules_of(network: Network) -> HouseRules | None:
    """The house rules that count."""
    return network.house_rules.first()


def aim_of(network: Network, person: Person) -> Aim | None:
    """What somebody wants to learn in a network, as written last."""
    return network.aims.filter(person=person).first()


def agreed_in(network: Network) -> Agreed:
    """Everything a network has agreed with itself, in two questions."""
    rules = list(network.house_rules.all())
    newest: dict[int, Aim] = {}
    for aim in network.aims.select_related("person"):
        newest.setdefault(aim.person_id, aim)
    aims = sorted(newest.values(), key=lambda aim: aim.person.name)
    return Agreed(rules[0] if rules else None, tuple(rules[1:]), tuple(aims))


def existing_in(networks: Iterable[Network], on: date) -> list[Existing]:
    """What exists in each network and none of what it says, in four questions."""
    networks = list(networks)
    keys = [one.pk for one in networks]
    here = Membership.objects.on(on).filter(network=OuterRef("network"), person=OuterRef("person"))
    members = counted(Membership.objects.on(on), keys, "person")
    aims = counted(Aim.objects.filter(Exists(here)), keys, "person")
    ruled = set(HouseRules.objects.filter(network__in=keys).values_list("network_id", flat=True))
    told = proposals_by_network(keys, on)
    return [
        Existing(one, members.get(one.pk, 0), one.pk in ruled, aims.get(one.pk, 0), *told.get(one.pk, (0, 0, 0)))
        for one in networks
    ]


def totals_of(existing: Iterable[Existing]) -> dict[str, int]:
    """The same of all networks together."""
    existing = list(existing)
    summed = ("members", "has_rules", "aims", "sent", "answered", "overdue")
    return {"networks": len(existing)} | {name: sum(getattr(one, name) for one in existing) for name in summed}


def counted(rows: QuerySet[Any], keys: list[int], what: str) -> dict[int, int]:
    """Network → how many different ones."""
    found = rows.filter(network__in=keys).order_by().values("network").annotate(number=Count(what, distinct=True))
    return dict(found.values_list("network", "number"))


def proposals_by_network(keys: list[int], on: date) -> dict[int, tuple[int, int, int]]:
    """Network → proposals sent, of those answered, and of those overdue."""
    open_ones = Q(state=State.SENT)
    late = open_ones & (Q(put_off_to__lt=on) | Q(put_off_to=None, answer_by__lt=on))
    rows = Proposal.objects.filter(network__in=keys, state__in=[State.SENT, State.ANSWERED]).order_by()
    numbers = rows.values("network").annotate(
        sent=Count("pk"), answered=Count("pk", filter=Q(state=State.ANSWERED)), late=Count("pk", filter=late)
    )
    return {
        pk: (sent, answered, overdue)
        for pk, sent, answered, overdue in numbers.values_list("network", "sent", "answered", "late")
    }
