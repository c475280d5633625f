"""Several rounds planned at once, so that people keep meeting new ones for as long as the numbers allow.

Round after round is composed with every other round as history, and then again as long as there is time and somebody
meets somebody twice. Meeting anew weighs more than any label; the hard rules hold in every round.
"""

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from networks.composition.conflict import Impossible
from networks.composition.feasibility import feasibility
from networks.composition.problem import Problem
from networks.composition.search import SECONDS, Progress, Run
from networks.composition.verdict import check

Seating = Mapping[str, str]


@dataclass(frozen=True)
class Rotation:
    """The seating of each round, with what they break and how often people meet again.

    `repeats` sums, over pairs, the times they sit together in rounds and history beyond the first. `horizon` is the
    number of rounds after which somebody must meet somebody again, whoever plans; None where nobody meets anybody.
    """

    rounds: tuple[Seating, ...]
    violations: Mapping[str, int]
    repeats: int
    horizon: int | None
    seed: int

    def to_json(self) -> dict[str, object]:
        """The rotation as it is written to a file."""
        rounds = [{"assignment": dict(seating)} for seating in self.rounds]
        return {
            "rounds": rounds,
            "violations": dict(self.violations),
            "repeats": self.repeats,
            "horizon": self.horizon,
            "seed": self.seed,
        }


def horizon(problem: Problem) -> int | None:
    """The number of rounds in which everybody can meet only new people, at the very most."""
    size = len(problem.people) // max(1, len(problem.networks))
    return (len(problem.people) - 1) // (size - 1) if size > 1 else None


def repeats(problem: Problem, rounds: Sequence[Seating]) -> int:
    """Times two people sit together beyond the first, over rounds and history, summed over all pairs."""
    met: Counter[tuple[str, str]] = Counter()
    for seating in (*problem.earlier_groups, *rounds):
        for inside in _groups(seating).values():
            met.update(combinations(sorted(inside), 2))
    return sum(times - 1 for times in met.values())


def _groups(seating: Seating) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for person, group in seating.items():
        groups.setdefault(group, []).append(person)
    return {group: tuple(inside) for group, inside in groups.items()}


def rotate(
    problem: Problem,
    *,
    rounds: int,
    seconds: float | None = None,
    seed: int = 1,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Rotation:
    """The best rotation found in `seconds` (10 when nothing is said); raises `Impossible` when no round can exist."""
    conflict = feasibility(problem)
    if conflict is not None:
        raise Impossible(conflict)
    plan = Planner(problem, rounds, seconds or SECONDS, seed, progress or (lambda _: None), stop or (lambda: False))
    plan.round_by_round()
    return plan.rotation()


class Planner:
    """A rotation in the making."""

    def __init__(
        self,
        problem: Problem,
        rounds: int,
        seconds: float,
        seed: int,
        progress: Callable[[Progress], None],
        stop: Callable[[], bool],
    ):
        self.problem, self.wanted, self.seed = problem, rounds, seed
        self.progress, self.stop = progress, stop
        self.rounds: list[Seating] = []
        self.begun, self.seconds = time.monotonic(), seconds

    def rotation(self) -> Rotation:
        """The rounds so far, judged."""
        broken: Counter[str] = Counter()
        for seating in self.rounds:
            broken.update(check(self.problem, seating).violations)
        met_again = repeats(self.problem, self.rounds)
        return Rotation(tuple(self.rounds), dict(broken), met_again, horizon(self.problem), self.seed)

    def round_by_round(self) -> None:
        """Adds round after round, then composes each anew against the others while time is left."""
        each = self.seconds / (2 * max(1, self.wanted))
        while len(self.rounds) < self.wanted:
            self.rounds.append(self._compose(self.rounds, each))
        turn = 0
        while self.rounds and self._left() > 0 and not self.stop() and repeats(self.problem, self.rounds):
            others = self.rounds[:turn] + self.rounds[turn + 1 :]
            self.rounds[turn] = self._compose(others, min(each, self._left()))
            turn = (turn + 1) % self.wanted

    def _left(self) -> float:
        return self.begun + self.seconds - time.monotonic()

    def _compose(self, others: Sequence[Seating], seconds: float) -> Seating:
        labels = sum(self.problem.weights.labels.values())
        weights = replace(self.problem.weights, repeat=max(self.problem.weights.repeat, 2 * labels, 1))
        history = (*self.problem.history, *map(_groups, others))
        run = Run(replace(self.problem, weights=weights, history=history), seconds, None, self.seed + len(others))
        run.search(self._tell, self.stop)
        return run.plan().assignment

    def _tell(self, progress: Progress) -> None:
        self.progress(replace(progress, done=min(1.0, 1 - self._left() / self.seconds)))
