"""How a rotation is planned: by a design where numbers allow, else round after round against all others.

Round after round is good while few of all possible pairs are used up. Beyond that the last rounds find nobody left to
meet, and it must be fixed beforehand who meets whom (`designs`, `developing`); the search then only decides who is
who.
"""

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np

from networks.composition.designs import designs
from networks.composition.problem import Problem
from networks.composition.schedule import cooling
from networks.composition.search import Progress, Run, new_seating
from networks.composition.tables import Tables, tabulate
from networks.composition.verdict import check

Seating = Mapping[str, str]

CROWDED = 4
"""A design is tried when rounds * (size - 1) * CROWDED exceeds the number of people."""

LARGEST = 2 * 10**8
"""Largest table of counts that a design is seated with."""


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
        self.problem = replace(problem, weights=weights)
        self.wanted, self.seconds, self.seed = rounds, seconds, seed
        self.progress, self.stop = progress, stop
        self.rounds: list[Seating] = []
        self.tables, self.roster = tabulate(self.problem)
        if not stop():
            Run(self.problem, seconds, 0, seed).search(lambda _: None, stop)
        self.begun = self.told = time.monotonic()

    def plan(self) -> list[Seating]:
        """The rounds wanted."""
        size = -(-len(self.problem.people) // max(1, len(self.problem.networks)))
        if self.wanted * (size - 1) * CROWDED > len(self.problem.people) and self._fits(size):
            self._by_design(size)
        self._round_by_round()
        return self.rounds

    def _fits(self, size: int) -> bool:
        """Whether the rules leave people free to change places as a design asks."""
        networks, people = self.problem.networks, len(self.problem.people)
        empty = size * len(networks) - people
        return (
            not self.problem.required
            and self.problem.max_moved is None
            and size > 1
            and empty <= len(networks)
            and sum(network.max >= size for network in networks) >= len(networks) - empty
            and self.wanted * len(networks) * max(1, self.roster.values) <= LARGEST
        )

    # designs

    def _by_design(self, size: int) -> None:
        design = self._design(size)[: self.wanted]
        if not design:
            return
        rounds = self._seat(design, size)
        if not any(check(self.problem, seating).violations for seating in rounds):
            self.rounds = rounds

    def _design(self, size: int) -> list[list[int]]:
        """The longest design that a field gives or that turning finds in half of the time."""
        from networks.composition.developing import developed  # noqa: PLC0415 - slow import

        networks = len(self.problem.networks)
        best = max(([r for r in d if self._filled(r)] for d in designs(networks, size)), key=len)
        most = min(self.wanted, (networks * size - 1) // (size - 1))
        for rounds, share in ((most, 0.5), (most - 1, 0.2), (most - 2, 0.1)):
            if rounds <= len(best) or self.stop():
                break
            until = time.monotonic() + share * self.seconds
            found = developed(networks, size, rounds, self.seed, partial(self._over, until))
            if found and all(map(self._filled, found)):
                return found
        return best

    def _filled(self, line: list[int]) -> bool:
        """Whether every network gets as many people as it may have; the last places stay empty."""
        network = self._networks([line], len(self.problem.people))[0]
        sizes = np.bincount(network[: len(self.problem.people)], minlength=len(self.problem.networks))
        return bool(((self.tables.low <= sizes) & (sizes <= self.tables.high)).all())

    def _over(self, until: float) -> bool:
        self._tell()
        return time.monotonic() > until or self.stop()

    def _seat(self, design: list[list[int]], size: int) -> list[Seating]:
        """People over the places of a design, as cheaply as the remaining time allows."""
        people, networks = len(self.problem.people), len(self.problem.networks)
        holder = np.concatenate([np.arange(people), np.full(size * networks - people, -1)])
        places = self._networks(design, people)
        if self._indifferent():
            seats = np.array([line[:people] for line in places])
        else:
            seats = self._reseated(places, holder)
        names = self.roster.networks
        order = {person: index for index, person in enumerate(self.roster.people)}
        return [{p.id: names[line[order[p.id]]] for p in self.problem.people} for line in seats.tolist()]

    def _networks(self, design: list[list[int]], people: int) -> np.ndarray:
        """Round × place → network: the larger groups go to the networks with more seats."""
        networks = len(self.problem.networks)
        by_seats = np.argsort(-self.tables.high, kind="stable")
        rounds = []
        for line in design:
            sizes = np.bincount(line[:people], minlength=networks)
            network = np.empty(networks, np.int64)
            network[np.argsort(-sizes, kind="stable")] = by_seats
            rounds.append(network[line])
        return np.array(rounds)

    def _indifferent(self) -> bool:
        """Whether it makes no difference who is who."""
        tables = self.tables
        free = not tables.lacks.any() or bool((tables.lacks == tables.lacks[0]).all())
        return not tables.weights.size and not tables.foes.size and not tables.prices.any() and free

    def _reseated(self, places: np.ndarray, holder: np.ndarray) -> np.ndarray:
        from networks.composition import kernels  # noqa: PLC0415 - slow import
        from networks.composition.reseating import reseat, side_by_side  # noqa: PLC0415 - slow import

        rounds, networks, people = len(places), len(self.problem.networks), len(self.problem.people)
        typical = 1024 * int(self.tables.weights.sum() + 1)
        tables = side_by_side(self.tables, rounds, closed=typical)
        places = places + np.arange(rounds)[:, None] * networks
        state = new_seating(tables, self.roster, self.seed)
        kernels.seat_all(tables, state, places[:, :people].ravel().astype(np.int32))
        state.best_total[:] = 2**62
        kernels.keep_best(tables, state)
        reseat(tables, state, places, holder, 0, 0, 0)
        self._cool(tables, state, lambda heat, n: reseat(tables, state, places, holder, heat, typical // 100, n))
        return state.best.reshape(rounds, people) % networks

    def _cool(self, tables: Tables, state: Any, turn: Callable[[int, int], None]) -> None:
        """Cools once over three quarters of the time that is left."""
        begun, left = time.monotonic(), 0.75 * self._left()
        heats = cooling(int(tables.weights.sum() + 1) * 2048, 400, 500)
        while not self.stop():
            step = int(500 * (time.monotonic() - begun) / max(left, 0.001))
            if step >= len(heats):
                break
            turn(heats[step], 500)
            self._tell()

    # round after round

    def _round_by_round(self) -> None:
        """Adds round after round, then composes each anew against the others while time is left and it helps."""
        each = self._left() / (2 * max(1, self.wanted - len(self.rounds)))
        while len(self.rounds) < self.wanted:
            self.rounds.append(self._compose(self.rounds, each))
        turn, again = 0, repeats(self.problem, self.rounds)
        while self.rounds and again and self._left() > 0 and not self.stop():
            others = self.rounds[:turn] + self.rounds[turn + 1 :]
            new = [*self.rounds[:turn], self._compose(others, min(each, self._left())), *self.rounds[turn + 1 :]]
            if not check(self.problem, new[turn]).violations and repeats(self.problem, new) <= again:
                self.rounds, again = new, repeats(self.problem, new)
            turn = (turn + 1) % self.wanted
            self.seed += 1

    def _compose(self, others: Sequence[Seating], seconds: float) -> Seating:
        history = (*self.problem.history, *map(groups_of, others))
        run = Run(replace(self.problem, history=history), max(seconds, 0.01), None, self.seed + len(others))
        run.search(lambda _: self._tell(), self.stop)
        return run.plan().assignment

    def _left(self) -> float:
        return self.begun + self.seconds - time.monotonic()

    def _tell(self) -> None:
        """Reports a few times a second."""
        now = time.monotonic()
        if now - self.told >= 0.2:
            self.told = now
            done = min(1.0, (now - self.begun) / self.seconds)
            self.progress(Progress(done, len(self.rounds), 0, repeats(self.problem, self.rounds), 0))
