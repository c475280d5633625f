"""The search: deals people out, anneals, reheats, and hands back the best plan when time is up or on a stop."""

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from networks.composition.bound import bound
from networks.composition.conflict import Impossible
from networks.composition.dealing import deal
from networks.composition.feasibility import feasibility
from networks.composition.plan import Plan, plan_of
from networks.composition.problem import Problem
from networks.composition.schedule import COOLING, STEPS, cooling, repair, schedule
from networks.composition.tables import Roster, Tables, tabulate
from networks.composition.trying import best_of_all, named

SECONDS = 10
CHUNK = 8192
REPORT_EVERY = 0.2
GAUGED = 4096
LEVELLED, LEVELLED_EACH = 200_000, 500
QUENCH, QUENCHES = 0.06, 8
STERN = 16
"""So many times as much does a broken rule cost in the reheats of a search that has no valid plan yet: costs hardly
count then."""


@dataclass(frozen=True)
class Progress:
    """How a run is doing: share of the run done (0 to 1), proposals so far, broken rules and cost of the best plan."""

    done: float
    iterations: int
    violations: int
    cost: int
    bound: int

    def to_json(self) -> dict:
        """One line of progress."""
        return asdict(self)


class Stopped(BaseException):
    """Somebody said stop while compiled code was being loaded. No compiler that mends its own errors may catch it."""


