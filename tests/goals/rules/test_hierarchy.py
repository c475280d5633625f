"""The ranked hierarchy of goals as a list to read: each goal once, and no longer than a page."""

from hypothesis import given
from hypothesis import strategies as st

from goals.rules.hierarchy import Branch, below_of, branches

# 1 and 2 are at the top, 3 and 4 contribute to 1, 4 to 2 as well, 5 to 4.
ABOVE = {3: [1], 4: [1, 2], 5: [4]}
BELOW = below_of(ABOVE, [1, 2, 4, 3, 5])


def test_what_contributes_stands_below_in_the_order_that_goals_are_told():
    assert BELOW == {1: [4, 3], 2: [4], 4: [5]}
    assert below_of({}, [1, 2]) == {}


def test_a_goal_stands_once_and_what_the_page_has_no_room_for_is_counted():
    whole = [Branch(1, (Branch(4, (Branch(5),)), Branch(3))), Branch(2)]
    assert branches([1, 2], BELOW, 5) == whole
    assert branches([1, 2], BELOW, 4) == [Branch(1, (Branch(4, more=1), Branch(3))), Branch(2)]
    assert branches([1, 2], BELOW, 3) == [Branch(1, more=2), Branch(2, (Branch(4, more=1),))]
    assert branches([1, 2], BELOW, 0) == [Branch(1, more=2), Branch(2, more=1)]


@given(
    st.dictionaries(st.integers(4, 15), st.lists(st.integers(1, 15), max_size=3, unique=True), max_size=12),
    st.integers(0, 20),
)
def test_a_page_is_never_longer_than_its_room_and_nothing_stands_twice(above, room):
    tops = [1, 2, 3]

    def told(branch):
        return [branch.goal, *(goal for below in branch.below for goal in told(below))]

    shown = [goal for top in branches(tops, below_of(above, range(1, 16)), room) for goal in told(top)]
    assert len(shown) == len(set(shown)) <= max(room, len(tops))
    assert set(tops) <= set(shown)
