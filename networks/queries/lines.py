"""Where a facilitator runs a network in which their own leader or their own people sit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from networks.models import Membership, Network
from organisation.models import Person
from organisation.queries.chain import chain_on, superiors_of_people


@dataclass(frozen=True, slots=True)
class Conflict:
    """A member who is the superior or a report of the one who runs the network."""

    network: Network
    member: str
    words: str


def conflicts_on(on: date) -> dict[int, list[Conflict]]:
    """Facilitator → where they run a network in their own line; four questions."""
    rows = (
        Membership.objects.from_day(on)
        .filter(network__facilitator__isnull=False)
        .select_related("network__facilitator__person", "person")
        .order_by("network__name", "person__name")
    )
    above = chain_on(on).all_superiors()
    found: dict[int, list[Conflict]] = {}
    for row in rows:
        guide = row.network.facilitator
        if guide is None or not row.network.counts_on(max(on, row.network.starts)):
            continue
        words = line_words(row.person_id, row.person.name, guide.person_id, guide.person.name, above)
        if words:
            found.setdefault(guide.pk, []).append(Conflict(row.network, row.person.name, words))
    return found


def line_words(member: int, member_name: str, guide: int, guide_name: str, above: Mapping[int, Iterable[int]]) -> str:
    """Who of the two leads the other; nothing where neither does."""
    if guide in above.get(member, ()):
        names = {"leader": guide_name, "other": member_name}
    elif member in above.get(guide, ()):
        names = {"leader": member_name, "other": guide_name}
    else:
        return ""
    return _("%(leader)s er nærmeste leder for %(other)s.") % names


def own_line_seats(frame: Iterable[Mapping[str, Any]], inside: set[int], on: date) -> dict[int, list[str]]:
    """Candidate → the networks of a proposal whose facilitator answers to them and is no candidate.

    A facilitator who is a candidate stands in the chain of candidates, where a hard rule keeps the two apart.
    """
    guided = {entry["id"]: entry["guide"] for entry in frame if entry.get("guide") and entry["guide"] not in inside}
    above = superiors_of_people(guided.values(), on) if guided else {}
    found: dict[int, list[str]] = {}
    for network, guide in guided.items():
        for superior in above.get(guide, ()):
            if superior in inside:
                found.setdefault(superior, []).append(network)
    return found


def in_line_with(network: Network, guide: Person, on: date) -> str:
    """Why somebody must not run a network: the first member of their own line; nothing where there is none."""
    above = chain_on(on).all_superiors()
    for row in Membership.objects.from_day(on).filter(network=network).select_related("person"):
        words = line_words(row.person_id, row.person.name, guide.pk, guide.name, above)
        if words:
            return words
    return ""
