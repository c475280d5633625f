"""An attack on a release that shares no code with it: what can be worked out about fewer than k answers?

It knows what anybody could learn: the tree, how many answered in each cell, every figure and bar, docs/disclosure.md.
It takes the two JSON documents of the command. Its sets are all unions of cells, branches among them, with fewer than k
answers. Three ways in: solve the figures as linear equations; bound each set's mean by the figures and the scale;
bound the share of each step, from the bars alone and jointly with the sums.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tests.evaluation.disclosure.solving import (
    Row,
    classes_of,
    connected,
    share_range,
    small_parts,
    solved_unions,
    sum_range,
    together,
    untangled,
)


@dataclass(frozen=True)
class Finding:
    """A set of `n` answers of which the attack knows more than it may: a sum, or how many lie on one step."""

    column: tuple[str, str]
    how: str
    n: int
    low: Fraction | None = None
    high: Fraction | None = None


def findings(answers, release, mark="edge") -> Iterator[Finding]:
    """All that the attack finds.

    `mark` is what the reader knows of a clipped figure: its pool stands at the edge or beyond ("edge"), or for sure
    beyond ("moved").
    """
    k, scale = answers["k"], tuple(answers["scale"])
    steps = range(scale[0], scale[1] + 1)
    for column, sizes in columns_of(answers).items():
        mine = {what: [row for row in release[what] if (row["question"], row["group"]) == column] for what in release}
        rows = untangled(readings(mine["figures"], sizes, k, scale, mark))
        bars = [untangled(_bar_rows(mine["bars"], at)) for at in range(len(steps))]
        yield from _exact(column, "equations", sizes, rows, k)
        yield from _narrow(column, "range", sizes, rows, k, scale)
        for step, step_rows in zip(steps, bars, strict=True):
            yield from _exact(column, f"bars of {step}", sizes, step_rows, k)
            yield from _narrow(column, f"bars of {step}", sizes, step_rows, k, (0, 1))
        yield from _joint(column, sizes, rows, list(zip(*bars, strict=True)), k, scale)


def columns_of(answers):
    """{(question, group): {leader: number of answers}}, without empty cells."""
    columns = defaultdict(dict)
    for cell in answers["answers"]:
        if cell["values"]:
            columns[cell["question"], cell["group"]][cell["leader"]] = len(cell["values"])
    return columns


def readings(figures, sizes, k, scale, mark="edge") -> list[Row]:
    """What the figures say to a reader of the page: an equation, or for a pool at its edge a bound on one side."""
    told = {_cells(figure): figure for figure in figures}
    rows = []
    for cells, figure in told.items():
        if not figure.get("clipped", False):
            rows.append(Row(cells, figure["sum"], figure["sum"]))
            continue
        inside = [other for other in told if other < cells]
        parts = [part for part in inside if not any(part < other for other in inside)]
        if new := cells.difference(*parts):
            value = figure["sum"] - sum(told[part]["sum"] for part in parts)
            surely = not any(told[part].get("clipped", False) for part in parts)
            rows.append(_pool_reading(new, value, surely and mark == "moved", sizes, k, scale))
    return rows


def _pool_reading(pool, value, beyond, sizes, k, scale):
    (low, high), n = scale, sum(sizes[cell] for cell in pool)
    quarter = -(-(high - low) * max(together([sizes[cell] for cell in pool], k)) // 4)
    if value == low * n + quarter:
        return Row(pool, low * n, value - beyond)
    if value == high * n - quarter:
        return Row(pool, value + beyond, high * n)
    return Row(pool, value, value)


def _bar_rows(bars, step):
    return [Row(_cells(bar), bar["counts"][step], bar["counts"][step]) for bar in bars]


def _cells(row):
    return frozenset(name.rpartition("|")[0] for name in row["cells"])


def _groups(sizes, rows, k):
    return connected(classes_of(sizes, rows, k))


def _exact(column, how, sizes, rows, k):
    """Solve: whole classes under k whose sum the equations determine."""
    equations = [row for row in rows if row.low == row.high]
    for group in _groups(sizes, equations, k):
        for n in solved_unions(group, k):
            yield Finding(column, f"{how}, solved", n)


def _narrow(column, how, sizes, rows, k, scale):
    """Bound: sets under k whose mean lies within less than a quarter of the scale, one point on 1 to 5."""
    for group in _groups(sizes, rows, k):
        for parts in small_parts(group, k):
            low, high = sum_range(group, rows, parts, scale)
            if 4 * (high - low) < (scale[1] - scale[0]) * sum(parts):
                yield Finding(column, how, sum(parts), low, high)


def _joint(column, sizes, rows, bars, k, scale):
    """Bound by figures and bars together: sets under k of which less than a quarter is open for some step."""
    for group in _groups(sizes, [*rows, *(steps[0] for steps in bars)], k):
        for parts in small_parts(group, k):
            for step in range(scale[0], scale[1] + 1):
                low, high = share_range(group, rows, bars, parts, scale, step)
                if 4 * (high - low) < sum(parts):
                    yield Finding(column, f"figures and bars, {step}", sum(parts), low, high)


def insider_findings(answers, release, insiders) -> Iterator[Finding]:
    """What raters solve who pool their own answers, {(question, group): [(leader, value)]}: they may reach c deeper."""
    k, scale = answers["k"], tuple(answers["scale"])
    for column, own in insiders.items():
        sizes = columns_of(answers)[column]
        figures = [row for row in release["figures"] if (row["question"], row["group"]) == column]
        rows = [row for row in readings(figures, sizes, k, scale) if row.low == row.high]
        for leader, value in own:
            sizes = {**sizes, leader: sizes[leader] - 1}
            rows = [Row(row.cells, row.low - value, row.low - value) if leader in row.cells else row for row in rows]
        left = {leader: size for leader, size in sizes.items() if size}
        for group in _groups(left, untangled(rows), k - len(own)):
            for n in solved_unions(group, k - len(own)):
                yield Finding(column, f"{len(own)} insiders", n)
