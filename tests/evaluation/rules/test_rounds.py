"""The law of rounds: how coarsely turnout is told, and until when answers are taken."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.promises import is_short
from evaluation.rules.rounds import State, Turnout, takes_answers, turnout_of

DEADLINE = datetime(2026, 12, 4, 22, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("answered", "invited", "k", "told"),
    [
        (0, 4, 5, Turnout.OPEN),
        (4, 4, 5, Turnout.OPEN),
        (4, 5, 5, Turnout.NOT_YET),
        (5, 5, 5, Turnout.ENOUGH),
        (4, 9, 5, Turnout.NOT_YET),
        (9, 9, 5, Turnout.ENOUGH),
        (0, 10, 5, Turnout.QUARTER),
        (2, 10, 5, Turnout.QUARTER),
        (3, 10, 5, Turnout.HALF),
        (4, 10, 5, Turnout.HALF),
        (5, 10, 5, Turnout.MOST),
        (7, 10, 5, Turnout.MOST),
        (8, 10, 5, Turnout.NEARLY_ALL),
        (10, 10, 5, Turnout.NEARLY_ALL),
        (14, 14, 15, Turnout.OPEN),
        (3, 12, 12, Turnout.HALF),
    ],
)
def test_turnout_is_told_in_coarse_steps(answered, invited, k, told):
    assert turnout_of(answered, invited, k) is told


@given(st.integers(0, 60), st.integers(5, 20))
def test_of_fewer_than_are_shown_nothing_is_told_and_of_few_no_more_than_whether_it_is_enough(invited, k):
    told = {turnout_of(answered, invited, k) for answered in range(invited + 1)}
    if invited < k:
        assert told == {Turnout.OPEN}
    elif invited < 10:
        assert told == {Turnout.NOT_YET, Turnout.ENOUGH}
    else:
        assert told == {Turnout.QUARTER, Turnout.HALF, Turnout.MOST, Turnout.NEARLY_ALL}


def test_answers_are_taken_until_the_deadline_and_not_a_moment_longer():
    moments = DEADLINE, DEADLINE + timedelta(microseconds=1)
    taken = {(state, at) for state in State for at in moments if takes_answers(state, DEADLINE, at)}
    assert taken == {(State.OPEN, DEADLINE)}


def test_under_a_week_is_a_short_time():
    week = timedelta(days=7)
    assert [is_short(DEADLINE, DEADLINE - gone) for gone in (week, week - timedelta(seconds=1))] == [False, True]
