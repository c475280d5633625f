"""The problem as whole-number tables: what the compiled search reads.

Required people are contracted into one *unit* beforehand, for random exchanges hardly ever bring two people together by
chance. Units of one come first, so that their number is also their person's. Rules that depend on one unit and one
network (fixed, eligible, the facilitator's line) become a row of seat prices in which a closed seat has the price -1;
people with the same row share it, so that twenty thousand people fit. An earlier round's group is one more label.
"""

from collections import Counter
from typing import NamedTuple

import numpy as np

from networks.composition.facts import Facts
from networks.composition.problem import Problem
from networks.composition.schedule import logarithms
from networks.composition.units import Unit, bits, foes

CLOSED = -1


class Tables(NamedTuple):
    """The unchanging part of a search; every index is a position in `units`, `people` or the problem's networks."""

    labels: np.ndarray  # person × label → value, or -1
    weights: np.ndarray  # label → price of one pair
    first: np.ndarray  # unit → its first person; one entry more than there are units
    row: np.ndarray  # unit → row of seat prices
    prices: np.ndarray  # row × network → price of the seat, or CLOSED
    open_from: np.ndarray  # row → where its open networks start in `open_to`
    open_to: np.ndarray
    foes_from: np.ndarray  # unit → where the units it may not sit with start in `foes`
    foes: np.ndarray
    lacks: np.ndarray  # unit × day → 1 where somebody in the unit is not free
    unusable: np.ndarray  # network × day → large where the network does not meet
    current: np.ndarray  # person → network, or -1
    low: np.ndarray
    high: np.ndarray
    max_moved: int
    logarithms: np.ndarray


class Roster(NamedTuple):
    """The names behind the tables: units of people, and the people in table order."""

    units: tuple[Unit, ...]
    people: tuple[str, ...]
    networks: tuple[str, ...]
    values: int


def tabulate(problem: Problem) -> tuple[Tables, Roster]:
    """Tables for a problem and the names that lead back from them."""
    facts = Facts(problem)
    order = sorted(range(len(facts.units)), key=lambda index: facts.size[index] > 1)
    seated = tuple(facts.units[index] for index in order)
    people = tuple(person for unit in seated for person in unit.people)
    networks = tuple(network.id for network in problem.networks)
    labels, weights, values = _labels(problem, people)
    row, prices = _prices(problem, seated, [facts.open[index] for index in order])
    opened = [np.flatnonzero(line != CLOSED) for line in prices]
    lacks, unusable = _days(problem, seated)
    foes_from, foe_list = _foes(problem, seated)
    number = {network: index for index, network in enumerate(networks)}
    known = problem.person_by_id
    tables = Tables(
        labels=labels,
        weights=weights,
        first=np.cumsum([0, *(len(unit.people) for unit in seated)]).astype(np.int32),
        row=row,
        prices=prices,
        open_from=np.cumsum([0, *map(len, opened)]).astype(np.int32),
        open_to=np.concatenate([*opened, np.zeros(0, int)]).astype(np.int32),
        foes_from=foes_from,
        foes=foe_list,
        lacks=lacks,
        unusable=unusable,
        current=np.array([_current(known[person].current, number) for person in people], np.int32),
        low=np.array([network.min for network in problem.networks], np.int64),
        high=np.array([network.max for network in problem.networks], np.int64),
        max_moved=len(people) if problem.max_moved is None else problem.max_moved,
        logarithms=logarithms(),
    )
    return tables, Roster(seated, people, networks, values)


def _current(network: str | None, number: dict[str, int]) -> int:
    return -1 if network is None else number.get(network, len(number))


def _labels(problem: Problem, people: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray, int]:
    """Values numbered through over all labels; a value that only one person has costs nothing and is left out."""
    columns, weights, start = [], [], 0
    for _, weight, values in problem.alike:
        shared = sorted(value for value, n in Counter(values.values()).items() if n > 1)
        if weight == 0 or not shared:
            continue
        number = {value: start + index for index, value in enumerate(shared)}
        columns.append([number.get(values[person], -1) if person in values else -1 for person in people])
        weights.append(weight)
        start += len(shared)
    table = np.array(columns, np.int32).reshape(len(columns), len(people)).T
    return np.ascontiguousarray(table), np.array(weights, np.int64), start


def _prices(problem: Problem, seated: tuple[Unit, ...], open_to: list[int]) -> tuple[np.ndarray, np.ndarray]:
    rows: dict[tuple, int] = {}
    lines, row = [], []
    for unit, opened in zip(seated, open_to, strict=True):
        members = [problem.person_by_id[person] for person in unit.people]
        costs: Counter[str] = Counter()
        for member in members:
            costs.update(member.costs)
        stays = Counter(m.current for m in members if m.current is not None) if problem.weights.move else Counter()
        key = (opened, tuple(sorted(costs.items())), tuple(sorted(stays.items())))
        if key not in rows:
            rows[key] = len(rows)
            lines.append(_line(problem, opened, costs, stays))
        row.append(rows[key])
    return np.array(row, np.int32), np.array(lines, np.int64).reshape(len(lines), len(problem.networks))


def _line(problem: Problem, opened: int, costs: Counter[str], stays: Counter[str]) -> list[int]:
    line, movers = [CLOSED] * len(problem.networks), stays.total()
    for index in bits(opened):
        name = problem.networks[index].id
        line[index] = costs[name] + problem.weights.move * (movers - stays[name])
    return line


def _days(problem: Problem, seated: tuple[Unit, ...]) -> tuple[np.ndarray, np.ndarray]:
    days = sorted(set().union(*(network.days for network in problem.networks)))
    free = [frozenset.intersection(*(problem.person_by_id[p].days for p in unit.people)) for unit in seated]
    lacks = [[day not in can for day in days] for can in free]
    unusable = [[0 if day in network.days else 2**20 for day in days] for network in problem.networks]
    return (
        np.array(lacks, np.int32).reshape(len(seated), len(days)),
        np.array(unusable, np.int32).reshape(len(problem.networks), len(days)),
    )


def _foes(problem: Problem, seated: tuple[Unit, ...]) -> tuple[np.ndarray, np.ndarray]:
    found = [inside - {index} for index, inside in enumerate(foes(problem, seated))]
    start = np.cumsum([0, *map(len, found)]).astype(np.int32)
    return start, np.array([foe for inside in found for foe in sorted(inside)], np.int32)
