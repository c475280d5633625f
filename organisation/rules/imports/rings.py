"""Rings in a dated tree: units that would lie below one another."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

Edge = tuple[str, str, date, date]


def hung_free(edges: Iterable[Edge]) -> list[Edge]:
    """The edges left when every unit that hangs free of a ring, from the tops down, is taken away."""
    edges = list(edges)
    waiting: dict[str, set[str]] = defaultdict(set)
    below: dict[str, set[str]] = defaultdict(set)
    for child, parent, _, _ in edges:
        waiting[child].add(parent)
        below[parent].add(child)
    free = [unit for unit in below if unit not in waiting]
    while free:
        unit = free.pop()
        for child in below[unit]:
            waiting[child].discard(unit)
            if not waiting[child]:
                free.append(child)
    return [edge for edge in edges if waiting[edge[0]]]


def turned(edges: Iterable[Edge]) -> list[Edge]:
    """The same edges seen from the other end."""
    return [(parent, child, starts, ends) for child, parent, starts, ends in edges]


def rings_on(edges: Iterable[Edge], day: date) -> list[tuple[str, ...]]:
    """Every ring of one day, each once, from its first unit in order."""
    above = {child: parent for child, parent, starts, ends in edges if starts <= day <= ends}
    done: set[str] = set()
    found = []
    for start in sorted(above):
        path: dict[str, int] = {}
        unit: str | None = start
        while unit is not None and unit not in done and unit not in path:
            path[unit] = len(path)
            unit = above.get(unit)
        if unit is not None and unit in path:
            found.append(tuple(list(path)[path[unit] :]))
        done.update(path)
    return found


def first_ring(edges: Sequence[Edge], on: date) -> list[tuple[str, ...]]:
    """The rings of the day of the import, or else of the first other day that has any."""
    tied = turned(hung_free(turned(hung_free(edges))))
    if not tied:
        return []
    days = [on, *sorted({starts for _, _, starts, _ in tied})]
    return next((found for day in days if (found := rings_on(tied, day))), [])
