"""A rotation by a design: which one, and who takes which place in it."""

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np

from networks.composition.clock import Clock
from networks.composition.designs import designs
from networks.composition.problem import Problem
from networks.composition.schedule import cooling
from networks.composition.search import new_seating
from networks.composition.tables import Tables, tabulate
from networks.composition.verdict import check

Seating = Mapping[str, str]

LARGEST = 2 * 10**8
"""Largest table of counts that a design is seated with."""


class Designer:
    """Looks for a design of so many rounds and seats the people in it."""

    def __init__(self, problem: Problem, rounds: int, seed: int, clock: Clock):
        self.problem, self.wanted, self.seed, self.clock = problem, rounds, seed, clock
        self.tables, self.roster = tabulate(problem)

    def fits(self, size: int) -> bool:
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

    def rounds(self, size: int) -> list[Seating]:
        """As many of the rounds wanted as a design gives; none if a hard rule cannot be kept in it."""
        design = self._design(size)[: self.wanted]
        rounds = self._seat(design, size) if design else []
        return [] if any(check(self.problem, seating).violations for seating in rounds) else rounds

    def _design(self, size: int) -> list[list[int]]:
        """The longest design that a field gives or that turning finds in half of the time."""
        from networks.composition.developing import developed  # noqa: PLC0415 - slow import

        networks = len(self.problem.networks)
        best = max(([r for r in d if self._filled(r)] for d in designs(networks, size)), key=len)
        most = min(self.wanted, (networks * size - 1) // (size - 1))
        for rounds, share in ((most, 0.5), (most - 1, 0.2), (most - 2, 0.1)):
            if rounds <= len(best) or self.clock.stop():
                break
            until = time.monotonic() + share * self.clock.seconds
            found = developed(networks, size, rounds, self.seed, partial(self.clock.over, until))
            if found and all(map(self._filled, found)):
                return found
        return best

    def _filled(self, line: list[int]) -> bool:
        """Whether every network gets as many people as it may have; the last places stay empty."""
        network = self._networks([line], len(self.problem.people))[0]
        sizes = np.bincount(network[: len(self.problem.people)], minlength=len(self.problem.networks))
        return bool(((self.tables.low <= sizes) & (sizes <= self.tables.high)).all())

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
        begun, left = time.monotonic(), 0.75 * self.clock.left()
        heats = cooling(int(tables.weights.sum() + 1) * 2048, 400, 500)
        while not self.clock.stop():
            step = int(500 * (time.monotonic() - begun) / max(left, 0.001))
            if step >= len(heats):
                break
            turn(heats[step], 500)
            self.clock.tell()
