"""The rules of docs/disclosure.md written down once more, one question and rater group at a time and in no hurry.

`Rules` can be weakened one by one, so that the attack has something to find.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

SEARCHED = 14
"""Cells in a pool up to which every combination is looked at; beyond that the sums are gathered one cell at a time."""


@dataclass(frozen=True)
class Rules:
    """Which rules hold: all of them, unless a test says otherwise."""

    pools: bool = True  # else a branch figure holds all its answers, and a threshold is the only protection
    enough: bool = True  # a pool that joins has k answers
    others: bool = True  # and others beside its largest group
    room: bool = True  # and room for the answers to vary
    clipped: bool = True  # its sum is moved away from the ends of the scale
    all_teams: bool = True  # by the largest number that some cells have together; else by the largest cell
    quiet_mark: bool = True  # a sum right at the edge is marked like those beyond


ALL = Rules()


def released(superiors, cells, k, scale, rules=ALL):
    """{(kind, leader): (cells, n, sum, clipped)} of one column, from {leader: superior} and {leader: values}."""
    below = defaultdict(list)
    for name, up in superiors.items():
        below[up].append(name)
    figures = {
        ("leader", name): ({name}, len(values), sum(values), False)
        for name, values in cells.items()
        if len(values) >= k
    }
    for top in below[None]:
        _branch(top, below, cells, (k, scale, rules), figures)
    return figures


def _branch(name, below, cells, promise, figures):
    """Fills in the branch figure; returns (shown cells, n, sum, clipped), the hidden groups, and all answers below."""
    k, scale, rules = promise
    own = cells.get(name, ())
    shown, n, total, clipped = set(), 0, 0, False
    groups, everybody = [], len(own)
    if len(own) >= k:
        shown, n, total = {name}, len(own), sum(own)
    elif own:
        groups.append({name})
    for under in below[name]:
        part, hidden, size = _branch(under, below, cells, promise, figures)
        shown, n, total, clipped = shown | part[0], n + part[1], total + part[2], clipped or part[3]
        groups += hidden
        everybody += size
    sizes = [len(cells[one]) for group in groups for one in group]
    if may_join([sum(len(cells[one]) for one in group) for group in groups], sizes, k, scale, rules, n):
        pool = set().union(*groups)
        moved, edge = moved_sum(sum(sum(cells[one]) for one in pool), sizes, k, scale, rules)
        shown, n, total = shown | pool, n + sum(sizes), total + moved
        clipped, groups = clipped or edge, []
    if below[name] and n:
        figures["branch", name] = shown, n, total, clipped
    if 0 < everybody < k:
        groups = [set().union(*groups)] if groups else []
    return (shown, n, total, clipped), groups, everybody


def may_join(groups, sizes, k, scale, rules, beside):
    n = sum(groups)
    if not rules.pools:
        return n + beside >= k
    if n == 0 or (rules.enough and n < k):
        return False
    if rules.others and any(n - group < max(2, group / 2) for group in groups):
        return False
    return not rules.room or bool(sums_that_hide(sizes, k, scale, rules))


def moved_sum(total, sizes, k, scale, rules):
    """The pool's sum as it is shown, and whether its figure is marked."""
    sums = sums_that_hide(sizes, k, scale, rules)
    if not (rules.pools and rules.clipped and sums):
        return total, False
    moved = min(max(total, sums[0]), sums[-1])
    return moved, moved in (sums[0], sums[-1]) if rules.quiet_mark else moved != total


def sums_that_hide(sizes, k, scale, rules=ALL):
    """The sums of a pool at which the answers of some small teams can still lie a quarter of the scale apart."""
    most, n = largest_together(sizes, k) if rules.all_teams else max(sizes), sum(sizes)
    low, high = scale
    return [s for s in range(low * n, high * n + 1) if 4 * _room(most, s, n, scale) >= (high - low) * most]


def largest_together(sizes, k):
    if len(sizes) <= SEARCHED:
        some = (sum(some) for number in range(len(sizes) + 1) for some in combinations(sizes, number))
        return max(total for total in some if total < k)
    sums = {0}
    for size in sizes:
        sums |= {total + size for total in sums if total + size < k}
    return max(sums)


def _room(most, total, n, scale):
    """How far apart the sums of `most` of n answers can lie when all n add up to `total`."""
    low, high = scale
    return min(high * most, total - low * (n - most)) - max(low * most, total - high * (n - most))
