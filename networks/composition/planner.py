"""How a rotation is planned: by a design where numbers allow, else round after round against all others.

Round after round is good while few of all possible pairs are used up. Beyond that the last rounds find nobody left to
meet, and it must be fixed beforehand who meets whom (`designs`, `developing`); the search then only decides who is
who.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

from networks.composition.clock import Clock
from networks.composition.designer import Designer, Seating
from networks.composition.problem import Problem
from networks.composition.search import Progress, Run
from networks.composition.verdict import check

CROWDED = 4
"""A design is tried when rounds * (size - 1) * CROWDED exceeds the number of people."""


def horizon(problem: Problem) -> int | None:
    """The number of rounds in which everybody can meet only new people, at the very most."""
    size = len(problem.people) // max(1, len(problem.networks))
    return (len(problem.people) - 1) // (size - 1) if size > 1 else None


def repeats(problem: Problem, rounds: Sequence[Seating]) -> int:
    """Times two people sit together beyond the first, over rounds and history, summed over all pairs."""
    met: Counter[tuple[str, str]] = Counter()
    for seating in (*problem.earlier_groups, *rounds):
        for inside in groups_of(seating).values():
            met.update(combinations(sorted(inside), 2))
    return sum(times - 1 for times in met.values())


def groups_of(seating: Seating) -> dict[str, tuple[str, ...]]:
    """Network → the people who sit in it."""
    groups: dict[str, list[str]] = {}
    for person, group in seating.items():
        groups.setdefault(group, []).append(person)
    return {group: tuple(inside) for group, inside in groups.items()}


class Planner:
    """A rotation in the making; the clock starts when the compiled code is loaded."""

    def __init__(
        self,
        problem: Problem,
        rounds: int,
        seconds: float,
        seed: int,
        progress: Callable[[Progress], None],
        stop: Callable[[], bool],
    ):
        labels = sum(problem.weights.labels.values())
        weights = replace(problem.weights, repeat=max(problem.weights.repeat, 2 * labels, 1))
        self.problem, self.wanted, self.seed = replace(problem, weights=weights), rounds, seed
        self.rounds: list[Seating] = []
        if not stop():
            Run(self.problem, seconds, 0, seed).search(lambda _: None, stop)
        self.clock = Clock(seconds, progress, stop)

    def plan(self) -> list[Seating]:
        """The rounds wanted."""
        size = -(-len(self.problem.people) // max(1, len(self.problem.networks)))
        if self.wanted * (size - 1) * CROWDED > len(self.problem.people):
            designer = Designer(self.problem, self.wanted, self.seed, self.clock)
            self.rounds = designer.rounds(size) if designer.fits(size) else []
        self._round_by_round()
        return self.rounds

    def _round_by_round(self) -> None:
        """Adds round after round, then composes each anew against the others while time is left and it helps."""
        each = self.clock.left() / (2 * max(1, self.wanted - len(self.rounds)))
        while len(self.rounds) < self.wanted:
            self.rounds.append(self._compose(self.rounds, each))
        turn, again = 0, repeats(self.problem, self.rounds)
        while self.rounds and again and self.clock.left() > each / 2 and not self.clock.stop():
            others = self.rounds[:turn] + self.rounds[turn + 1 :]
            new = [*self.rounds[:turn], self._compose(others, min(each, self.clock.left())), *self.rounds[turn + 1 :]]
            fewer = repeats(self.problem, new)
            costs = [check(self.problem, seating).cost for seating in (new[turn], self.rounds[turn])]
            if not check(self.problem, new[turn]).violations and (fewer, costs[0]) <= (again, costs[1]):
                self.rounds, again = new, fewer
            turn = (turn + 1) % self.wanted
            self.seed += 1

    def _compose(self, others: Sequence[Seating], seconds: float) -> Seating:
        history = (*self.problem.history, *map(groups_of, others))
        run = Run(replace(self.problem, history=history), max(seconds, 0.01), None, self.seed + len(others))
        run.search(lambda _: self.clock.tell(), self.clock.stop)
        return run.plan().assignment
