"""How cheap a plan can possibly be: a figure that can be proved with pen and paper, and the distance to it.

Every term counts pairs of people who have something in common. Pairs are fewest when those people are dealt out evenly
over the networks, and no rule can make them fewer; where some of them have a fixed network, the others are dealt out
evenly around those. Adding the least of every term gives a floor under every plan.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import comb

from networks.composition.problem import Person, Problem


@dataclass(frozen=True)
class Bound:
    """No plan costs less than `cost`; `labels` is the labels' part of it, `repeats` the pairs who must meet again."""

    cost: int
    labels: int
    repeats: int

    def gap_percent(self, cost: int) -> float:
        """How far a plan is from the bound, in per cent of the labels' part; 0.0 means proved best."""
        return round(100 * (cost - self.cost) / max(1, self.labels), 3)


def spread(people: int, networks: int, held: Iterable[int] = ()) -> int:
    """Fewest pairs when `people` with something in common are dealt out over `networks`.

    `held` says how many of them certain networks hold whatever happens; one that holds more than its share keeps it.
    """
    pairs = 0
    for number in sorted(held, reverse=True):
        if number <= people // networks:
            break
        pairs, people, networks = pairs + comb(number, 2), people - number, networks - 1
    if networks == 0:
        return pairs
    each, left = divmod(people, networks)
    return pairs + (networks - left) * comb(each, 2) + left * comb(each + 1, 2)


def bound(problem: Problem) -> Bound:
    """The floor under every plan for the problem."""
    networks = len(problem.networks)
    if networks == 0:
        return Bound(0, 0, 0)
    labels = repeats = 0
    fixed = {person.id: person.fixed for person in problem.people if person.fixed is not None}
    for name, weight, values in problem.alike:
        held = _held(fixed, values)
        least = sum(spread(n, networks, held[value].values()) for value, n in Counter(values.values()).items())
        if name.startswith("label:"):
            labels += weight * least
        else:
            repeats += least
    repeats = max(repeats, _met_and_required(problem))
    costs = sum(_cheapest_seat(problem, person) for person in problem.people)
    return Bound(labels + problem.weights.repeat * repeats + costs, labels, repeats)


def _held(fixed: Mapping[str, str], values: Mapping[str, str]) -> dict[str, Counter[str]]:
    """Value → network → how many who have the value are fixed there."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for person, network in fixed.items():
        if person in values:
            found[values[person]][network] += 1
    return found


def _met_and_required(problem: Problem) -> int:
    pairs = {frozenset(pair) for pair in problem.required}
    return sum(
        a in groups and groups[a] == groups.get(b) for groups in problem.earlier_groups for a, b in map(tuple, pairs)
    )


def _cheapest_seat(problem: Problem, person: Person) -> int:
    if not person.costs:
        return 0
    return min(person.costs.get(name, 0) for name in person.eligible or problem.network_by_id)
