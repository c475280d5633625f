"""Where two leaders have been in a network together before: in which programme, and since when."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.utils.translation import gettext as _

from networks.models import Membership
from networks.queries.problem import first_day_of
from networks.queries.seating import Seating
from organisation.rules.numbers import whole_number


@dataclass(frozen=True)
class Together:
    """A network that two have shared: its programme, and the year from which both were in it."""

    programme: str
    year: int

    @property
    def tag(self) -> str:
        """In a word or two, for a chip."""
        return _("sammen i %(year)s") % {"year": self.year}

    @property
    def words(self) -> str:
        """The programme with the year, once."""
        return self.programme if str(self.year) in self.programme else f"{self.programme}, {self.year}"


Pair = frozenset[str]


def together_of(seating: Seating, person: str) -> dict[str, Together]:
    """Everybody in the proposal who has shared an earlier network with a person. One query, if there is anybody."""
    groups = {found[person] for found in seating.problem.earlier_groups if person in found}
    met = shared_in(seating, groups) if groups else {}
    return {other: found for pair, found in met.items() if person in pair for other in pair - {person}}


def met_again(seating: Seating) -> list[tuple[str, str, str, Together]]:
    """Every pair in the proposal who would meet again: both by key, the network, and where they met. One query."""
    pairs = [
        (one, other, network)
        for network, members in seating.members.items()
        for one, other in combinations(members, 2)
        if any(groups.get(one, 0) == groups.get(other, 1) for groups in seating.problem.earlier_groups)
    ]
    concerned = {person for pair in pairs for person in pair[:2]}
    groups = {found[p] for found in seating.problem.earlier_groups for p in concerned if p in found}
    met = shared_in(seating, groups) if pairs else {}
    return [(*pair, met[Pair(pair[:2])]) for pair in pairs if Pair(pair[:2]) in met]


def shared_in(seating: Seating, groups: Collection[str]) -> dict[Pair, Together]:
    """The pairs who sat together in some earlier networks, at the same time; the latest counts."""
    inside: dict[int, list[Membership]] = defaultdict(list)
    for row in rows_of(seating, groups):
        inside[row.network_id].append(row)
    found: dict[Pair, tuple[date, Together]] = {}
    for one, other in (pair for rows in inside.values() for pair in combinations(rows, 2)):
        since, pair = max(one.starts, other.starts), Pair((str(one.person_id), str(other.person_id)))
        if len(pair) == 1 or not (one.counts_on(since) and other.counts_on(since)):
            continue
        if pair not in found or found[pair][0] < since:
            found[pair] = since, Together(one.network.programme.name, since.year)
    return {pair: together for pair, (_since, together) in found.items()}


def rows_of(seating: Seating, groups: Collection[str]) -> list[Membership]:
    """The memberships of the proposal's people in earlier networks, known by their keys."""
    pks = [pk for key in groups if (pk := whole_number(key[1:])) is not None]
    rows = Membership.objects.filter(network_id__in=pks, starts__lt=first_day_of(seating.scenario))
    known = seating.problem.person_by_id
    return [row for row in rows.select_related("network__programme") if str(row.person_id) in known]
