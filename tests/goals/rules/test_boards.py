"""The law of boards: what a step may become, which board is above, and when the next meeting is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.rules.boards import StepState, above_all, may_move, next_meeting, way_up
from goals.rules.indicators import Cadence, due_after
from organisation.rules.holidays import is_day_off

# 1 is the top; 2 and 3 lie below it, 4 and 5 below 2, 6 below 4.
TREE = {1: None, 2: 1, 3: 1, 4: 2, 5: 2, 6: 4}


@st.composite
def trees(draw):
    """A tree of units, each with its parent; sometimes with a circle in it, as bad data may have."""
    size = draw(st.integers(1, 12))
    return {unit: draw(st.none() | st.integers(0, size - 1)) for unit in range(size)}


def test_a_step_is_settled_by_one_word_and_opened_again():
    moves = {(one.value, other.value) for one in StepState for other in StepState if may_move(one, other)}
    assert moves == {("open", "done"), ("open", "dropped"), ("done", "open"), ("dropped", "open")}


@pytest.mark.parametrize(
    ("units", "above"),
    [
        ([6], [4, 2, 1]),
        ([1], []),
        ([4, 5], [2, 1]),
        ([5, 6], [2, 1]),
        ([6, 3], [1]),
        ([2, 4], [1]),
        ([], []),
        ([9], []),
    ],
)
def test_above_some_units_is_what_is_above_each_of_them(units, above):
    assert above_all(units, TREE) == above


@given(trees(), st.data())
def test_the_way_up_ends_and_names_nobody_twice(parents, data):
    unit = data.draw(st.sampled_from(sorted(parents)))
    way = way_up(unit, parents)
    assert len(way) == len(set(way)) <= len(parents)
    assert unit not in way
    assert way == [] or way[0] == parents[unit]


@given(trees(), st.data())
def test_above_all_is_above_each_in_the_order_of_each(parents, data):
    units = data.draw(st.lists(st.sampled_from(sorted(parents)), min_size=1, max_size=4, unique=True))
    found = above_all(units, parents)
    ways = [way_up(unit, parents) for unit in units]
    assert set(found) == set.intersection(*map(set, ways))
    assert found == [unit for unit in ways[0] if unit in found]


@pytest.mark.parametrize(
    ("cadence", "last", "day"),
    [
        (Cadence.FORTNIGHT, date(2026, 12, 3), date(2026, 12, 17)),
        (Cadence.MONTH, date(2026, 11, 25), date(2026, 12, 28)),  # Christmas Day, Boxing Day and a Sunday are passed
        (Cadence.MONTH, date(2027, 2, 25), date(2027, 3, 30)),  # Maundy Thursday to Easter Monday
        (Cadence.QUARTER, date(2026, 9, 30), date(2026, 12, 31)),
        (Cadence.YEAR, date(2026, 5, 1), date(2027, 5, 3)),
    ],
)
def test_the_next_meeting_is_on_a_day_on_which_people_work(cadence, last, day):
    assert next_meeting(cadence, last, is_day_off) == day


@given(st.sampled_from(list(Cadence)), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_the_next_meeting_is_the_first_free_day_of_its_cadence(cadence, last):
    day, due = next_meeting(cadence, last, is_day_off), due_after(cadence, last)
    assert not is_day_off(day)
    assert all(is_day_off(due + timedelta(days=n)) for n in range((day - due).days))
