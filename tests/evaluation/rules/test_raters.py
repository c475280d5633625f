"""Who rates whom, from the organisation of one day, and why somebody is left out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from evaluation.rules.raters import Day, Omission, Rater, Why, nearest, raters_of, tree
from evaluation.rules.rounds import RaterGroup

ON = date(2026, 11, 24)
DAY = timedelta(days=1)
# 1 leads 2, 3, 8 and 9; 2 leads 4 and 5; 3 leads 6. Of those only 1, 2, 3 and 9 are leaders, and 9 leads nobody.
SUPERIORS = {2: 1, 3: 1, 8: 1, 9: 1, 4: 2, 5: 2, 6: 3}
NOW = Day(SUPERIORS, {1, 2, 3, 9}, dict.fromkeys(range(1, 10), date(2020, 1, 1)), frozenset())
SELF, SUPERIOR, EMPLOYEES, PEERS = "self", "superior", "employees", "peers"


def rating(leader, now=NOW, before=NOW):
    """Who is asked about a leader, and who is not."""
    found = raters_of({leader}, now, before, ON)
    left_out = {one.person: (one.group, one.why) for one in found.omissions}
    return {one.person: one.group for one in found.raters}, left_out


def test_each_rates_in_one_capacity():
    asked = {1: SUPERIOR, 2: SELF, 3: PEERS, 9: PEERS, 4: EMPLOYEES, 5: EMPLOYEES}
    assert rating(2) == (asked, {})
    assert rating(1) == ({1: SELF} | dict.fromkeys((2, 3, 8, 9), EMPLOYEES), {})
    assert raters_of({3}, NOW, NOW, ON).raters == tuple(
        Rater(3, person, RaterGroup(group))
        for person, group in ((1, SUPERIOR), (2, PEERS), (3, SELF), (6, EMPLOYEES), (9, PEERS))
    )


def test_leaders_are_told_in_the_same_order_whoever_is_evaluated():
    now = replace(NOW, superiors=SUPERIORS | {7: 8}, leaders=NOW.leaders | {8})
    assert raters_of({8, 1}, now, now, ON).leaders == (1, 8)
    assert [one.leader for one in raters_of({8, 1}, now, now, ON, {8, 1}).omissions] == [1, 8]


@pytest.mark.parametrize(
    ("now", "before", "left_out"),
    [
        ({"employed_from": {4: ON - 91 * DAY, 5: None}}, {}, {}),
        ({"employed_from": {4: ON - 90 * DAY, 3: ON}}, {}, {4: (EMPLOYEES, Why.NEW_HERE), 3: (PEERS, Why.NEW_HERE)}),
        ({"employed_from": {1: ON, 2: ON}}, {}, {}),
        ({}, {"superiors": SUPERIORS | {4: 3, 3: 8}}, {4: (EMPLOYEES, Why.NEW_TOGETHER)}),
        (
            {"away": {1, 3, 5}},
            {},
            {1: (SUPERIOR, Why.ON_LEAVE), 3: (PEERS, Why.ON_LEAVE), 5: (EMPLOYEES, Why.ON_LEAVE)},
        ),
        ({"away": {4}, "employed_from": {4: ON}}, {}, {4: (EMPLOYEES, Why.ON_LEAVE)}),
    ],
)
def test_who_is_away_new_or_new_together_is_left_out_with_the_reason(now, before, left_out):
    asked, omitted = rating(2, replace(NOW, **now), replace(NOW, **before))
    assert omitted == left_out
    assert asked.keys() | omitted.keys() == {1, 2, 3, 4, 5, 9}
    assert not asked.keys() & omitted.keys()


@pytest.mark.parametrize(
    ("leader", "now", "before", "recently", "why"),
    [
        (2, {}, {}, {2}, Why.RECENTLY_EVALUATED),
        (2, {"away": {2}}, {}, {2}, Why.RECENTLY_EVALUATED),
        (2, {"away": {2}}, {"leaders": {1}}, set(), Why.ON_LEAVE),
        (9, {}, {"leaders": {1, 2}}, set(), Why.NEW_LEADER),
        (9, {}, {}, set(), Why.NOBODY_TO_ASK),
    ],
)
def test_a_leader_is_not_evaluated_for_one_reason(leader, now, before, recently, why):
    found = raters_of({leader}, replace(NOW, **now), replace(NOW, **before), ON, recently)
    omitted = (Omission(leader, None, RaterGroup.SELF, why),)
    assert (found.leaders, found.raters, found.omissions) == ((), (), omitted)


def test_the_tree_passes_over_those_who_are_not_evaluated_and_ends_in_a_circle():
    assert tree((1, 4, 6), SUPERIORS) == {1: None, 4: 1, 6: 1}
    assert tree((2, 4, 6), SUPERIORS) == {2: None, 4: 2, 6: None}
    assert raters_of({1, 2}, NOW, NOW, ON).superiors == {1: None, 2: 1}
    assert nearest(1, {1: 2, 2: 1}, {1}) is None
    assert nearest(1, {1: 2, 2: 3, 3: 2}, {1}) is None
