"""Can there be a plan at all? If a proof says no: a smallest set of rules and people, found by leaving out.

Rules and people are left out as long as the rest is still proved impossible, in large parts first. A person who is
left out may sit anywhere or nowhere; while a least size is part of the conflict everybody stays, for their number is a
rule too.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from networks.composition.conflict import Conflict, Rule
from networks.composition.problem import Network, Person, Problem
from networks.composition.proofs import Suspects, prove

Item = tuple[str, str]
"""One thing that can be left out: its kind and the id of the person or network, or the number of the pair."""

PATIENCE = 0.8
"""Seconds of the processor after which leaving out ends and what is left is the answer: on a machine that is busy with
other things the same is named."""


def feasibility(problem: Problem) -> Conflict | None:
    """Why no plan exists, if that can be proved cheaply; None otherwise."""
    kept = smallest(problem)
    return None if kept is None else conflict(problem, kept)


def smallest(problem: Problem) -> list[Item] | None:
    """Rules and people that are proved impossible together and none of which can be left out."""
    give_up = time.thread_time() + PATIENCE
    suspects = prove(problem)
    if suspects is None:
        return None
    kept = items(problem)
    concerned = [item for item in kept if _concerns(problem, item, suspects)]
    if len(concerned) < len(kept) and _impossible(problem, concerned):
        kept = concerned
    for kind in ITEM_KINDS:
        fewer = [item for item in kept if item[0] != kind]
        if len(fewer) < len(kept) and time.thread_time() < give_up and _impossible(problem, fewer):
            kept = fewer
    return left_out(kept, lambda some: _impossible(problem, some), give_up)


def _impossible(problem: Problem, kept: list[Item]) -> bool:
    return prove(restricted(problem, kept)) is not None


def items(problem: Problem) -> list[Item]:
    """Everything that can be left out, in the order in which it is tried."""
    people, networks, everybody = problem.people, problem.networks, len(problem.people)
    return [
        *(("min", n.id) for n in sorted(networks, key=lambda n: n.min) if n.min),
        *(("person", p.id) for p in people),
        *([("max_moved", "")] if problem.max_moved is not None else []),
        *(("days", p.id) for p in people),
        *(("superior", p.id) for p in people if p.superior is not None),
        *(("eligible", p.id) for p in people if p.eligible is not None),
        *(("fixed", p.id) for p in people if p.fixed is not None),
        *(("forbidden", str(index)) for index in range(len(problem.forbidden))),
        *(("required", str(index)) for index in range(len(problem.required))),
        *(("facilitator", n.id) for n in networks if n.facilitator is not None),
        *(("network days", n.id) for n in networks),
        *(("max", n.id) for n in networks if n.max < everybody or n.max < n.min),
    ]


def _concerns(problem: Problem, item: Item, suspects: Suspects) -> bool:
    kind, name = item
    if kind in ("forbidden", "required"):
        return set(getattr(problem, kind)[int(name)]) <= suspects.people
    if kind in ("min", "max", "facilitator", "network days"):
        return suspects.networks is None or name in suspects.networks
    return kind == "max_moved" or name in suspects.people


def restricted(problem: Problem, kept: Iterable[Item]) -> Problem:
    """The problem with only the kept rules and people."""
    names: dict[str, set[str]] = {kind: set() for kind in ITEM_KINDS}
    for kind, name in kept:
        names[kind].add(name)
    universe = frozenset[str]().union(*(p.days for p in problem.people), *(n.days for n in problem.networks), {""})
    inside = names["person"]
    people = tuple(_person(person, names, universe) for person in problem.people if person.id in inside or names["min"])
    everybody = len(problem.people)
    return Problem(
        people=people,
        networks=tuple(_network(network, names, universe, everybody) for network in problem.networks),
        forbidden=_pairs(problem.forbidden, names["forbidden"], inside),
        required=_pairs(problem.required, names["required"], inside),
        max_moved=problem.max_moved if names["max_moved"] else None,
    )


ITEM_KINDS = (
    *("min", "max_moved", "days", "superior", "network days", "facilitator"),
    *("forbidden", "required", "eligible", "fixed", "max", "person"),
)
"""Kinds of items, those first that are easiest spared in an explanation."""


def _person(person: Person, names: dict[str, set[str]], universe: frozenset[str]) -> Person:
    if person.id not in names["person"]:
        return Person(person.id, days=universe)
    return replace(
        person,
        labels={},
        costs={},
        days=person.days if person.id in names["days"] else universe,
        superior=person.superior if person.id in names["superior"] else None,
        eligible=person.eligible if person.id in names["eligible"] else None,
        fixed=person.fixed if person.id in names["fixed"] else None,
    )


def _network(network: Network, names: dict[str, set[str]], universe: frozenset[str], everybody: int) -> Network:
    return replace(
        network,
        min=network.min if network.id in names["min"] else 0,
        max=network.max if network.id in names["max"] else max(everybody, network.min),
        days=network.days if network.id in names["network days"] else universe,
        facilitator=network.facilitator if network.id in names["facilitator"] else None,
    )


def _pairs(pairs: tuple[tuple[str, str], ...], numbers: set[str], inside: set[str]) -> tuple[tuple[str, str], ...]:
    return tuple(pairs[n] for n in sorted(map(int, numbers)) if pairs[n][0] in inside and pairs[n][1] in inside)


def left_out(kept: list[Item], holds: Callable[[list[Item]], bool], give_up: float) -> list[Item]:
    """The kept items without those that can be left out, halves first, then single ones."""
    if {kind for kind, _ in kept} <= {"person", "max"}:
        return kept  # everybody against every seat: nobody is there for nothing
    part, asked = max(1, len(kept) // 2), time.thread_time()
    while True:
        start = 0
        while start < len(kept):
            now = time.thread_time()
            if now + (now - asked) > give_up:
                return kept
            asked, fewer = now, kept[:start] + kept[start + part :]
            if holds(fewer):
                kept = fewer
            else:
                start += part
        if part == 1:
            return kept
        part = max(1, part // 2)


def conflict(problem: Problem, kept: list[Item]) -> Conflict:
    """The kept items as rules and people; people who only count towards a size are given as a number."""
    rules = [rule for kind, name in kept if (rule := _rule(problem, kind, name)) is not None]
    named = {person for rule in rules for person in rule.people}
    kinds = {kind for kind, _ in kept}
    if not problem.networks:
        rules.append(Rule("no networks"))
    if "min" in kinds or (kinds <= {"person", "max"} and "person" in kinds):
        rules.insert(0, Rule("everybody", limit=len(problem.people)))
    elif kinds & {"min", "max", "max_moved"} or not named:
        named |= {name for kind, name in kept if kind == "person"}
    return Conflict(tuple(rules), tuple(p.id for p in problem.people if p.id in named))


def _rule(problem: Problem, kind: str, name: str) -> Rule | None:
    people, networks = problem.person_by_id, problem.network_by_id
    match kind:
        case "min" | "max":
            return Rule(kind, networks=(name,), limit=getattr(networks[name], kind))
        case "forbidden" | "required":
            return Rule(kind, people=getattr(problem, kind)[int(name)])
        case "superior":
            return Rule(kind, people=(name, people[name].superior or ""))
        case "days":
            return Rule(kind, people=(name,), days=_in_order(people[name].days))
        case "network days":
            return Rule(kind, networks=(name,), days=_in_order(networks[name].days))
        case "fixed":
            return Rule(kind, people=(name,), networks=(people[name].fixed or "",))
        case "eligible":
            return Rule(kind, people=(name,), networks=_in_order(people[name].eligible or frozenset()))
        case "facilitator":
            return Rule(kind, people=(networks[name].facilitator or "",), networks=(name,))
        case "max_moved":
            return Rule(kind, limit=problem.max_moved)
    return None


@cache
def _in_order(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(names))
