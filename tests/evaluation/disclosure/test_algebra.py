"""What holds for every organisation, and that the rules written down plainly give the same release."""

from collections import Counter
from dataclasses import fields, is_dataclass, replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from evaluation.disclosure import Kind, Leader, Tally, release
from tests.evaluation.disclosure import plainly
from tests.evaluation.disclosure.organisations import organisations


def cells_of(answers):
    """{(question, group): {leader: values}} of all cells with answers."""
    columns = {}
    for cell in answers.answers:
        if cell.values:
            columns.setdefault((cell.question, cell.group), {})[cell.leader] = cell.values
    return columns


def as_set(released):
    """A release without its order."""
    rows = (*released.figures, *released.bars, *released.remainders, *released.bar_remainders)
    return Counter(replace(row, cells=tuple(sorted(row.cells))) for row in rows) + Counter(released.hidden)


def by_column(rows):
    columns = {}
    for row in rows:
        columns.setdefault((row.question, row.group), []).append(row)
    return columns


@given(organisations())
def test_the_rules_told_plainly_give_the_same_figures(answers):
    released = {column: {} for column in cells_of(answers)}
    for row in release(answers).figures:
        released[row.question, row.group][row.kind.value, row.of] = set(row.cells), row.n, row.sum, row.clipped
    superiors = {leader.id: leader.superior for leader in answers.leaders}
    assert released == {
        column: plainly.released(superiors, cells, answers.k, answers.scale)
        for column, cells in cells_of(answers).items()
    }


@given(organisations(), st.randoms(use_true_random=False))
def test_order_does_not_matter(answers, dice):
    leaders, cells = list(answers.leaders), list(answers.answers)
    dice.shuffle(leaders)
    dice.shuffle(cells)
    assert as_set(release(replace(answers, leaders=tuple(leaders), answers=tuple(cells)))) == as_set(release(answers))


@given(organisations())
def test_names_do_not_matter(answers):
    def new(name):
        return None if name is None else f"the leader who was {name}"

    renamed = replace(
        answers,
        leaders=tuple(Leader(new(leader.id), new(leader.superior)) for leader in answers.leaders),
        answers=tuple(replace(cell, leader=new(cell.leader)) for cell in answers.answers),
    )

    def row_by_new_name(row):
        cells = {"cells": tuple(map(new, row.cells))} if hasattr(row, "cells") else {}
        return replace(row, of=new(row.of), **cells)

    before, after = release(answers), release(renamed)
    for rows in ("figures", "hidden", "bars", "remainders", "bar_remainders"):
        assert getattr(after, rows) == tuple(map(row_by_new_name, getattr(before, rows)))


@given(organisations(least=1), st.data())
def test_a_leader_without_answers_changes_nothing(answers, data):
    has_somebody = sorted({leader.superior for leader in answers.leaders} - {None})
    newcomer = Leader("newcomer", data.draw(st.sampled_from([None, *has_somebody])))
    assert as_set(release(replace(answers, leaders=(*answers.leaders, newcomer)))) == as_set(release(answers))


@given(organisations())
def test_the_same_answers_give_the_same_release_in_both_forms(answers):
    assert as_set(release(answers.counted())) == as_set(release(answers))


@given(organisations())
def test_every_cell_of_k_is_shown_exactly(answers):
    shown = {
        (row.question, row.group, row.of): (row.n, row.sum, row.clipped)
        for row in release(answers).figures
        if row.kind is Kind.LEADER
    }
    assert shown == {
        (cell.question, cell.group, cell.leader): (len(cell.values), sum(cell.values), False)
        for cell in answers.answers
        if len(cell.values) >= answers.k
    }


@given(organisations())
def test_what_is_shown_is_nested_or_apart(answers):
    released = release(answers)
    for rows in (released.figures, released.bars):
        for column in by_column(rows).values():
            shown = [set(row.cells) for row in column]
            assert all(a <= b or b <= a or not a & b for a in shown for b in shown)


