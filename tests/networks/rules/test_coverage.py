"""How many leaders networks reach, told of groups in which nobody stands out."""

from collections import Counter
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.rules.coverage import Place, Reach, bare_areas, crowded_day, is_crowded, reach_of, told_below
from networks.rules.programmes import Kind
from organisation.rules.chain import path_up
from organisation.rules.shares import SMALLEST

TODAY = date(2026, 11, 30)
DAY = timedelta(days=1)


# 1 is the top; 2 and 3 lie below it, 4 and 5 below 2.
TREE = {1: None, 2: 1, 3: 1, 4: 2, 5: 2}


def people(*units):
    """One person for each unit named."""
    return dict(enumerate(units))


@st.composite
def houses(draw):
    """A tree, who leads where, who has places, and the units of those who read such pages."""
    parents = {unit: draw(st.sampled_from([None, *range(1, unit)])) for unit in range(1, draw(st.integers(2, 14)))}
    units = draw(st.lists(st.sampled_from(sorted(parents)), max_size=50))
    placed = draw(st.sets(st.integers(0, 49)))
    readers = draw(st.sets(st.integers(0, max(0, len(units) - 1)), max_size=8))
    return parents, dict(enumerate(units)), placed, readers & set(range(len(units)))


def read_by(reader, reach, parents, places):
    """The groups on a reader's page, as people."""
    below = {unit for unit in parents if places[reader] in path_up(unit, parents)}
    return [{one for one, unit in places.items() if unit in told.units} for told in told_below(reach, below)]


@given(houses())
def test_no_two_pages_together_with_what_their_readers_know_tell_of_a_group_of_one_to_four(house):
    parents, places, placed, readers = house
    reach = reach_of(parents, places, placed, readers=readers)
    pages = {reader: read_by(reader, reach, parents, places) for reader in readers}
    for one, other in product(readers, repeat=2):
        mine, theirs = (set().union(*pages[reader]) for reader in (one, other))
        figures = [*pages[one], *pages[other], mine, theirs]
        for first, second in product(figures, repeat=2):
            for group in (first, first - second, first & second):
                assert not group or len(group - {one, other}) >= SMALLEST


@given(houses())
def test_the_whole_house_but_for_few_at_the_top_is_told_once(house):
    parents, places, placed, readers = house
    reach = reach_of(parents, places, placed, readers=readers)
    told = [unit for one in reach for unit in one.units]
    assert len(told) == len(set(told))
    everybody = {one for one, unit in places.items() if unit in told}
    left = Counter(list(path_up(places[one], parents))[-1] for one in places.keys() - everybody - readers)
    assert max(left.values(), default=0) < SMALLEST
    assert sum(one.leaders for one in reach) == len(everybody)
    assert sum(one.placed for one in reach) == len(placed & everybody)


@given(houses())
def test_an_area_with_five_leaders_below_is_told_within_itself(house):
    parents, places, _placed, readers = house
    reach = reach_of(parents, places, (), readers=readers)
    for top in parents:
        below = {unit for unit in parents if top in path_up(unit, parents)}
        inside = [one for one in places if places[one] in below]
        if sum(one not in readers for one in inside) < SMALLEST:
            assert told_below(reach, below) == []
        else:
            assert all(one.unit in below for one in reach if not below.isdisjoint(one.units))


def test_a_reader_alone_above_groups_is_told_of_to_nobody_and_makes_up_no_five():
    """Told with a group below, the head of an area would take it from whoever leads that."""
    places = people(*[4] * 5, 2, *[3] * 6, 1)
    assert reach_of(TREE, places, {0, 5, 6}, readers={5, 12}) == [Reach(4, (4,), 5, 1), Reach(3, (3,), 6, 1)]
    assert reach_of(TREE, people(*[4] * 4, 2), {0}, readers={4}) == []


def test_what_is_too_small_meets_above_and_is_told_within_the_area():
    reach = reach_of(TREE, people(4, 4, 4, 5, 5, *[3] * 5, 1, 1), {0, 10})
    assert [(one.unit, sorted(one.units), one.leaders, one.placed) for one in reach] == [
        (2, [4, 5], 5, 1),
        (3, [3], 5, 0),
    ]


def test_of_each_group_it_is_told_who_has_no_place_and_who_has_too_many():
    first, second = reach_of(TREE, people(*[4] * 6, *[3] * 7), {0, 6, 7, 8}, crowded={7, 8, 99})
    assert (first, first.outside) == (Reach(4, (4,), 6, 1), 5)
    assert (second, second.outside) == (Reach(3, (3,), 7, 3, 2), 4)


def test_the_share_is_of_those_who_lead_there():
    assert [Reach(1, (1,), 8, placed).percent for placed in (0, 1, 8)] == [0, 13, 100]


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
