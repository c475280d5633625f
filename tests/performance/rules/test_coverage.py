"""Shares are told of groups of at least five, and no figure can be taken from another."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.rules.shares import SMALLEST
from performance.rules.coverage import Share, a_year_before, shares

# 1 is the top; 2 and 3 lie below it, 4 below 2.
TREE = {1: None, 2: 1, 3: 1, 4: 2}


def people(*units: int) -> dict[int, int]:
    """One person for each unit named."""
    return dict(enumerate(units))


def test_a_unit_of_five_is_told_alone():
    assert shares(TREE, people(4, 4, 4, 4, 4), {0, 1}) == [Share(4, (4,), 5, 2)]


def test_a_smaller_unit_is_told_with_the_next_above():
    assert shares(TREE, people(4, 4, 2, 2, 2), {0}) == [Share(2, (2, 4), 5, 1)]


def test_one_that_is_large_enough_is_told_alone_with_small_ones_told_below_it():
    found = shares(TREE, people(*[4] * 3, *[2] * 3, *[1] * 5), {0, 3})
    assert found == [Share(2, (2, 4), 6, 2), Share(1, (1,), 5, 0)]
    assert [one.percent for one in found] == [33, 0]


def test_small_units_side_by_side_meet_above():
    found = shares(TREE, people(2, 2, 3, 3, 1), {0, 2, 4})
    assert [(one.unit, sorted(one.units), one.people, one.held) for one in found] == [(1, [1, 2, 3], 5, 3)]


def test_few_who_are_left_at_the_top_are_told_of_to_nobody():
    found = shares(TREE, people(*[2] * 6, *[3] * 5, 1), {11})
    assert found == [Share(2, (2,), 6, 0), Share(3, (3,), 5, 0)]


def test_of_fewer_than_five_in_all_nothing_is_told():
    assert shares(TREE, people(1, 2, 3, 4), {0}) == []


def test_tops_that_are_small_are_told_together():
    assert shares({1: None, 2: None}, people(1, 1, 1, 2, 2), {0}) == [Share(1, (1, 2), 5, 1)]


@pytest.mark.parametrize(
    ("day", "before"), [(date(2026, 11, 24), date(2025, 11, 24)), (date(2028, 2, 29), date(2027, 2, 28))]
)
def test_twelve_months_back(day, before):
    assert a_year_before(day) == before


PARENTS = st.dictionaries(st.integers(1, 12), st.one_of(st.none(), st.integers(1, 12)), min_size=1, max_size=12)


@given(PARENTS, st.lists(st.integers(1, 12), max_size=60), st.sets(st.integers(0, 59)))
def test_groups_are_disjoint_large_and_hold_all_but_few_in_any_tree(parents, units, held):
    known = list(parents)
    places = {number: known[unit % len(known)] for number, unit in enumerate(units)}
    found = shares(parents, places, held)
    told = [unit for one in found for unit in one.units]
    assert len(told) == len(set(told))
    assert all(one.people >= SMALLEST for one in found)
    inside = {person for person, unit in places.items() if unit in told}
    assert max(Counter(unit for unit in places.values() if unit not in told).values(), default=0) < SMALLEST
    assert (sum(one.people for one in found), sum(one.held for one in found)) == (len(inside), len(held & inside))
