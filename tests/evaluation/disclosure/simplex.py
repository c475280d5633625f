"""The least and the most that a sum can be under linear conditions: a small exact simplex, in fractions."""

from fractions import Fraction


def extremes(objective, bounds, rows):
    """(least, most) of objective · x, for x within `bounds` [(low, high)] and rows [(coefficients, low, high)].

    A bound whose high end is None is left open: the rows keep it.
    """
    shift = sum(weight * low for weight, (low, _) in zip(objective, bounds, strict=True))
    table = _equalities(bounds, rows)
    least = _least([Fraction(weight) for weight in objective], table)
    most = -_least([Fraction(-weight) for weight in objective], table)
    return least + shift, most + shift


def _equalities(bounds, rows):
    """Conditions as equalities over numbers that are not negative, each with a slack of its own where it needs one."""
    conditions = []
    for at, (low, high) in enumerate(bounds):
        if high is not None:
            conditions.append(({at: 1}, 0, high - low))
    for weights, low, high in rows:
        moved = sum(weight * bounds[at][0] for at, weight in enumerate(weights))
        named = {at: weight for at, weight in enumerate(weights) if weight}
        conditions.append((named, low - moved, high - moved))
    table, columns = [], len(bounds)
    for weights, low, high in conditions:
        if low == high:
            table.append((weights, low))
        else:
            table.append(({**weights, columns: 1}, high))
            table.append(({**weights, columns + 1: -1}, low))
            columns += 2
    return [_row(weights, value, columns) for weights, value in table]


def _row(weights, value, columns):
    row = [Fraction(weights.get(at, 0)) for at in range(columns)] + [Fraction(value)]
    return row if value >= 0 else [-entry for entry in row]


def _least(objective, table):
    """The least of the objective; phase one finds a corner, phase two walks down from it."""
    columns, height = len(table[0]) - 1, len(table)
    wide = [row[:-1] + [Fraction(at == helper) for helper in range(height)] + row[-1:] for at, row in enumerate(table)]
    basis = [columns + at for at in range(height)]
    assert _walk(wide, basis, [Fraction(0)] * columns + [Fraction(1)] * height, columns + height) == 0, "contradiction"
    _send_home(wide, basis, columns)
    cost = objective + [Fraction(0)] * (columns + height - len(objective))
    return _walk(wide, basis, cost, columns)


def _send_home(table, basis, columns):
    """No helper may stay in the basis, not even at 0: a real column takes its place, or its row says nothing new."""
    for at in reversed(range(len(table))):
        if basis[at] >= columns:
            column = next((column for column in range(columns) if table[at][column]), None)
            if column is None:
                del table[at], basis[at]
            else:
                _turn(table, basis, at, column)


def _walk(table, basis, cost, columns):
    """Bland's rule: the first column that helps, and among the rows that allow it the first in the basis."""
    while True:
        price = [cost[at] for at in basis]
        column = next((at for at in range(columns) if at not in basis and _gain(table, price, cost, at) < 0), None)
        if column is None:
            return sum(each * row[-1] for each, row in zip(price, table, strict=True))
        allowed = [(row[-1] / row[column], basis[at], at) for at, row in enumerate(table) if row[column] > 0]
        _turn(table, basis, min(allowed)[2], column)


def _gain(table, price, cost, column):
    return cost[column] - sum(each * row[column] for each, row in zip(price, table, strict=True) if each)


def _turn(table, basis, at, column):
    pivot = table[at][column]
    table[at] = [entry / pivot for entry in table[at]]
    for other, row in enumerate(table):
        if other != at and row[column]:
            factor = row[column]
            table[other] = [entry - factor * own for entry, own in zip(row, table[at], strict=True)]
    basis[at] = column
