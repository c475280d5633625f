"""Bars are made of shown cells only, ten answers at the least."""

from evaluation.disclosure import BarRemainder, Bars, Kind, release
from tests.evaluation.disclosure.organisations import one_question

TREE = {"T": None, "A": "T", "B": "A", "C": "A", "D": "T"}


def test_a_cell_of_ten_has_bars_and_one_of_nine_has_none():
    released = release(one_question(TREE, {"B": [1, 2, 2, 4, 4, 4, 4, 5, 5, 5], "D": [3] * 9}))
    assert released.bars == (
        Bars("q", "e", Kind.LEADER, "B", ("B",), 10, (1, 2, 0, 4, 3), 10),
        Bars("q", "e", Kind.BRANCH, "T", ("B",), 10, (1, 2, 0, 4, 3), 19),
        Bars("q", "e", Kind.BRANCH, "A", ("B",), 10, (1, 2, 0, 4, 3), 10),
    )
    assert released.bar_remainders == (BarRemainder("q", "e", Kind.LEADER, "B", ("B",), 10, (1, 2, 0, 4, 3)),)


def test_smaller_shown_cells_are_gathered_where_ten_meet():
    released = release(one_question(TREE, {"A": [1] * 12, "B": [4] * 6, "C": [2] * 5, "D": [3] * 7}))
    assert released.bar_remainders == (
        BarRemainder("q", "e", Kind.LEADER, "A", ("A",), 12, (12, 0, 0, 0, 0)),
        BarRemainder("q", "e", Kind.BRANCH, "A", ("B", "C"), 11, (0, 5, 0, 6, 0)),
    )
    assert [(bars.of, bars.kind, bars.cells, bars.n, bars.of_n) for bars in released.bars] == [
        ("A", Kind.LEADER, ("A",), 12, 12),
        ("T", Kind.BRANCH, ("A", "B", "C"), 23, 30),
        ("A", Kind.BRANCH, ("A", "B", "C"), 23, 23),
    ]


def test_a_leaders_own_small_cell_is_gathered_with_those_below():
    released = release(one_question({"A": None, "B": "A"}, {"A": [1] * 5, "B": [2] * 5}))
    assert released.bar_remainders == (BarRemainder("q", "e", Kind.BRANCH, "A", ("A", "B"), 10, (5, 5, 0, 0, 0)),)


def test_a_pool_is_in_no_bars():
    released = release(one_question(TREE, {"B": [4] * 4, "C": [2] * 4, "D": [3] * 10}))
    assert [(bars.of, bars.cells, bars.n, bars.of_n) for bars in released.bars] == [
        ("D", ("D",), 10, 10),
        ("T", ("D",), 10, 18),
    ]


def test_no_bars_for_a_cell_of_ten_that_is_not_shown():
    released = release(one_question(TREE, {"B": [4] * 10, "C": [4] * 10}, k=11))
    assert [figure.n for figure in released.figures] == [20, 20]
    assert released.bars == ()
