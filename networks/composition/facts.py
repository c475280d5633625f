"""The rules of a problem as sets, and what follows from them at once.

Whoever can sit in one network only sits there: that narrows the days of the network, closes it to those who may not
meet them and fills its seats, until nothing more follows. Proofs and search both start from what is left open.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from networks.composition.problem import Problem
from networks.composition.units import Unit, bits, foes, open_networks, units


class Facts:
    """Units, who may not meet whom, and the networks still open to each unit, as bits."""

    def __init__(self, problem: Problem):
        self.problem = problem
        self.units: list[Unit] = units(problem)
        self.size = [len(unit.people) for unit in self.units]
        self.foes = foes(problem, self.units)
        self.low = [network.min for network in problem.networks]
        self.high = [network.max for network in problem.networks]
        self.max_moved = len(problem.people) if problem.max_moved is None else problem.max_moved
        self.network_days, self.days = self._days()
        self.settled: dict[int, int] = {}
        self.open = open_networks(problem, self.units)
        self.stays = self._homes() if problem.max_moved is not None else {}
        self.must_move = 0
        while self._narrow():
            pass

    def _days(self) -> tuple[list[int], list[int]]:
        names = sorted(set().union(*(network.days for network in self.problem.networks)))
        number = {day: 1 << index for index, day in enumerate(names)}
        known = self.problem.person_by_id
        free = (frozenset.intersection(*(known[p].days for p in unit.people)) for unit in self.units)
        return (
            [sum(number[day] for day in network.days) for network in self.problem.networks],
            [sum(number.get(day, 0) for day in days) for days in free],
        )

    def _homes(self) -> dict[int, Counter[int]]:
        """Unit → how many of its people stay by network, for units where somebody has a network."""
        place = {network.id: index for index, network in enumerate(self.problem.networks)}
        found: dict[int, Counter[int]] = {}
        for index, unit in enumerate(self.units):
            currents = [self.problem.person_by_id[person].current for person in unit.people]
            if any(current is not None for current in currents):
                found[index] = Counter(place.get(current, -1) for current in currents if current is not None)
        return found

    def _narrow(self) -> bool:
        """One round of consequences; whether there were any."""
        before = list(self.open)
        room = self._room()
        by_days = {days: _where(met & days for met in self.network_days) for days in set(self.days)}
        by_size = {size: _where(left >= size for left in room) for size in set(self.size)}
        for index, (days, size) in enumerate(zip(self.days, self.size, strict=True)):
            open_to = by_days[days] if index in self.settled else by_days[days] & by_size[size]
            self.open[index] &= open_to
        self._stay()
        for index, networks in enumerate(self.open):
            if networks.bit_count() == 1 and index not in self.settled:
                self._settle(index, networks)
        return self.open != before

    def _room(self) -> list[int]:
        room = list(self.high)
        for index, network in self.settled.items():
            room[network] -= self.size[index]
        return room

    def _settle(self, index: int, networks: int) -> None:
        network = next(bits(networks))
        self.settled[index] = network
        self.network_days[network] &= self.days[index]
        for foe in self.foes[index]:
            if foe != index:
                self.open[foe] &= ~networks

    def _stay(self) -> None:
        """Counts who must move; when no more may, everybody else keeps to where most of their unit stays."""
        best = {index: self.most_staying(index) for index in self.stays}
        self.must_move = sum(self.stays[index].total() - most for index, (most, _) in best.items())
        if self.must_move == self.max_moved:
            for index, (most, networks) in best.items():
                if most:
                    self.open[index] &= networks

    def most_staying(self, index: int) -> tuple[int, int]:
        """The most people of a unit who can stay, and the networks where that is so."""
        by_number: defaultdict[int, int] = defaultdict(int)
        for network, people in self.stays[index].items():
            if network >= 0 and self.open[index] >> network & 1:
                by_number[people] |= 1 << network
        return max(by_number.items(), default=(0, 0))


def _where(tests: Iterable[object]) -> int:
    return sum(1 << place for place, test in enumerate(tests) if test)
