"""Cheap proofs that no plan exists. Each looks for one kind of contradiction and points at who is in it.

A proof never errs; that none is found says nothing. Proofs read the rules as sets of networks open to units (`units`),
in an order from the plainest to the subtlest, so that the plainest reason is the one HR is given.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from networks.composition.exhaustion import MOST_UNITS, Exhaustion, GaveUp
from networks.composition.facts import Facts
from networks.composition.problem import Problem
from networks.composition.units import bits, links

MOST_STARTS = 200
"""So many units at the most are tried as the first of a crowd who may not meet."""


@dataclass(frozen=True)
class Suspects:
    """The people and networks (None: all) in which a contradiction lies."""

    people: frozenset[str]
    networks: frozenset[str] | None = None


def suspects(facts: Facts, indices: Iterable[int], networks: int | None = None) -> Suspects:
    """Units by number and networks by bits, as names; whoever sits where they must sit may be part of the reason."""
    people = {person for index in {*indices, *facts.settled} for person in facts.units[index].people}
    if networks is None:
        guides = {network.facilitator for network in facts.problem.networks if network.facilitator is not None}
        return Suspects(frozenset(people | (guides & facts.problem.person_by_id.keys())))
    return Suspects(frozenset(people), frozenset(facts.problem.networks[n].id for n in bits(networks)))


def prove(problem: Problem) -> Suspects | None:
    """Where the first contradiction found lies; None when no proof succeeds."""
    if not problem.networks:
        return Suspects(frozenset(p.id for p in problem.people)) if problem.people else None
    facts = Facts(problem)
    for proof in PROOFS:
        for found in proof(facts):
            return found
    return None


def no_day_at_all(facts: Facts) -> Iterator[Suspects]:
    """A network that never meets."""
    for index, days in enumerate(facts.network_days):
        if not days:
            yield suspects(facts, (), 1 << index)


def least_above_most(facts: Facts) -> Iterator[Suspects]:
    """A network that must hold more than it may."""
    for index, (low, high) in enumerate(zip(facts.low, facts.high, strict=True)):
        if low > high:
            yield suspects(facts, (), 1 << index)


def together_and_apart(facts: Facts) -> Iterator[Suspects]:
    """People who must share a network and must not: the fewest links from the one to the other."""
    known, pairs = facts.problem.person_by_id, list(facts.problem.forbidden)
    pairs += [(p.id, p.superior) for p in facts.problem.people if p.superior in known and p.superior is not None]
    for index, inside in enumerate(facts.foes):
        if index in inside:
            people = set(facts.units[index].people)
            chains = [links(facts.problem, a, b) for a, b in pairs if a in people and b in people]
            shortest = min(chains, key=len)
            yield Suspects(frozenset(shortest))


def nowhere(facts: Facts) -> Iterator[Suspects]:
    """A unit to which no network is open."""
    for index, networks in enumerate(facts.open):
        if not networks:
            yield suspects(facts, [index])


def too_many_must_move(facts: Facts) -> Iterator[Suspects]:
    """More people than allowed cannot stay where they are, or too many would stay in one network."""
    staying: Counter[int] = Counter()
    for index in facts.stays:
        most, networks = facts.most_staying(index)
        if networks.bit_count() == 1:
            staying[networks.bit_length() - 1] += most
    surplus = sum(max(0, people - facts.high[network]) for network, people in staying.items())
    if facts.must_move + surplus > facts.max_moved:
        yield suspects(facts, range(len(facts.units)))


def too_few_or_many(facts: Facts) -> Iterator[Suspects]:
    """Sizes that cannot add up, or people who share too few open networks (Hall 1935)."""
    everybody = sum(facts.size)
    if sum(facts.high) < everybody or sum(facts.low) > everybody:
        yield suspects(facts, range(len(facts.units)))
    demand: Counter[int] = Counter()
    for networks, size in zip(facts.open, facts.size, strict=True):
        demand[networks] += size
    crowded = overfull(dict(demand), facts.high)
    if crowded is not None:
        yield suspects(facts, [i for i, networks in enumerate(facts.open) if networks & ~crowded == 0], crowded)
    yield from _starved(facts, list(demand.items()))


def _starved(facts: Facts, groups: list[tuple[int, int]]) -> Iterator[Suspects]:
    """Networks whose least sizes cannot be met by the people they are open to."""
    reach: defaultdict[int, int] = defaultdict(int)
    for index, (networks, _) in enumerate(groups):
        for network in bits(networks):
            reach[network] |= 1 << index
    demand: Counter[int] = Counter()
    for network, low in enumerate(facts.low):
        if low:
            demand[reach[network]] += low
    drained = overfull(dict(demand), [size for _, size in groups])
    if drained is not None:
        hungry = sum(1 << n for n, low in enumerate(facts.low) if low and reach[n] & ~drained == 0)
        yield suspects(facts, [i for i, networks in enumerate(facts.open) if networks & hungry == 0], hungry)


def overfull(demand: dict[int, int], room: list[int]) -> int | None:
    """Places on which more is demanded than they have room for, by demands that can go nowhere else; None if all fit.

    `demand` maps a set of places to how much may go to any of them. Augmenting paths (Ford and Fulkerson 1956).
    """
    room = list(room)
    held: list[dict[int, int]] = [{} for _ in room]
    free = sum(1 << place for place, left in enumerate(room) if left)
    for places, amount in sorted(demand.items(), key=lambda item: (item[0].bit_count(), item[0])):
        left = amount
        while left:
            path, seen = _path(places, free, held)
            if path is None:
                return seen
            left -= _shift(path, places, left, room, held)
            if not room[path[0][0]]:
                free &= ~(1 << path[0][0])
    return None


def _path(places: int, free: int, held: list[dict[int, int]]) -> tuple[list[tuple[int, int]] | None, int]:
    """The way to a free place, last step first: (place, the demand that moves on from it); and the places seen."""
    if places & free:
        return [(next(bits(places & free)), 0)], places
    came: dict[int, tuple[int, int]] = {}
    seen, queue = places, list(bits(places))
    for place in queue:
        for other in held[place]:
            new = other & ~seen
            seen |= new
            for step in bits(new):
                came[step] = (place, other)
                queue.append(step)
            if new & free:
                end = next(bits(new & free))
                path = [(end, 0)]
                while path[-1][0] in came:
                    path.append(came[path[-1][0]])
                return path, seen
    return None, seen


def _shift(path: list[tuple[int, int]], places: int, wanted: int, room: list[int], held: list[dict[int, int]]) -> int:
    """Sends as much as fits along a path; returns how much."""
    amount = min(wanted, room[path[0][0]], *(held[place][other] for place, other in path[1:]))
    room[path[0][0]] -= amount
    for (to, _), (place, other) in pairwise(path):
        held[place][other] -= amount
        if not held[place][other]:
            del held[place][other]
        held[to][other] = held[to].get(other, 0) + amount
    first = path[-1][0]
    held[first][places] = held[first].get(places, 0) + amount
    return amount


def no_day_for_enough(facts: Facts) -> Iterator[Suspects]:
    """A network that on none of its days finds as many people as it needs."""
    free: Counter[tuple[int, int]] = Counter()
    for networks, days, size in zip(facts.open, facts.days, facts.size, strict=True):
        free[networks, days] += size
    for network, low in enumerate(facts.low):
        if low:
            open_to = [(days, size) for (networks, days), size in free.items() if networks >> network & 1]
            each = (sum(size for days, size in open_to if days >> d & 1) for d in bits(facts.network_days[network]))
            if max(each, default=0) < low:
                yield suspects(facts, range(len(facts.units)), 1 << network)


def too_many_foes(facts: Facts) -> Iterator[Suspects]:
    """More units who may not meet than networks open to them: one each is not enough.

    Looked for among those with the most foes, and among those who share few open networks.
    """
    foes = facts.foes
    for start in sorted(range(len(facts.units)), key=lambda u: (-len(foes[u]), u))[:MOST_STARTS]:
        yield from _crowd(facts, start, foes[start])
    narrow = [u for u, networks in enumerate(facts.open) if networks.bit_count() <= len(foes[u])]
    for start in sorted(narrow, key=lambda u: (facts.open[u].bit_count(), u))[:MOST_STARTS]:
        yield from _crowd(facts, start, {u for u in foes[start] if facts.open[u] & ~facts.open[start] == 0})


def _crowd(facts: Facts, start: int, common: set[int]) -> Iterator[Suspects]:
    """A unit with as many of some others as all may not meet each other, if they share too few networks."""
    clique, networks = [start], facts.open[start]
    while common:
        best = max(common, key=lambda u: (len(common & facts.foes[u]), -u))
        clique.append(best)
        networks |= facts.open[best]
        common = common & facts.foes[best]
    if networks.bit_count() < len(clique):
        yield suspects(facts, clique)


def nothing_left_to_try(facts: Facts) -> Iterator[Suspects]:
    """A problem so small that every seating could be tried."""
    if len(facts.units) <= MOST_UNITS:
        try:
            if Exhaustion(facts).none_left():
                yield suspects(facts, range(len(facts.units)))
        except GaveUp:
            return


PROOFS = (
    no_day_at_all,
    least_above_most,
    together_and_apart,
    nowhere,
    too_many_must_move,
    too_few_or_many,
    no_day_for_enough,
    too_many_foes,
    nothing_left_to_try,
)
