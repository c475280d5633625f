"""Why somebody sits where they sit: what would get worse in the second-best seat, with numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

from networks.composition.ledger import Ledger
from networks.composition.prices import SeatPrice, SwapPrice, prices
from networks.composition.problem import Problem
from networks.composition.verdict import Violation


@dataclass(frozen=True)
class Reason:
    """One term that would cost more in the second-best seat.

    `kind` is "label", "round", "cost" or "move"; `name` the label or the number of the earlier round, `value` what is
    shared. `before` and `after` are the term's cost in the two networks concerned, now and then; `here` and `there`
    count the others at the person's table who share the value with the person, now and then.
    """

    kind: str
    name: str
    value: str
    before: int
    after: int
    here: int
    there: int


@dataclass(frozen=True)
class Explanation:
    """The person's seat against the second-best one: a move into `network`, or a change of places with `swap`.

    `change` is what the plan would cost more; `breaks` the rules that the second-best seat would break, empty when
    there is a seat that breaks none. `network` is None when there is no other network.
    """

    network: str | None
    swap: str | None
    change: int
    breaks: tuple[Violation, ...]
    reasons: tuple[Reason, ...]


def explain(
    problem: Problem, assignment: Mapping[str, str], person: str, priced: Mapping[str, SeatPrice] | None = None
) -> Explanation:
    """The person's second-best seat and the two terms that would worsen most there.

    Who has asked for the `prices` of the person's seats already hands them in.
    """
    home = assignment[person]
    options: list[tuple[int, int, int, str, SeatPrice | SwapPrice]] = [
        (len(option.breaks), option.change, index, seat.network, option)
        for index, seat in enumerate((priced or prices(problem, assignment, person)).values())
        if seat.network != home
        for option in _options(seat)
    ]
    if not options:
        return Explanation(None, None, 0, (), ())
    network, option = min(options, key=lambda entry: entry[:3])[3:]
    swap = option.person if isinstance(option, SwapPrice) else None
    reasons = _worse(Ledger(problem, assignment), person, network, swap)
    return Explanation(network, swap, option.change, option.breaks, tuple(reasons[:2]))


def _options(seat: SeatPrice) -> tuple[SeatPrice | SwapPrice, ...]:
    return (seat, *seat.swaps)


def _worse(ledger: Ledger, person: str, network: str, swap: str | None) -> list[Reason]:
    """Terms that cost more after the change, the largest difference first."""
    home = ledger.seat[person]
    left, joined = ledger.members[home] - {person}, ledger.members[network] | {person}
    if swap is not None:
        left, joined = left | {swap}, joined - {swap}
    before = _together(ledger.terms(home, ledger.members[home]), ledger.terms(network, ledger.members[network]))
    after = _together(ledger.terms(home, left), ledger.terms(network, joined))
    found = []
    for term, cost in after.items():
        if cost > before.get(term, 0):
            here = _sharing(ledger, term, person, ledger.members[home])
            there = _sharing(ledger, term, person, joined)
            kind, _, name = term[0].partition(":")
            found.append(Reason(kind, name, term[1], before.get(term, 0), cost, here, there))
    return sorted(found, key=lambda r: (r.before - r.after, r.kind, r.name, r.value))


def _together(one: dict[tuple[str, str], int], other: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    return {term: one.get(term, 0) + other.get(term, 0) for term in {**one, **other}}


def _sharing(ledger: Ledger, term: tuple[str, str], person: str, members: set[str]) -> int:
    """How many other members share the term's value with the person; 0 where the person has another value."""
    for name, _, values in ledger.alike:
        if name == term[0] and values.get(person) == term[1]:
            return sum(values.get(other) == term[1] for other in members if other != person)
    return 0
