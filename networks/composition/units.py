"""Units: people who are required to sit together, seen as one; and the networks that are open to each unit.

A set of networks is a whole number here, one bit per network in the problem's order: sets of thousands meet in one
step.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from networks.composition.problem import Problem


@dataclass(frozen=True)
class Unit:
    """People who must share a network: one, or a chain of required pairs."""

    people: tuple[str, ...]


def units(problem: Problem) -> list[Unit]:
    """Everybody in units, in the problem's order of their first member."""
    partners: defaultdict[str, list[str]] = defaultdict(list)
    for a, b in problem.required:
        partners[a].append(b)
        partners[b].append(a)
    seen: set[str] = set()
    return [Unit(_reach(person.id, partners, seen)) for person in problem.people if person.id not in seen]


def _reach(person: str, partners: dict[str, list[str]], seen: set[str]) -> tuple[str, ...]:
    if person not in partners:
        return (person,)
    reached = [person]
    seen.add(person)
    for member in reached:
        for other in partners[member]:
            if other not in seen:
                seen.add(other)
                reached.append(other)
    return tuple(reached)


def links(problem: Problem, one: str, other: str) -> list[str]:
    """A shortest chain of required pairs from one to the other, who are in the same unit; both are part of it."""
    partners: defaultdict[str, list[str]] = defaultdict(list)
    for a, b in problem.required:
        partners[a].append(b)
        partners[b].append(a)
    came, queue = {one: one}, [one]
    for person in queue:
        for partner in partners[person]:
            if partner not in came:
                came[partner] = person
                queue.append(partner)
    chain = [other]
    while chain[-1] != one:
        chain.append(came[chain[-1]])
    return chain


def bits(networks: int) -> Iterator[int]:
    """The positions in a set of networks."""
    while networks:
        lowest = networks & -networks
        yield lowest.bit_length() - 1
        networks ^= lowest


def guided(problem: Problem) -> dict[str, int]:
    """Person → networks whose facilitator is that person's superior or report."""
    reports: defaultdict[str, list[str]] = defaultdict(list)
    for person in problem.people:
        if person.superior is not None:
            reports[person.superior].append(person.id)
    found: defaultdict[str, int] = defaultdict(int)
    for index, network in enumerate(problem.networks):
        if network.facilitator is None:
            continue
        for name in reports[network.facilitator]:
            found[name] |= 1 << index
        guide = problem.person_by_id.get(network.facilitator)
        if guide is not None and guide.superior in problem.person_by_id:
            found[guide.superior] |= 1 << index
    return found


def open_networks(problem: Problem, seated: Sequence[Unit]) -> list[int]:
    """For each unit the networks open to it by rules on one person (not size, days or company)."""
    everywhere = (1 << len(problem.networks)) - 1
    place = {network.id: 1 << index for index, network in enumerate(problem.networks)}
    lines = guided(problem)

    @cache
    def eligible(names: frozenset[str]) -> int:
        return sum(place[name] for name in names)

    found = []
    for unit in seated:
        networks = everywhere
        for name in unit.people:
            person = problem.person_by_id[name]
            if person.fixed is not None:
                networks &= place[person.fixed]
            if person.eligible is not None:
                networks &= eligible(person.eligible)
            networks &= ~lines.get(name, 0)
        found.append(networks)
    return found


def foes(problem: Problem, seated: Sequence[Unit]) -> list[set[int]]:
    """For each unit the units it may not sit with; a unit that holds such a pair itself is its own foe."""
    of = {person: index for index, unit in enumerate(seated) for person in unit.people}
    found: list[set[int]] = [set() for _ in seated]
    lines = [(p.id, p.superior) for p in problem.people if p.superior is not None and p.superior in of]
    for a, b in (*problem.forbidden, *lines):
        found[of[a]].add(of[b])
        found[of[b]].add(of[a])
    return found
