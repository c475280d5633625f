"""What days say of the promise to answer, who carries a proposal, and until when what can be done with it."""

from datetime import date, timedelta

import pytest

from networks.rules.proposals import (
    Course,
    State,
    demand_answer_day,
    demand_put_off,
    demand_same,
    demand_state,
    is_carried,
    kept_by,
)
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
        ([Course(SENT, DUE)], SENT + 365 * DAY, "broken"),
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
    for days in (1, 90):
        demand_put_off(Course(SENT, DUE), DUE + days * DAY, DUE)
    for course, day, field in (
        (Course(SENT, DUE), None, "until"),
        (Course(SENT, DUE), DUE, "until"),
        (Course(SENT, DUE), DUE + 91 * DAY, "until"),
        (Course(SENT, DUE, DUE, DUE + DAY), DUE + DAY, "answer"),
    ):
        with pytest.raises(Refused) as refused:
            demand_put_off(course, day, DUE)
        assert refused.value.field == field


def test_an_answer_is_asked_for_within_reason():
    for days in (7, 90):
        demand_answer_day(SENT + days * DAY, SENT)
    for days in (6, 91):
        with pytest.raises(Refused, match="mellem en uge og tre måneder") as refused:
            demand_answer_day(SENT + days * DAY, SENT)
        assert refused.value.field == "answer_by"


def test_what_has_moved_on_or_been_rewritten_is_read_again_first():
    demand_state("sent", State.SENT)
    demand_same(2, 2)
    with pytest.raises(Refused, match="ikke længere, som da du åbnede siden"):
        demand_state("answered", State.SENT)
    with pytest.raises(Refused, match="En anden har rettet forslaget"):
        demand_same(2, 3)
