"""The attack's own arithmetic, against trying everything."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evaluation.disclosure import attack
from tests.evaluation.disclosure.simplex import extremes
from tests.evaluation.disclosure.solving import (
    Class,
    Row,
    Unfinished,
    classes_of,
    connected,
    rank,
    share_range,
    small_parts,
    solved_unions,
    sum_range,
    untangled,
)

SIZES = {"A": 3, "B": 3, "C": 3, "D": 6}


def told(*figures, bars=()):
    """A release of one question, from ((cells, sum), …)."""
    head = {"question": "q", "group": "e", "kind": "branch", "of": "T"}
    return {
        "figures": [{**head, "cells": [f"{cell}|e" for cell in cells], "sum": total} for cells, total in figures],
        "hidden": [],
        "bars": [{**head, "cells": [f"{cell}|e" for cell in cells], "counts": counts} for cells, counts in bars],
    }


def answers_of(sizes, k=5):
    cells = [{"leader": leader, "group": "e", "question": "q", "values": [3] * n} for leader, n in sizes.items()]
    return {"k": k, "scale": [1, 5], "answers": cells}


def found(release, sizes=SIZES):
    return {(finding.how, finding.n) for finding in attack.findings(answers_of(sizes), release)}


def test_subtraction_is_found():
    assert ("equations, solved", 3) in found(told(("D", 18), ("AD", 27)))


def test_three_overlapping_sums_give_each_other_away():
    release = told(("AB", 18), ("BC", 18), ("AC", 18))
    assert {("equations, solved", 3), ("range", 3)} <= found(release)


def test_two_overlapping_sums_narrow_what_they_do_not_solve():
    how = found(told(("AB", 12), ("BC", 22)))
    assert ("range", 3) in how
    assert ("equations, solved", 3) not in how


def test_everybody_alike_is_found():
    assert ("range", 3) in found(told(("AB", 6)))


def test_bars_of_hidden_cells_are_found_step_by_step():
    release = told(bars=[("AB", [6, 0, 0, 0, 0])])
    assert {("bars of 1", 3), ("bars of 5", 3), ("figures and bars, 1", 3)} <= found(release)


def test_bars_and_figures_together_say_more_than_apart():
    """AB adds up to 12 and has four ones: that leaves two answers, of which the sum is 8."""
    release = told(("AB", 12), bars=[("ABC", [4, 0, 1, 3, 1])])
    assert any(how.startswith("figures and bars") for how, _ in found(release))


def test_nothing_is_found_in_nothing():
    assert found(told()) == set()


@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_one_class_is_bounded_as_by_trying_all_its_answers(inside, outside, data):
    scale = data.draw(st.sampled_from([(1, 3), (0, 2), (1, 4)]))
    steps = range(scale[0], scale[1] + 1)
    low = data.draw(st.integers(scale[0] * (inside + outside), scale[1] * (inside + outside)))
    high = data.draw(st.integers(low, scale[1] * (inside + outside)))
    group = [Class(inside + outside, frozenset(), frozenset({0}))]
    rows = [Row(frozenset(), low, high)]
    fits = [one for one in product(steps, repeat=inside + outside) if low <= sum(one) <= high]
    sums = [sum(one[:inside]) for one in fits]
    assert sum_range(group, rows, (inside,), scale) == (min(sums), max(sums))
    for step in steps:
        shares = [one[:inside].count(step) for one in fits]
        least, most = share_range(group, rows, [], (inside,), scale, step)
        assert least <= min(shares)
        assert max(shares) <= most


@settings(max_examples=30)
@given(st.integers(1, 5), st.integers(1, 6), st.integers(1, 5), st.data())
def test_the_short_cut_for_one_class_agrees_with_the_simplex(inside, outside, step, data):
    n = inside + outside
    low = data.draw(st.integers(n, 5 * n))
    high = data.draw(st.integers(low, 5 * n))
    alone, empty = Class(n, frozenset(), frozenset({0})), Class(0, frozenset(), frozenset({0}))
    rows = [Row(frozenset(), low, high)]
    assert sum_range([alone], rows, (inside,), (1, 5)) == sum_range([alone, empty], rows, (inside, 0), (1, 5))
    short = share_range([alone], rows, [], (inside,), (1, 5), step)
    assert short == share_range([alone, empty], rows, [], (inside, 0), (1, 5), step)


def test_the_simplex_finds_a_corner():
    assert extremes([1, 1], [(0, 4), (1, 5)], [([1, 2], 0, 8), ([3, 1], 0, 9)]) == (1, 5)
    assert extremes([2, 0], [(0, 9), (0, 9)], [([1, 3], 7, 7), ([1, -1], -2, 1)]) == (Fraction(1, 2), 5)


def test_what_cannot_be_is_told():
    with pytest.raises(AssertionError, match="contradiction"):
        extremes([1], [(0, 3)], [([1], 5, 6)])


def test_rows_inside_rows_are_taken_out():
    rows = [Row(frozenset("ABC"), 30, 30), Row(frozenset("A"), 10, 10), Row(frozenset("AB"), 15, 15)]
    assert untangled([*rows, rows[0]]) == [
        Row(frozenset(cell), low, low) for cell, low in (("A", 10), ("B", 5), ("C", 15))
    ]


def test_classes_hang_together_by_their_rows():
    rows = [Row(frozenset("AB"), 0, 9), Row(frozenset("BC"), 0, 9)]
    groups = connected(classes_of(SIZES, rows, 5))
    assert sorted(sorted(each.n for each in group) for group in groups) == [[3, 3, 3], [6]]


def test_a_set_is_solved_when_it_adds_nothing_new():
    assert rank([[1, 1, 0], [0, 1, 1], [1, 2, 1]]) == 2
    rows = [Row(frozenset("AB"), 9, 9), Row(frozenset("BC"), 9, 9), Row(frozenset("AC"), 9, 9)]
    group = classes_of({"A": 1, "B": 1, "C": 1}, rows, 5)
    assert sorted(solved_unions(group, 5)) == [1, 1, 1, 2, 2, 2, 3]


def test_too_much_to_try_is_no_success():
    with pytest.raises(Unfinished):
        list(small_parts([Class(9, frozenset(range(8)), frozenset({at})) for at in range(8)], 8))
    with pytest.raises(Unfinished):
        list(solved_unions([Class(1, frozenset({0, 1}), frozenset({at})) for at in range(15)], 8))


def test_insiders_reach_as_deep_as_the_promise_says_and_no_deeper():
    """Two of B's three answered 4 and 5: the other four of AB add up to 9. Four may be known, for k less two is 3."""
    release = told(("AB", 18))
    own = {("q", "e"): [("B", 4), ("B", 5)]}
    assert list(attack.insider_findings(answers_of(SIZES), release, own)) == []
    leaky = told(("AB", 18), ("ABC", 27))
    assert [one.n for one in attack.insider_findings(answers_of({**SIZES, "C": 2}), leaky, own)] == [2]
