"""What rows say about classes of cells: groups of classes that hang together, and what each of them gives away."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from tests.evaluation.disclosure.simplex import extremes

MOST_TRIED = 20_000


class Unfinished(Exception):
    """There was too much to try; that counts as a hole."""


@dataclass(frozen=True)
class Row:
    """What the answers of `cells` add up to lies between `low` and `high`."""

    cells: frozenset[str]
    low: int
    high: int


@dataclass(frozen=True)
class Class:
    """Cells that the rows cannot tell apart: `n` answers, and the numbers below k that some of them have together."""

    n: int
    together: frozenset[int]
    rows: frozenset[int]


def together(sizes, k):
    """The numbers below k that some of these cells have together."""
    sums = {0}
    for size in sizes:
        sums |= {some + size for some in sums if some + size < k}
    return frozenset(sums)


def untangled(rows):
    """The same rows with those inside taken out of those around them: remainders, where figures are nested or apart."""
    equal = sorted((row for row in set(rows) if row.low == row.high), key=lambda row: len(row.cells))
    apart = []
    for row in equal:
        cells, value = row.cells, row.low
        for part in apart:
            if part.cells <= cells:
                cells, value = cells - part.cells, value - part.low
        if cells:
            apart.append(Row(cells, value, value))
    return apart + [row for row in set(rows) if row.low != row.high]


def classes_of(sizes, rows, k):
    """The cells by the rows that they are in."""
    by_rows = {}
    for cell, size in sizes.items():
        by_rows.setdefault(frozenset(at for at, row in enumerate(rows) if cell in row.cells), []).append(size)
    return [Class(sum(group), together(group, k), where) for where, group in by_rows.items()]


def connected(classes):
    """The classes in groups: those that share a row, directly or through each other, belong together."""
    groups = []
    for each in classes:
        joined = [group for group in groups if any(each.rows & other.rows for other in group)]
        groups = [group for group in groups if not any(group is one for one in joined)]
        groups.append([each, *(other for group in joined for other in group)])
    return groups


def small_parts(group, k):
    """How many answers a set of fewer than k can have in each class of a group, for every such set."""
    tried = product(*(sorted(each.together) for each in group))
    for number, parts in enumerate(tried):
        if number > MOST_TRIED:
            raise Unfinished
        if 0 < sum(parts) < k:
            yield parts


def solved_unions(group, k):
    """Sizes of the unions of whole classes with fewer than k answers whose sum follows from equations alone."""
    small = [each for each in group if each.n < k and each.rows]
    if len(small) > 14:
        raise Unfinished
    names = sorted({at for each in group for at in each.rows})
    matrix = [[Fraction(at in each.rows) for each in group] for at in names]
    for number in range(1, len(small) + 1):
        for some in combinations(small, number):
            if sum(each.n for each in some) < k:
                wanted = [Fraction(each in some) for each in group]
                if rank([*matrix, wanted]) == rank(matrix):
                    yield sum(each.n for each in some)


def rank(matrix):
    """How many rows say something of their own."""
    rows, found = [list(row) for row in matrix], 0
    for column in range(len(matrix[0]) if matrix else 0):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for row in rows[found + 1 :]:
            factor = row[column] / pivot[column]
            row[:] = [entry - factor * own for entry, own in zip(row, pivot, strict=True)]
        found += 1
    return found


def sum_range(group, rows, parts, scale):
    """(least, most) that `parts` answers of each class can add up to."""
    low, high = scale
    named = sorted({at for each in group for at in each.rows})
    if len(group) == 1:
        (each,), (n,) = group, parts
        least = max([low * each.n, *(rows[at].low for at in named)])
        most = min([high * each.n, *(rows[at].high for at in named)])
        return max(low * n, least - high * (each.n - n)), min(high * n, most - low * (each.n - n))
    sizes = [*parts, *(each.n - part for each, part in zip(group, parts, strict=True))]
    conditions = [([at in each.rows for each in group] * 2, rows[at].low, rows[at].high) for at in named]
    bounds = [(low * size, high * size) for size in sizes]
    return extremes([1] * len(group) + [0] * len(group), bounds, conditions)


def share_range(group, rows, bars, parts, scale, step):
    """(least, most) of `parts` answers of each class that can lie on a step; `bars` are rows for each step.

    A single class without bars has few corners; anything else is left to the simplex.
    """
    low, high = scale
    named = sorted({at for each in group for at in each.rows})
    if len(group) == 1 and all(at < len(rows) for at in named):
        (each,), (n,) = group, parts
        above = min([(high - low) * each.n, *(rows[at].high - low * each.n for at in named)])
        under = min([(high - low) * each.n, *(high * each.n - rows[at].low for at in named)])
        return _least_on(step, n, above, under, scale), _most_on(step, n, above, under, scale)
    sizes = [*parts, *(each.n - part for each, part in zip(group, parts, strict=True))]
    return _share_by_simplex(group * 2, sizes, rows, bars, scale, step)


def _most_on(step, n, above, under, scale):
    """Answers on the step use up some of what the whole class may lie above the low end, and under the high end."""
    most = Fraction(n)
    if step > scale[0]:
        most = min(most, Fraction(above, step - scale[0]))
    if step < scale[1]:
        most = min(most, Fraction(under, scale[1] - step))
    return most


def _least_on(step, n, above, under, scale):
    """Only an end of the scale can be forced on anybody."""
    if step == scale[0]:
        return max(Fraction(0), Fraction(n - above))
    if step == scale[1]:
        return max(Fraction(0), Fraction(n - under))
    return Fraction(0)


def _share_by_simplex(group, sizes, rows, bars, scale, step):
    """One number for each part of each class and each step; the first half of `sizes` is the set, the rest is not."""
    steps = range(scale[0], scale[1] + 1)
    spots = [(at, each) for at in range(len(group)) for each in steps]
    conditions = [([part == at for part, _ in spots], size, size) for at, size in enumerate(sizes)]
    for at in sorted({at for each in group for at in each.rows}):
        if at < len(rows):
            weights = [each * (at in group[part].rows) for part, each in spots]
            conditions.append((weights, rows[at].low, rows[at].high))
        else:
            for each, row in zip(steps, bars[at - len(rows)], strict=True):
                weights = [own == each and at in group[part].rows for part, own in spots]
                conditions.append((weights, row.low, row.high))
    objective = [part < len(group) // 2 and each == step for part, each in spots]
    return extremes(objective, [(0, None)] * len(spots), conditions)
