"""The law of polls on plain values."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.rules.polls import (
    State,
    Wish,
    best_worth,
    closing_of,
    count_of,
    demand_open,
    demand_times,
    is_reminder_due,
)
from organisation.rules.refusals import Refused
from tests.world import NOW, TODAY, wall

wishes = st.lists(st.sampled_from(Wish.values), max_size=12)


@given(said=wishes)
def test_every_wish_is_counted_once(said):
    count = count_of(said)
    assert count.yes + count.if_need_be + count.no == len(said)
    assert count.can_come == len([wish for wish in said if wish != Wish.NO])


@given(times=st.lists(wishes, min_size=1, max_size=8))
def test_the_best_time_is_the_one_most_can_and_of_those_the_one_most_gladly_can(times):
    counts = [count_of(said) for said in times]
    best = best_worth(counts)
    assert (best is None) == all(not count.can_come for count in counts)
    if best:
        assert best in {count.worth for count in counts}
        assert all(count.can_come < best[0] or (count.can_come == best[0] and count.yes <= best[1]) for count in counts)


TIMES = [(wall(day, 13), wall(day, 15)) for day in range(20, 29)]


@pytest.mark.parametrize(
    ("times", "closes_at", "reason"),
    [
        (TIMES[:2], wall(10, 16), "fra tre til otte"),
        (TIMES, wall(10, 16), "fra tre til otte"),
        ([TIMES[0], TIMES[0], TIMES[1]], wall(10, 16), "fra tre til otte"),
        (TIMES[:3], NOW, "Fristen for at svare er gået"),
        (TIMES[:3], TIMES[0][0], "før den første af tiderne"),
    ],
)
def test_what_cannot_be_proposed(times, closes_at, reason):
    with pytest.raises(Refused, match=reason):
        demand_times(times, closes_at, NOW)


@pytest.mark.parametrize("number", [3, 8])
def test_three_to_eight_times_can(number):
    demand_times(TIMES[:number], closing_of(TODAY + timedelta(days=10)), NOW)


def test_an_ended_poll_says_how_it_ended():
    demand_open(State.OPEN)
    with pytest.raises(Refused, match="allerede valgt"):
        demand_open(State.BOOKED)
    with pytest.raises(Refused, match="trukket tilbage"):
        demand_open(State.WITHDRAWN)


@pytest.mark.parametrize(
    ("at", "is_due"),
    [(wall(7, 15), False), (wall(8, 16), True), (wall(10, 15), True), (wall(10, 16), False)],
)
def test_a_reminder_goes_two_days_before_the_end_and_once(at, is_due):
    facts = {"asked_at": NOW, "closes_at": wall(10, 16), "at": at}
    assert is_reminder_due(reminded_at=None, **facts) == is_due
    assert not is_reminder_due(reminded_at=NOW, **facts)


def test_who_was_asked_today_is_not_reminded_today():
    facts = {"closes_at": wall(2, 8), "reminded_at": None, "asked_at": NOW}
    assert not is_reminder_due(at=NOW + timedelta(hours=20), **facts)
    assert is_reminder_due(at=NOW + timedelta(hours=25), **facts)
