"""Carry-up pooling, rule by rule, on organisations small enough to work out by hand."""

import pytest

from evaluation.disclosure import (
    Answers,
    Cell,
    Figure,
    Hidden,
    Kind,
    Leader,
    Reason,
    Remainder,
    may_show_comments,
    release,
)
from tests.evaluation.disclosure.organisations import one_question

TRIO = {"A": None, "B": "A", "C": "A", "D": "A"}


def branch(released, of):
    """(cells, n, sum, of_n, clipped) of the one branch figure of a leader."""
    found = [figure for figure in released.figures if (figure.kind, figure.of) == (Kind.BRANCH, of)]
    assert len(found) <= 1
    return (set(found[0].cells), found[0].n, found[0].sum, found[0].of_n, found[0].clipped) if found else None


def figures(released, kind):
    return {figure.of: (figure.n, figure.sum) for figure in released.figures if figure.kind is kind}


def hidden(released):
    return {(row.kind.value, row.of, row.reason.value) for row in released.hidden}


def test_k_answers_are_shown_and_fewer_are_not():
    released = release(one_question(TRIO, {"B": [4, 5, 3, 4, 2], "C": [3, 3, 3, 3]}, ballots={"B": 6}))
    assert released.figures == (
        Figure("q", "e", Kind.LEADER, "B", ("B",), 5, 18, 6),
        Figure("q", "e", Kind.BRANCH, "A", ("B",), 5, 18, 10),
    )
    assert released.hidden == (Hidden("q", "e", Kind.LEADER, "C", Reason.UNDER_K),)


def test_small_cells_that_are_enough_together_join_the_branch():
    released = release(one_question(TRIO, {"B": [4] * 6, "C": [2, 3, 4], "D": [3, 3]}))
    assert branch(released, "A") == ({"B", "C", "D"}, 11, 39, 11, False)
    assert released.remainders == (
        Remainder("q", "e", Kind.LEADER, "B", ("B",), 6, 24, 6),
        Remainder("q", "e", Kind.BRANCH, "A", ("C", "D"), 5, 15, 5),
    )


@pytest.mark.parametrize(
    ("sizes", "joins"),
    [
        ([4], False),  # too few
        ([4, 1], False),  # one other answer would know the four
        ([4, 2], True),
        ([4, 1, 1], True),
        ([3, 2], True),
        ([2, 2], False),
        ([1, 1, 1, 1, 1], True),
    ],
)
def test_a_pool_joins_by_its_counts(sizes, joins):
    tree = {"A": None, **{f"S{at}": "A" for at in range(len(sizes))}}
    released = release(one_question(tree, {f"S{at}": [3] * size for at, size in enumerate(sizes)}))
    assert (branch(released, "A") is not None) == joins


@pytest.mark.parametrize(("others", "joins"), [(3, False), (4, True)])
def test_others_must_be_half_as_many_as_the_largest_group(others, joins):
    tree = {"A": None, "B": "A", "C": "A"}
    released = release(one_question(tree, {"B": [3] * 7, "C": [3] * others}, k=8))
    assert (branch(released, "A") is not None) == joins


def test_a_pool_in_which_one_answer_stands_beside_many_does_not_join():
    """Seven of these eight add up to 8 less a single answer: that leaves them less than a point."""
    tree = {"A": None, **{f"S{at}": "A" for at in range(8)}}
    eight = {f"S{at}": [3] for at in range(8)}
    assert branch(release(one_question(tree, eight, k=8)), "A") is None
    assert branch(release(one_question(tree, {**eight, "S0": [3, 3]}, k=8)), "A") is not None


@pytest.mark.parametrize(
    ("value", "total", "clipped"),
    [
        ([1, 1, 1, 1, 1], 8, True),  # 5 + 3: three of the five answers could be anything from 3 to 6
        ([1, 1, 1, 1, 3], 8, True),
        ([1, 1, 1, 1, 4], 8, True),  # right at the edge: marked, so that the mark does not tell it from those beyond
        ([1, 1, 1, 1, 5], 9, False),
        ([5, 5, 5, 5, 2], 22, True),
        ([5, 5, 5, 4, 2], 21, False),
    ],
)
def test_a_sum_is_moved_to_where_it_hides_the_largest_small_team(value, total, clipped):
    released = release(one_question(TRIO, {"B": value[:3], "C": value[3:]}))
    assert branch(released, "A") == ({"B", "C"}, 5, total, 5, clipped)
    assert released.remainders[0].sum == total