@given(organisations())
def test_a_remainder_is_never_under_k_and_figures_are_their_sums(answers):
    released = release(answers)
    remainders = by_column(released.remainders)
    assert all(row.n >= answers.k and row.ballots >= row.n for row in released.remainders)
    for row in released.figures:
        inside = [part for part in remainders[row.question, row.group] if set(part.cells) <= set(row.cells)]
        if row.kind is Kind.LEADER:
            inside = [part for part in inside if part.kind is Kind.LEADER]
        assert (row.n, row.sum) == (sum(part.n for part in inside), sum(part.sum for part in inside))
        assert row.clipped == any(part.clipped for part in inside)
        assert sorted(row.cells) == sorted(cell for part in inside for cell in part.cells)


@given(organisations(most_ballots=14))
def test_bars_are_sums_of_bar_remainders_of_ten(answers):
    released = release(answers)
    remainders = by_column(released.bar_remainders)
    figures = {(row.question, row.group, row.kind, row.of): row.n for row in released.figures}
    assert all(row.n == sum(row.counts) >= 10 for row in released.bar_remainders)
    for row in released.bars:
        inside = [part for part in remainders[row.question, row.group] if set(part.cells) <= set(row.cells)]
        assert row.counts == tuple(map(sum, zip(*(part.counts for part in inside), strict=True)))
        assert row.of_n == figures[row.question, row.group, row.kind, row.of] >= row.n


@given(organisations())
def test_every_cell_and_branch_with_answers_is_shown_or_hidden(answers):
    released = release(answers)
    superiors = {leader.id: leader.superior for leader in answers.leaders}
    for column, cells in cells_of(answers).items():
        branches = set()
        for name in cells:
            up = name
            while up is not None:
                branches |= {("branch", up)} if up in superiors.values() else set()
                up = superiors[up]
        told = Counter(
            (row.kind.value, row.of)
            for row in (*released.figures, *released.hidden)
            if (row.question, row.group) == column
        )
        assert told == Counter({("leader", name) for name in cells} | branches)


@given(organisations())
def test_whether_a_figure_exists_does_not_hang_on_what_was_answered(answers):
    """The same counts with every answer turned round give the same cells, hidden by the same reasons."""
    low, high = answers.scale
    turned = replace(
        answers,
        answers=tuple(
            replace(cell, values=tuple(low + high - value for value in cell.values)) for cell in answers.answers
        ),
    )
    before, after = release(answers), release(turned)
    assert [(row.of, row.cells, row.n) for row in before.figures] == [
        (row.of, row.cells, row.n) for row in after.figures
    ]
    assert [(low + high) * row.n - row.sum for row in before.figures] == [row.sum for row in after.figures]
    assert [row.clipped for row in before.figures] == [row.clipped for row in after.figures]
    assert before.hidden == after.hidden


@given(organisations(), st.randoms(use_true_random=False))
def test_a_release_tells_of_hidden_cells_only_what_their_pool_adds_up_to(answers, dice):
    """Answers that change places inside a pool, and any others in cells that are nowhere, give the very same tables."""
    values = {(cell.question, cell.group, cell.leader): cell.values for cell in answers.answers}
    before = release(answers)
    unseen = {(row.question, row.group, row.of) for row in before.hidden if row.kind is Kind.LEADER}
    for pool in (row for row in before.remainders if row.kind is Kind.BRANCH):
        names = [(pool.question, pool.group, cell) for cell in pool.cells]
        dice.shuffle(everything := [value for name in names for value in values[name]])
        for name in names:
            values[name] = tuple(everything.pop() for _ in values[name])
        unseen -= set(names)
    for name in unseen:
        values[name] = tuple(dice.randint(*answers.scale) for _ in values[name])
    cells = tuple(replace(cell, values=values[cell.question, cell.group, cell.leader]) for cell in answers.answers)
    assert tables(release(replace(answers, answers=cells))) == tables(before)


def tables(part):
    """Every table inside a release, as bytes."""
    if isinstance(part, np.ndarray):
        return part.dtype.str, part.shape, part.tobytes()
    return {field.name: tables(getattr(part, field.name)) for field in fields(part)} if is_dataclass(part) else part


def test_tables_take_any_whole_numbers():
    counts = np.zeros((1, 1, 1, 5), np.uint8)
    counts[0, 0, 0] = 1, 0, 2, 3, 0
    tally = Tally(5, (1, 5), (Leader("A"),), ("e",), ("q",), counts, np.array([[6]], np.uint16))
    assert [(row.n, row.sum) for row in release(tally).figures] == [(6, 19)]
