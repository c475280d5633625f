"""The rules of docs/disclosure.md written down once more, one question and rater group at a time and in no hurry."""

from itertools import combinations


def released(superiors, cells, k, scale):
    """{(kind, leader): (cells, n, sum, clipped)} of one column, from {leader: superior} and {leader: values}."""
    below = {name: [under for under, up in superiors.items() if up == name] for name in superiors}
    figures = {}
    for name, values in cells.items():
        if len(values) >= k:
            figures["leader", name] = {name}, len(values), sum(values), False
    for top in (name for name, up in superiors.items() if up is None):
        _branch(top, below, cells, k, scale, figures)
    return figures


def _branch(name, below, cells, k, scale, figures):
    """Fills in the branch figure; returns (shown cells, n, sum, clipped), the hidden groups, and all answers below."""
    own = cells.get(name, ())
    shown, n, total, clipped = set(), 0, 0, False
    groups, everybody = [], len(own)
    if len(own) >= k:
        shown, n, total = {name}, len(own), sum(own)
    elif own:
        groups.append({name})
    for under in below[name]:
        part, hidden, size = _branch(under, below, cells, k, scale, figures)
        shown, n, total, clipped = shown | part[0], n + part[1], total + part[2], clipped or part[3]
        groups += hidden
        everybody += size
    if may_join([sum(len(cells[one]) for one in group) for group in groups], _sizes(groups, cells), k, scale):
        pool = set().union(*groups)
        sums = sums_that_hide(_sizes(groups, cells), k, scale)
        low, high = sums[0], sums[-1]
        moved = min(max(sum(sum(cells[one]) for one in pool), low), high)
        shown, n, total = shown | pool, n + sum(_sizes(groups, cells)), total + moved
        clipped, groups = clipped or moved in (low, high), []
    if below[name] and n:
        figures["branch", name] = shown, n, total, clipped
    if 0 < everybody < k:
        groups = [set().union(*groups)]
    return (shown, n, total, clipped), groups, everybody


def _sizes(groups, cells):
    return [len(cells[one]) for group in groups for one in group]


def may_join(groups, sizes, k, scale):
    n = sum(groups)
    if n < k or any(n - group < max(2, group / 2) for group in groups):
        return False
    return bool(sums_that_hide(sizes, k, scale))


def largest_together(sizes, k):
    return max(sum(some) for number in range(len(sizes) + 1) for some in combinations(sizes, number) if sum(some) < k)


def sums_that_hide(sizes, k, scale):
    most, n = largest_together(sizes, k), sum(sizes)
    low, high = scale
    return [s for s in range(low * n, high * n + 1) if 4 * _room(most, s, n, scale) >= (high - low) * most]


def _room(most, total, n, scale):
    """How far apart the sums of `most` of n answers can lie when all n add up to `total`."""
    low, high = scale
    return min(high * most, total - low * (n - most)) - max(low * most, total - high * (n - most))
