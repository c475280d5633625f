"""The answer: who sits where, what it costs and how good that is."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from networks.composition.bound import bound
from networks.composition.problem import Problem
from networks.composition.verdict import Verdict, check


@dataclass(frozen=True)
class Plan:
    """A composition and its figures; `violations` counts broken hard rules by name, empty in a valid plan."""

    assignment: Mapping[str, str]
    violations: Mapping[str, int]
    cost: int
    bound: int
    gap_percent: float
    worst_network: str | None
    repeats: int
    repeats_bound: int
    moved: int
    seed: int
    iterations: int

    def to_json(self) -> dict:
        """The plan as it is written to a file."""
        return asdict(self)


def plan_of(problem: Problem, assignment: Mapping[str, str], *, seed: int, iterations: int) -> Plan:
    """The plan with figures taken from the checker, never from the search."""
    verdict, floor = check(problem, assignment), bound(problem)
    return Plan(
        assignment=dict(assignment),
        violations=dict(verdict.violations),
        cost=verdict.cost,
        bound=floor.cost,
        gap_percent=floor.gap_percent(verdict.cost),
        worst_network=worst_network(verdict),
        repeats=verdict.repeats,
        repeats_bound=floor.repeats,
        moved=verdict.moved,
        seed=seed,
        iterations=iterations,
    )


def worst_network(verdict: Verdict) -> str | None:
    """The network that costs most; the first of them in the problem's order."""
    return max(verdict.network_costs, key=lambda name: verdict.network_costs[name], default=None)
