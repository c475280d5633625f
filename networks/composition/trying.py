"""The surety of a tiny problem: every seating of it is tried, and the best of all is the plan.

A search by chance can stay in a valley where several people have to change place at once. Where so few seatings exist
that the judge can look at each, nothing is left to chance.
"""

from collections.abc import Sequence
from itertools import product

from networks.composition.problem import Problem
from networks.composition.tables import Roster
from networks.composition.verdict import check

MOST = 2048
"""Seatings that are tried, in a fraction of a second; with more the search stands alone."""


def best_of_all(problem: Problem, roster: Roster, found: Sequence[int]) -> Sequence[int]:
    """The seats of units that break least, then cost least, then have the best worst network; at a tie, those found."""
    networks = range(len(roster.networks))
    if len(networks) ** len(roster.units) > MOST:
        return found

    def worth(seats: Sequence[int]) -> tuple[int, int, int]:
        verdict = check(problem, named(roster, seats))
        return len(verdict.broken), verdict.cost, max(verdict.network_costs.values(), default=0)

    return min((tuple(found), *product(networks, repeat=len(roster.units))), key=worth)


def named(roster: Roster, seats: Sequence[int]) -> dict[str, str]:
    """Person → network, from the seats of units."""
    pairs = zip(roster.units, seats, strict=True)
    return {person: roster.networks[network] for unit, network in pairs for person in unit.people}
