"""What every other seat would cost one person: the numbers behind a drag of the hand in the studio.

A price is the exact difference in the whole plan's cost, so that it agrees with the search to the unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from networks.composition.ledger import Ledger
from networks.composition.problem import Problem
from networks.composition.verdict import Violation


@dataclass(frozen=True)
class SwapPrice:
    """Changing places with `person`: difference in cost and the rules it would break."""

    person: str
    change: int
    breaks: tuple[Violation, ...]


@dataclass(frozen=True)
class SeatPrice:
    """A seat in `network`: difference in cost and rules broken by moving in, and by changing places with each member.

    `breaks` holds rules that hold now and would not then, each with the people it is broken with. Swaps are sorted:
    those that break nothing first, then the cheapest.
    """

    network: str
    change: int
    breaks: tuple[Violation, ...]
    swaps: tuple[SwapPrice, ...]

    @property
    def best_swap(self) -> SwapPrice | None:
        """The cheapest change of places that breaks as little as possible."""
        return self.swaps[0] if self.swaps else None


def prices(problem: Problem, assignment: Mapping[str, str], person: str) -> dict[str, SeatPrice]:
    """Network → price of a seat there for the person; the person's own network costs nothing.

    A person without a seat (a newcomer) is priced as an addition, without swaps.
    """
    ledger = Ledger(problem, assignment)
    home = ledger.seat.get(person)
    return {
        network.id: SeatPrice(network.id, 0, (), ()) if network.id == home else _seat(ledger, person, network.id)
        for network in problem.networks
    }


def _seat(ledger: Ledger, person: str, network: str) -> SeatPrice:
    change, breaks = difference(ledger, {person: network})
    swaps: list[SwapPrice] = []
    home = ledger.seat.get(person)
    if home is not None:
        others = sorted(ledger.members[network])
        swaps = [SwapPrice(other, *difference(ledger, {person: network, other: home})) for other in others]
    swaps.sort(key=lambda swap: (len(swap.breaks), swap.change))
    return SeatPrice(network, change, breaks, tuple(swaps))


def difference(ledger: Ledger, moves: Mapping[str, str]) -> tuple[int, tuple[Violation, ...]]:
    """Difference in cost, and rules newly broken, if these people sat in these networks instead."""
    touched = {ledger.seat.get(person) for person in moves} | set(moves.values())
    change = 0
    before: list[Violation] = []
    after: list[Violation] = []
    for network in touched:
        if network is None:
            change -= sum(ledger.problem.weights.move for p in moves if ledger.has_moved(p, None))
            continue
        old = ledger.members[network]
        new = {p for p in old if moves.get(p, network) == network} | {p for p, to in moves.items() if to == network}
        cost, rules = ledger.now(network)
        change += ledger.cost(network, new) - cost
        before += [*rules, *_company(ledger, network, old, moves)]
        after += [*ledger.rules(network, new), *_company(ledger, network, new, moves)]
    known = {_key(violation) for violation in before}
    fresh = {_key(violation): violation for violation in after if _key(violation) not in known}
    return change, (*fresh.values(), *_moved(ledger, moves))


def _company(ledger: Ledger, network: str, members: set[str], moves: Mapping[str, str]) -> list[Violation]:
    return [broken for p in moves if p in members for broken in ledger.company(network, members, p)]


def _key(violation: Violation) -> tuple[object, ...]:
    """What makes a broken rule the same rule as before: a size belongs to a network, a pair to two people."""
    if not violation.people:
        return violation.rule, violation.network
    people = violation.people if violation.rule == "facilitator" else sorted(violation.people)
    return violation.rule, *people


def _moved(ledger: Ledger, moves: Mapping[str, str]) -> list[Violation]:
    most = ledger.problem.max_moved
    change = {p: ledger.has_moved(p, to) - ledger.has_moved(p, ledger.seat.get(p)) for p, to in moves.items()}
    if most is None or max(0, ledger.moved + sum(change.values()) - most) <= max(0, ledger.moved - most):
        return []
    return [Violation("moved", tuple(sorted(person for person, more in change.items() if more > 0)))]
