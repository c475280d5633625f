"""The last proof: every seating of a small problem tried, dead ends cut off early.

Units with the fewest open networks come first. Networks that are alike in every rule and still empty count as one. The
search gives up after a number of steps, not of seconds, so that it proves the same on every machine.
"""

from networks.composition.facts import Facts

PATIENCE = 1500
"""Steps after which nothing is proved."""

MOST_UNITS = 60


class GaveUp(Exception):
    """Too many steps: nothing is proved either way."""


class Exhaustion:
    """A seating in the making, unit by unit."""

    def __init__(self, facts: Facts):
        self.facts = facts
        networks = range(len(facts.low))
        self.order = sorted(range(len(facts.units)), key=lambda u: (facts.open[u].bit_count(), -len(facts.foes[u])))
        self.kind = [self._kind(network) for network in networks]
        self.seated: list[list[int]] = [[] for _ in networks]
        self.load, self.days = [0] * len(facts.low), [list(facts.network_days)]
        self.left, self.moved, self.steps = sum(facts.size), 0, 0

    def _kind(self, network: int) -> tuple[object, ...]:
        """What makes two empty networks interchangeable."""
        facts = self.facts
        open_to = tuple(u for u, networks in enumerate(facts.open) if networks >> network & 1)
        homes = tuple(u for u, stays in facts.stays.items() if network in stays)
        return facts.low[network], facts.high[network], facts.network_days[network], open_to, homes

    def none_left(self) -> bool:
        """Whether no seating keeps the rules; raises `GaveUp`."""
        return not self._seat(0)

    def _seat(self, place: int) -> bool:
        self.steps += 1
        if self.steps > PATIENCE:
            raise GaveUp
        if sum(max(0, low - load) for low, load in zip(self.facts.low, self.load, strict=True)) > self.left:
            return False
        if place == len(self.order):
            return True
        unit, tried = self.order[place], set()
        for network in range(len(self.load)):
            kind = self.kind[network] if not self.seated[network] else (network,)
            if kind not in tried and self._fits(unit, network):
                tried.add(kind)
                if self._with(unit, network, place):
                    return True
        return False

    def _fits(self, unit: int, network: int) -> bool:
        facts = self.facts
        return bool(
            facts.open[unit] >> network & 1
            and self.load[network] + facts.size[unit] <= facts.high[network]
            and self.days[-1][network] & facts.days[unit]
            and not any(other in facts.foes[unit] for other in self.seated[network])
            and self.moved + self._moves(unit, network) <= facts.max_moved
        )

    def _moves(self, unit: int, network: int) -> int:
        stays = self.facts.stays.get(unit)
        return stays.total() - stays[network] if stays else 0

    def _with(self, unit: int, network: int, place: int) -> bool:
        """Seats the unit, tries the rest, and takes it out again."""
        size, moves, days = self.facts.size[unit], self._moves(unit, network), list(self.days[-1])
        days[network] &= self.facts.days[unit]
        self.days.append(days)
        self.seated[network].append(unit)
        self.load[network] += size
        self.left -= size
        self.moved += moves
        found = self._seat(place + 1)
        self.days.pop()
        self.seated[network].pop()
        self.load[network] -= size
        self.left += size
        self.moved -= moves
        return found