def test_the_moved_sum_enters_every_figure_above():
    tree = {"T": None, "A": "T", "B": "A", "C": "A", "E": "T"}
    released = release(one_question(tree, {"B": [1, 1, 1], "C": [1, 1], "E": [3] * 5}))
    assert branch(released, "A") == ({"B", "C"}, 5, 8, 5, True)
    assert branch(released, "T") == ({"B", "C", "E"}, 10, 23, 10, True)


def test_other_scales_hide_a_quarter_of_their_width_rounded_inwards():
    released = release(one_question(TRIO, {"B": [0, 0, 0], "C": [0, 0]}, scale=(0, 10)))
    assert branch(released, "A") == ({"B", "C"}, 5, 8, 5, True)  # three times 2.5 is 7.5


def test_a_branch_under_k_is_carried_as_one_group():
    """4 of 5 answers are one group: 1 beside them is too few, though no cell has more than two."""
    tree = {"T": None, "A": "T", "B": "A", "C": "A", "E": "T"}
    together = release(one_question(tree, {"B": [3, 3], "C": [3, 3], "E": [3]}))
    assert branch(together, "T") is None
    apart = release(one_question({**tree, "B": "T", "C": "T"}, {"B": [3, 3], "C": [3, 3], "E": [3]}))
    assert branch(apart, "T") == ({"B", "C", "E"}, 5, 15, 5, False)


def test_a_carried_pool_keeps_its_groups_apart():
    tree = {"T": None, "A": "T", "B": "A", "C": "A", "E": "T", "F": "T"}
    released = release(one_question(tree, {"B": [3] * 4, "C": [3], "E": [3], "F": [3] * 5}))
    assert branch(released, "A") is None
    assert branch(released, "T") == ({"B", "C", "E", "F"}, 11, 33, 11, False)
    assert hidden(released) == {
        ("leader", "B", "under_k"),
        ("leader", "C", "under_k"),
        ("leader", "E", "under_k"),
        ("branch", "A", "carried_up"),
    }


def test_what_is_left_at_the_top_is_in_no_figure():
    released = release(one_question(TRIO, {"A": [3] * 5, "B": [2] * 4}))
    assert branch(released, "A") == ({"A"}, 5, 15, 9, False)
    assert [row.cells for row in released.remainders] == [("A",)]


def test_several_tops_are_each_their_own():
    tree = {"S": None, "T": None, "B": "S", "C": "T"}
    released = release(one_question(tree, {"B": [3, 3, 3], "C": [3, 3, 3]}))
    assert released.figures == ()
    assert hidden(released) == {(kind, of, "under_k") for kind, of in [
        ("leader", "B"), ("leader", "C"), ("branch", "S"), ("branch", "T")
    ]}  # fmt: skip


def test_what_has_no_answers_does_not_exist():
    released = release(one_question(TRIO, {"B": [], "C": [3] * 5}, ballots={"B": 4}))
    assert figures(released, Kind.LEADER) == {"C": (5, 15)}
    assert branch(released, "A") == ({"C"}, 5, 15, 9, False)  # its four ballots were given all the same
    assert released.hidden == ()


def test_nobody_below_no_branch():
    released = release(one_question({"A": None}, {"A": [3] * 7}))
    assert [figure.kind for figure in released.figures] == [Kind.LEADER]


def test_ballots_are_the_same_for_every_question():
    cells = (Cell("A", "e", "q1", (3,) * 6, 8), Cell("A", "e", "q2", (3,) * 5, 5))
    released = release(Answers(5, (1, 5), (Leader("A"),), cells))
    assert [figure.of_n for figure in released.figures] == [8, 8]


def test_an_empty_organisation_releases_nothing():
    released = release(Answers(5, (1, 5), (), ()))
    assert (released.figures, released.hidden, released.bars, released.remainders) == ((), (), (), ())


@pytest.mark.parametrize(("answers", "comments", "shown"), [(5, 3, True), (4, 3, False), (5, 2, False), (9, 9, True)])
def test_comments_are_shown_among_others(answers, comments, shown):
    assert may_show_comments(answers=answers, comments=comments, k=5) is shown
