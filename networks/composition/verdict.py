"""The product's own judge: takes a seating and counts from scratch what it breaks and what it costs.

It shares nothing with the search, so that a fault there cannot hide here. Every plan passes it before anybody sees it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import comb

from networks.composition.problem import Problem

RULES = (
    "placed once",
    "size",
    "common day",
    "superior",
    "fixed",
    "eligible",
    "facilitator",
    "forbidden",
    "required",
    "moved",
)


@dataclass(frozen=True)
class Violation:
    """One broken rule: its name, the people concerned and the network where it shows, if there is one."""

    rule: str
    people: tuple[str, ...] = ()
    network: str | None = None


@dataclass(frozen=True)
class Verdict:
    """What a seating breaks and costs. `network_costs` adds up to `cost`; a move counts where the mover sits."""

    broken: tuple[Violation, ...]
    cost: int
    repeats: int
    moved: int
    network_costs: Mapping[str, int]

    @property
    def violations(self) -> dict[str, int]:
        """Number of broken rules by name; empty when the seating is valid."""
        counts = Counter(violation.rule for violation in self.broken)
        return {rule: counts[rule] for rule in RULES if counts[rule]}


def check(problem: Problem, assignment: Mapping[str, str]) -> Verdict:
    """The verdict over a seating (person → network)."""
    seat = {person: network for person, network in assignment.items() if network in problem.network_by_id}
    members: dict[str, list[str]] = {network.id: [] for network in problem.networks}
    for person, network in seat.items():
        members[network].append(person)
    moved = tuple(p.id for p in problem.people if p.current is not None and seat.get(p.id) != p.current)
    broken = (
        *_placed_once(problem, assignment),
        *_network_rules(problem, members),
        *_person_rules(problem, seat),
        *_pair_rules(problem, seat),
        *_too_many_moved(problem, moved),
    )
    repeats, network_costs = _costs(problem, seat, moved)
    unseated = problem.weights.move * sum(person not in seat for person in moved)
    return Verdict(broken, sum(network_costs.values()) + unseated, repeats, len(moved), network_costs)


def _placed_once(problem: Problem, assignment: Mapping[str, str]) -> Iterable[Violation]:
    for person in problem.people:
        if person.id not in assignment:
            yield Violation("placed once", (person.id,))
    for name, network in assignment.items():
        if name not in problem.person_by_id:
            yield Violation("placed once", (name,), network)
        if network not in problem.network_by_id:
            yield Violation("placed once", (name,))


def _network_rules(problem: Problem, members: Mapping[str, list[str]]) -> Iterable[Violation]:
    for network in problem.networks:
        inside = members[network.id]
        if not network.min <= len(inside) <= network.max:
            yield Violation("size", tuple(inside), network.id)
        days = set(network.days)
        for name in inside:
            if name in problem.person_by_id:
                days &= problem.person_by_id[name].days
        if not days:
            yield Violation("common day", tuple(inside), network.id)


def _person_rules(problem: Problem, seat: Mapping[str, str]) -> Iterable[Violation]:
    for person in problem.people:
        network = seat.get(person.id)
        if person.superior is not None and network is not None and seat.get(person.superior) == network:
            yield Violation("superior", (person.id, person.superior), network)
        if person.fixed is not None and network != person.fixed:
            yield Violation("fixed", (person.id,), network)
        if person.eligible is not None and network not in person.eligible:
            yield Violation("eligible", (person.id,), network)
        guide = problem.network_by_id[network].facilitator if network is not None else None
        if guide is not None and in_line(problem, person.id, guide):
            yield Violation("facilitator", (person.id, guide), network)


def in_line(problem: Problem, person: str, guide: str) -> bool:
    """Whether one of the two is the other's superior."""
    known = problem.person_by_id
    reports_to_guide = person in known and known[person].superior == guide
    return reports_to_guide or (guide in known and known[guide].superior == person)


def _pair_rules(problem: Problem, seat: Mapping[str, str]) -> Iterable[Violation]:
    for a, b in problem.forbidden:
        if seat.get(a) is not None and seat.get(a) == seat.get(b):
            yield Violation("forbidden", (a, b), seat[a])
    for a, b in problem.required:
        if seat.get(a) != seat.get(b):
            yield Violation("required", (a, b))


def _too_many_moved(problem: Problem, moved: tuple[str, ...]) -> Iterable[Violation]:
    if problem.max_moved is not None:
        yield from (Violation("moved", (person,)) for person in moved[problem.max_moved :])


def _costs(problem: Problem, seat: Mapping[str, str], moved: tuple[str, ...]) -> tuple[int, dict[str, int]]:
    costs: dict[str, int] = dict.fromkeys(problem.network_by_id, 0)
    repeats = 0
    for name, weight, values in problem.alike:
        together: dict[str, list[str]] = defaultdict(list)
        for person, value in values.items():
            together[value].append(person)
        for people in together.values():
            for network, number in Counter(map(seat.get, people)).items():
                if network is not None and number > 1:
                    costs[network] += weight * comb(number, 2)
                    repeats += comb(number, 2) if name.startswith("round:") else 0
    for seated in problem.people:
        if seated.id in seat:
            costs[seat[seated.id]] += seated.costs.get(seat[seated.id], 0)
    for name in moved:
        if name in seat:
            costs[seat[name]] += problem.weights.move
    return repeats, costs
