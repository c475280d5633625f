"""What days say of the promise to answer, and what a line of house rules is."""

from datetime import date, timedelta

import pytest

from networks.rules.house_rules import demand_rules, rules_in
from networks.rules.proposals import Course, demand_answer_day, demand_put_off, is_carried, kept_by
from networks.rules.wiping import is_told, wipe_day
from organisation.rules.refusals import Refused

DAY = timedelta(days=1)
SENT, DUE = date(2026, 3, 2), date(2026, 4, 1)


@pytest.mark.parametrize(
    ("courses", "on", "kept"),
    [
        ([], DUE, "not_yet"),
        ([Course(SENT, DUE)], DUE, "not_yet"),
        ([Course(SENT, DUE)], DUE + DAY, "broken"),
        ([Course(SENT, DUE, answered_on=DUE)], DUE + DAY, "kept"),
        ([Course(SENT, DUE, answered_on=DUE + DAY)], DUE + DAY, "partly"),
        ([Course(SENT, DUE, put_off_on=DUE, put_off_to=DUE + 30 * DAY)], DUE + 30 * DAY, "kept"),
        ([Course(SENT, DUE, put_off_on=DUE, put_off_to=DUE + 30 * DAY)], DUE + 31 * DAY, "broken"),
        ([Course(SENT, DUE, put_off_on=DUE + DAY, put_off_to=DUE + 30 * DAY)], DUE + 2 * DAY, "partly"),
        ([Course(SENT, DUE, DUE, DUE + 9 * DAY, DUE + 10 * DAY)], DUE + 11 * DAY, "partly"),
        ([Course(SENT, DUE, answered_on=SENT), Course(SENT, DUE)], DUE + DAY, "broken"),
        ([Course(SENT, DUE)], SENT + 366 * DAY, "not_yet"),
    ],
)
def test_the_days_say_whether_the_promise_was_kept(courses, on, kept):
    assert kept_by(courses, on) == kept


@pytest.mark.parametrize(
    ("approvals", "members", "carried"), [(0, 0, False), (1, 2, False), (2, 3, True), (1, 1, True), (4, 8, False)]
)
def test_more_than_half_carry_a_proposal(approvals, members, carried):
    assert is_carried(approvals, members) is carried


def test_later_is_said_once_and_with_a_day_to_come():
    demand_put_off(Course(SENT, DUE), DUE + DAY, DUE)
    for course, day in (
        (Course(SENT, DUE), None),
        (Course(SENT, DUE), DUE),
        (Course(SENT, DUE), DUE + 91 * DAY),
        (Course(SENT, DUE, DUE, DUE + DAY), DUE + DAY),
    ):
        with pytest.raises(Refused):
            demand_put_off(course, day, DUE)


@pytest.mark.parametrize("days", [6, 91])
def test_an_answer_is_asked_for_within_reason(days):
    with pytest.raises(Refused):
        demand_answer_day(SENT + days * DAY, SENT)


def test_a_rule_is_a_line_without_its_number():
    assert rules_in("1. Vi lytter\n\n- Vi lytter\n  •  Vi er her kl. 13\n7\n") == ["Vi lytter", "Vi er her kl. 13"]


@pytest.mark.parametrize("rules", [[], ["x"] * 11, ["x" * 161]])
def test_house_rules_are_few_and_short(rules):
    with pytest.raises(Refused):
        demand_rules(rules)


def test_what_was_written_goes_a_month_after_the_end_and_two_weeks_after_the_word_at_least():
    assert [is_told(DUE, DUE - days * DAY) for days in (15, 14, 0)] == [False, True, True]
    assert wipe_day(DUE, DUE - 14 * DAY) == DUE + 30 * DAY
    assert wipe_day(DUE, DUE + 40 * DAY) == DUE + 54 * DAY
