"""Several rounds planned at once, so that people keep meeting new ones for as long as the numbers allow.

Meeting anew weighs more than any label; the hard rules hold in every round. How the rounds are found stands in
`planner`.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from networks.composition.conflict import Impossible
from networks.composition.feasibility import feasibility
from networks.composition.planner import Planner, Seating, horizon, repeats
from networks.composition.problem import Problem
from networks.composition.search import SECONDS, Progress
from networks.composition.verdict import check


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
    planner = Planner(problem, rounds, seconds or SECONDS, seed, progress or (lambda _: None), stop or (lambda: False))
    return rotation_of(problem, planner.plan(), seed)


def rotation_of(problem: Problem, rounds: Sequence[Seating], seed: int) -> Rotation:
    """The rounds, judged by the checker."""
    broken: Counter[str] = Counter()
    for seating in rounds:
        broken.update(check(problem, seating).violations)
    return Rotation(tuple(rounds), dict(broken), repeats(problem, rounds), horizon(problem), seed)
