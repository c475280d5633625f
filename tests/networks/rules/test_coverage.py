"""How many leaders networks reach, told of groups in which nobody stands out."""

from hypothesis import given
from hypothesis import strategies as st

from networks.rules.coverage import SMALLEST, Reach, reach_of


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