def compose(
    problem: Problem,
    *,
    seconds: float | None = None,
    iterations: int | None = None,
    seed: int = 1,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Plan:
    """The best plan found in `seconds` (10 when nothing is said) or in exactly `iterations` proposals.

    The same seed and iterations give the same plan on any machine. `progress` is called at least four times a second;
    the run ends within 0.3 seconds after `stop` says true. Raises `Impossible` when no plan can exist.
    """
    conflict = feasibility(problem)
    if conflict is not None:
        raise Impossible(conflict)
    run = Run(problem, seconds if seconds or iterations is not None else SECONDS, iterations, seed)
    run.search(progress or (lambda _: None), stop or (lambda: False))
    return run.plan()


class Run:
    """One search from start to plan."""

    def __init__(self, problem: Problem, seconds: float | None, iterations: int | None, seed: int):
        self.problem, self.seconds, self.iterations, self.seed = problem, seconds, iterations, seed
        self.tables, self.roster = tabulate(problem)
        self.best = deal(self.tables)
        self.floor = bound(problem).cost
        self.proposals = 0

    def plan(self) -> Plan:
        """The best seats so far as a plan; of a tiny problem the best that there are."""
        assignment = named(self.roster, best_of_all(self.problem, self.roster, self.best.tolist()))
        ordered = {person.id: assignment[person.id] for person in self.problem.people}
        return plan_of(self.problem, ordered, seed=self.seed, iterations=self.proposals)

    @np.errstate(over="ignore")
    def search(self, progress: Callable[[Progress], None], stop: Callable[[], bool]) -> None:
        """Anneals until the run is over, the plan is proved best or `stop` says so.

        The dice run over on purpose. Interpreted (NUMBA_DISABLE_JIT) it gives the same plan as compiled, only slower.
        """
        if not self.roster.units or stop():
            return
        try:
            with getattr(stop, "interrupting", nullcontext)():
                kernels, state = self._load()
        except Stopped:
            return
        except Exception:
            # A stop that was lost inside the compiler leaves half a library, which fails a moment later.
            if not stop():
                raise
            return
        progress(self._progress(state, 0.0))
        self._anneal(kernels, state, progress, stop)
        self.best = state.best

    def _load(self) -> tuple[Any, Any]:
        """Loads (the first time on a machine: compiles) the inner loop and seats everybody in it."""
        from networks.composition import kernels, levelling  # noqa: PLC0415 - slow import

        state = new_seating(self.tables, self.roster, self.seed)
        kernels.seat_all(self.tables, state, self.best)
        kernels.anneal(self.tables, state, 0, 0, 0)
        state.best_total[:] = 2**62
        kernels.keep_best(self.tables, state)
        costs = np.zeros(self.tables.low.size, np.int64)
        levelling.network_costs(self.tables, state, costs)
        levelling.level(self.tables, state, costs, 0)
        return kernels, state

    def _anneal(self, kernels: Any, state: Any, progress: Callable[[Progress], None], stop: Callable[[], bool]) -> None:
        typical = int(kernels.gauge(self.tables, state, GAUGED))
        hot, cold = typical // 4 + 1, min(typical // 4, smallest_price(self.tables) // 8) + 1
        penalty = typical // 400 + 1
        steps, mending = schedule(hot, cold), repair(hot, cold, STERN * penalty)
        at, told, begun = -1, 0.0, time.monotonic()
        while True:
            now = time.monotonic() - begun
            done = self._done(now)
            if done >= 1 or self._proved(state):
                break
            step = int(done * STEPS)
            if any(passed.from_best for passed in steps[at + 1 : step + 1]):
                kernels.seat_all(self.tables, state, state.best.copy())
            at = step
            valid = state.best_total[kernels.BEST_HARD] == 0
            heat = (steps if valid else mending)[step].heat
            price = penalty if valid or step < COOLING else STERN * penalty
            if stop():
                self._quench(kernels, state, heat, cold, penalty)
                return
            chunk = CHUNK if self.iterations is None else min(CHUNK, self.iterations - self.proposals)
            kernels.anneal(self.tables, state, heat, price, chunk)
            self.proposals += chunk
            if now - told >= REPORT_EVERY:
                told = now
                progress(self._progress(state, done))
        self._level(kernels, state)
        progress(self._progress(state, 1.0))

    def _quench(self, kernels: Any, state: Any, heat: int, cold: int, penalty: int) -> None:
        """Cools within a moment, so that a run that is stopped early still hands back a settled plan."""
        begun, heats = time.monotonic(), cooling(max(heat, cold), cold, QUENCHES)
        while (step := int((time.monotonic() - begun) / QUENCH * QUENCHES)) < QUENCHES:
            kernels.anneal(self.tables, state, heats[step], penalty, CHUNK // 8)

    def _level(self, kernels: Any, state: Any) -> None:
        from networks.composition import levelling  # noqa: PLC0415 - slow import

        kernels.seat_all(self.tables, state, state.best.copy())
        costs = np.zeros(self.tables.low.size, np.int64)
        levelling.network_costs(self.tables, state, costs)
        proposals = min(LEVELLED, LEVELLED_EACH * self.tables.row.size)
        levelling.level(self.tables, state, costs, proposals)

    def _done(self, elapsed: float) -> float:
        if self.iterations is not None:
            return self.proposals / self.iterations if self.iterations else 1.0
        return elapsed / (self.seconds or SECONDS)

    def _proved(self, state: Any) -> bool:
        hard, cost = state.best_total.tolist()
        return hard == 0 and cost <= self.floor

    def _progress(self, state: Any, done: float) -> Progress:
        hard, cost = state.best_total.tolist()
        return Progress(done, self.proposals, hard, cost, self.floor)


def smallest_price(tables: Tables) -> int:
    """The least that one pair or one seat can cost, in 1024ths."""
    prices = np.concatenate([tables.weights, tables.prices[tables.prices > 0].ravel(), [2**31]])
    return 1024 * int(prices.min())


def new_seating(tables: Tables, roster: Roster, seed: int) -> Any:
    """Empty search state for the tables."""
    from networks.composition.kernels import Seating  # noqa: PLC0415 - slow import

    units, networks, days = tables.row.size, tables.low.size, tables.lacks.shape[1]
    people = tables.labels.shape[0]
    spare = 8
    widest = max(int(tables.high.max()), -(-people // networks) + 1)
    width = min(widest, people, max(100, 50_000_000 // networks)) + 2 * spare
    integers = np.int16 if people < 2**15 else np.int32
    return Seating(
        seat=np.zeros(units, np.int32),
        slot=np.zeros(units, np.int32),
        members=np.zeros((networks, width), np.int32),
        filled=np.zeros(networks, np.int32),
        size=np.zeros(networks, np.int64),
        count=np.zeros((networks, roster.values), integers),
        lacking=np.zeros((networks, days), np.int32),
        broken=np.zeros(networks, np.int64),
        total=np.zeros(3, np.int64),
        best=np.zeros(units, np.int32),
        best_total=np.zeros(2, np.int64),
        dice=np.array([seed % 2**64], np.uint64),
        scratch=np.zeros(spare, np.int32),
    )
