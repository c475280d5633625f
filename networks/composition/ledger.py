"""A seating kept open for questions: what a network costs and breaks with these members, counted afresh each time.

Small enough to be right at a glance, quick enough for one person's every seat: no table, no compiled code.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from math import comb

from networks.composition.problem import Problem
from networks.composition.verdict import Violation, in_line


class Ledger:
    """A problem and a seating, indexed by person and by network."""

    def __init__(self, problem: Problem, assignment: Mapping[str, str]):
        self.problem, self.seat = problem, dict(assignment)
        self.members: dict[str, set[str]] = {network.id: set() for network in problem.networks}
        for name, network in assignment.items():
            self.members[network].add(name)
        self.alike = [(name, weight, values) for name, weight, values in problem.alike if weight]
        self.apart: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for person in problem.people:
            if person.superior in problem.person_by_id:
                self._keep_apart("superior", person.id, person.superior)
        for a, b in problem.forbidden:
            self._keep_apart("forbidden", a, b)
        self.partners: defaultdict[str, set[str]] = defaultdict(set)
        for a, b in problem.required:
            self.partners[a].add(b)
            self.partners[b].add(a)
        self._now: dict[str, tuple[int, list[Violation]]] = {}
        self.moved = sum(self.has_moved(person.id, self.seat.get(person.id)) for person in problem.people)

    def _keep_apart(self, rule: str, a: str, b: str | None) -> None:
        if b is not None:
            self.apart[a].add((b, rule))
            self.apart[b].add((a, rule))

    def has_moved(self, person: str, network: str | None) -> bool:
        """Whether a seat in the network counts as a move for the person."""
        current = self.problem.person_by_id[person].current
        return current is not None and current != network

    def terms(self, network: str, members: Collection[str]) -> dict[tuple[str, str], int]:
        """What the network costs with these members, by term and value; only terms that cost something."""
        found: dict[tuple[str, str], int] = {}
        for name, weight, values in self.alike:
            for value, people in Counter(values[p] for p in members if p in values).items():
                if people > 1:
                    found[name, value] = weight * comb(people, 2)
        for person in members:
            price = self.problem.person_by_id[person].costs.get(network, 0)
            if price:
                found["cost", person] = price
            if self.has_moved(person, network) and self.problem.weights.move:
                found["move", person] = self.problem.weights.move
        return found

    def cost(self, network: str, members: Collection[str]) -> int:
        """What the network costs with these members."""
        return sum(self.terms(network, members).values())

    def now(self, network: str) -> tuple[int, list[Violation]]:
        """What the network costs and breaks as it is; counted once."""
        if network not in self._now:
            members = self.members[network]
            self._now[network] = self.cost(network, members), self.rules(network, members)
        return self._now[network]

    def rules(self, network: str, members: Collection[str]) -> list[Violation]:
        """Rules on the network itself that these members break."""
        place = self.problem.network_by_id[network]
        broken = []
        if not place.min <= len(members) <= place.max:
            broken.append(Violation("size", (), network))
        if not place.days.intersection(*(self.problem.person_by_id[p].days for p in members)):
            broken.append(Violation("common day", (), network))
        return broken

    def company(self, network: str, members: set[str], person: str) -> list[Violation]:
        """Rules the person breaks by sitting in the network with these members."""
        who = self.problem.person_by_id[person]
        broken: list[Violation] = []
        foes = sorted(self.apart[person]) if person in self.apart else []
        broken += [Violation(rule, (person, other), network) for other, rule in foes if other in members]
        if who.fixed is not None and network != who.fixed:
            broken.append(Violation("fixed", (person,), network))
        if who.eligible is not None and network not in who.eligible:
            broken.append(Violation("eligible", (person,), network))
        guide = self.problem.network_by_id[network].facilitator
        if guide is not None and in_line(self.problem, person, guide):
            broken.append(Violation("facilitator", (person, guide), network))
        broken += [Violation("required", (person, p)) for p in sorted(self.partners[person]) if p not in members]
        return broken
