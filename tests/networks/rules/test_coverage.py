"""How many leaders networks reach, told of groups in which nobody stands out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.rules.coverage import SMALLEST, Place, Reach, bare_areas, crowded_day, is_crowded, reach_of
from networks.rules.programmes import Kind

TODAY = date(2026, 11, 30)
DAY = timedelta(days=1)


@given(st.dictionaries(st.integers(1, 60), st.integers(1, 6)), st.sets(st.integers(1, 60)))
def test_shares_upwards_are_of_five_and_more_and_of_disjoint_areas(areas, placed):
    told = reach_of(areas, placed)
    assert all(reach.leaders >= SMALLEST for reach in told)
    named = [area for reach in told for area in reach.areas]
    assert len(named) == len(set(named))
    everybody = len(areas) >= SMALLEST
    assert sum(reach.leaders for reach in told) == (len(areas) if everybody else 0)
    assert sum(reach.placed for reach in told) == (len(placed & areas.keys()) if everybody else 0)


def test_small_areas_are_told_together():
    areas = dict(enumerate([1] * 6 + [2] * 7 + [3] * 2 + [4] * 2))
    assert reach_of(areas, {0, 6, 7, 13}) == [Reach((2,), 7, 2), Reach((1, 3, 4), 10, 2)]
    assert reach_of(dict(enumerate([9] * 2 + [4] * 3)), {4}) == [Reach((4, 9), 5, 1)]


@pytest.mark.parametrize(
    ("sizes", "groups"),
    [
        ((4,), []),
        ((5,), [(1,)]),
        ((2, 2), []),
        ((3, 2), [(1, 2)]),
        ((6, 5, 4), [(1,), (2, 3)]),
        ((5, 6, 5, 1), [(2,), (1,), (3, 4)]),
        ((5, 3, 2), [(1,), (2, 3)]),
        ((1, 7, 1, 1, 1), [(1, 2, 3, 4, 5)]),
        ((5, 4), [(1, 2)]),
    ],
)
def test_whatever_is_too_small_is_told_with_the_smallest_of_the_others(sizes, groups):
    areas = dict(enumerate(area for area, size in enumerate(sizes, 1) for _one in range(size)))
    assert [reach.areas for reach in reach_of(areas, ())] == groups


def test_of_each_group_it_is_told_who_has_no_place_and_who_has_too_many():
    areas = dict(enumerate([1] * 6 + [2] * 7))
    first, second = reach_of(areas, {0, 6, 7, 8}, {7, 8, 99})
    assert (first, first.outside) == (Reach((2,), 7, 3, 2), 4)
    assert (second, second.outside) == (Reach((1,), 6, 1), 5)


def test_the_share_is_of_those_who_lead_there():
    assert [Reach((1,), 8, placed).percent for placed in (0, 1, 8)] == [0, 13, 100]


@pytest.mark.parametrize(
    ("kinds", "crowded"),
    [
        ([], False),
        ([Kind.CROSS], False),
        ([Kind.CROSS, Kind.PROFESSIONAL], False),
        ([Kind.CROSS, Kind.CROSS], True),
        ([Kind.CROSS, Kind.PROFESSIONAL, "x"], True),
    ],
)
def test_too_many_are_two_of_a_kind_or_three(kinds, crowded):
    assert is_crowded(kinds) is crowded


@pytest.mark.parametrize(
    ("places", "day"),
    [
        ([], None),
        ([(-9, 4), (5, None)], None),
        ([(-9, 5), (5, None)], 5),
        ([(-9, None), (-20, None)], 0),
        ([(-9, 4), (5, 9), (3, None)], 3),
        ([(3, 4), (5, 9), (10, None)], None),
        ([(number, None) for number in range(20)], 1),
    ],
)
def test_places_are_too_many_on_a_day_and_not_over_all_time(places, day):
    held = [Place(Kind.CROSS, TODAY + first * DAY, last and TODAY + last * DAY) for first, last in places]
    assert crowded_day(held, TODAY) == (None if day is None else TODAY + day * DAY)


def test_only_the_topmost_bare_unit_of_two_leaders_is_told():
    parents = {1: None, 2: 1, 3: 2, 4: 1, 5: 4}
    places = {10: 2, 11: 3, 12: 3, 13: 4, 14: 5}
    assert bare_areas(parents, places, {13}) == [(2, 3)]
    assert bare_areas(parents, places, set()) == [(1, 5)]
    assert bare_areas(parents, {10: 5}, set()) == []


def test_bare_areas_come_in_the_order_of_the_units_and_one_place_below_is_enough():
    parents = {40: None, 9: 40, 16: 40, 7: 40}
    places = {1: 16, 2: 16, 3: 9, 4: 9, 5: 9, 6: 7, 7: 7}
    assert bare_areas(parents, places, {6}) == [(9, 3), (16, 2)]
