"""The law of development programmes: how cohorts are dealt, on which days things lie, whom words are for."""

from collections import Counter
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.rules.development import (
    MOVES,
    Learner,
    Mix,
    State,
    dealt,
    demand_inside,
    demand_move,
    demand_period,
    demand_plannable,
    demand_task_days,
    half_year,
    is_reminder_due,
    may_read_words,
    place_for,
    shifted,
)
from organisation.rules.refusals import Refused

DAY = timedelta(days=1)
STARTS, ENDS = date(2026, 1, 1), date(2027, 12, 31)
LEARNERS = st.lists(
    st.builds(
        Learner,
        person=st.integers(1, 10**6),
        name=st.text("abcæøå", max_size=4),
        field=st.sampled_from(["", "skole", "ældre", "teknik"]),
        level=st.sampled_from([None, 1, 2, 3, 4]),
    ),
    max_size=60,
    unique_by=lambda one: one.person,
)


@given(LEARNERS, st.integers(1, 9), st.sampled_from(Mix))
def test_everybody_is_dealt_once_to_cohorts_of_one_size(learners, number, mix):
    groups = dealt(learners, number, mix)
    assert sorted(person for group in groups for person in group) == sorted(one.person for one in learners)
    assert len(groups) == number
    assert max(map(len, groups)) - min(map(len, groups)) <= 1
    assert dealt(reversed(learners), number, mix) == groups


@given(LEARNERS, st.integers(1, 9))
def test_across_no_cohort_has_two_more_of_a_field_than_another(learners, number):
    field_of = {one.person: one.field for one in learners}
    counts = [Counter(field_of[person] for person in group) for group in dealt(learners, number, Mix.ACROSS)]
    for field in set(field_of.values()):
        held = [count[field] for count in counts]
        assert max(held) - min(held) <= 1


def test_one_more_leader_comes_where_the_rule_says():
    cohorts = {1: ["skole", "skole"], 2: ["ældre", "teknik"], 3: ["skole", "ældre", "teknik"]}
    assert place_for("skole", cohorts, Mix.ACROSS) == 2
    assert place_for("skole", cohorts, Mix.WITHIN) == 1
    assert place_for("kultur", cohorts, Mix.ACROSS) == 1


def test_leaders_are_dealt_by_field_level_and_name_in_danish_order():
    rows = [("ældre", 4, "Å"), ("skole", None, "A"), ("skole", 4, "Ø"), ("skole", 4, "Æ"), ("skole", 3, "Å")]
    learners = [Learner(person, name, field, level) for person, (field, level, name) in enumerate(rows)]
    assert dealt(learners, 2, Mix.WITHIN) == [[4, 3, 2], [1, 0]]
    assert dealt(learners, 2, Mix.ACROSS) == [[4, 2, 0], [3, 1]]
    twins = [Learner(person, "A", "skole", 4) for person in (2, 1)]
    assert dealt(twins, 1, Mix.WITHIN) == [[1, 2]]


def test_a_programme_is_announced_once_and_cancelled_for_good():
    ways = {(state, to) for state, moves in MOVES.items() for to in moves}
    assert ways == {("draft", "running"), ("draft", "cancelled"), ("running", "cancelled")}
    demand_move("draft", State.RUNNING)
    demand_plannable("draft")
    demand_plannable("running")
    with pytest.raises(Refused, match="allerede meldt ud"):
        demand_move("running", State.RUNNING)
    with pytest.raises(Refused, match="Forløbet er aflyst"):
        demand_plannable("cancelled")


def test_days_that_are_taken():
    demand_period(STARTS, STARTS + DAY)
    demand_period(STARTS, STARTS + 1830 * DAY)
    demand_inside(STARTS, STARTS, ENDS, "due")
    demand_inside(ENDS, STARTS, ENDS, "due")
    demand_task_days(STARTS, STARTS + DAY)


@pytest.mark.parametrize(
    ("asked", "words", "field"),
    [
        (lambda: demand_period(STARTS, STARTS), "efter første dag", "ends"),
        (lambda: demand_period(STARTS, STARTS + 1831 * DAY), "højst vare fem år", "ends"),
        (lambda: demand_inside(STARTS - DAY, STARTS, ENDS, "given_on"), "uden for forløbet", "given_on"),
        (lambda: demand_inside(ENDS + DAY, STARTS, ENDS, "due"), "uden for forløbet", "due"),
        (lambda: demand_task_days(STARTS, STARTS), "efter den dag, opgaven", "due"),
    ],
)
def test_days_that_are_refused_and_where(asked, words, field):
    with pytest.raises(Refused, match=words) as refused:
        asked()
    assert refused.value.field == field


def test_words_are_read_by_their_writer_and_by_the_nearest_leader_where_they_are_shared():
    ways = product((False, True), repeat=3)
    may = {way for way in ways if may_read_words(is_own=way[0], is_superior=way[1], is_shared=way[2])}
    assert may == {
        (True, False, False),
        (True, False, True),
        (True, True, False),
        (True, True, True),
        (False, True, True),
    }


@pytest.mark.parametrize(("days", "is_due"), [(-8, False), (-7, True), (0, True), (1, False)])
def test_a_reminder_comes_in_the_last_week_of_a_task(days, is_due):
    assert is_reminder_due(ENDS, ENDS + days * DAY) is is_due


@pytest.mark.parametrize(
    ("length", "gone", "words"),
    [
        (729, -1, "ikke begyndt"),
        (729, 0, "1. halvår af 4"),
        (729, 182, "1. halvår af 4"),
        (729, 183, "2. halvår af 4"),
        (729, 364, "2. halvår af 4"),
        (729, 365, "3. halvår af 4"),
        (729, 729, "4. halvår af 4"),
        (729, 730, "afsluttet"),
        (273, 273, "1. halvår af 1"),
        (274, 274, "2. halvår af 2"),
        (30, 30, "1. halvår af 1"),
    ],
)
def test_the_way_through_is_told_in_half_years(length, gone, words):
    assert half_year(STARTS, STARTS + length * DAY, STARTS + gone * DAY) == words


@pytest.mark.parametrize(("later", "moved"), [(735, 735), (731, 728), (732, 735), (-7, -7), (0, 0)])
def test_a_copy_lies_whole_weeks_later(later, moved):
    assert shifted(STARTS + 9 * DAY, STARTS, STARTS + later * DAY) == STARTS + (9 + moved) * DAY
