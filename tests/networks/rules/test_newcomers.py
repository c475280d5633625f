"""The clock of a newcomer: from when, to when, and how it is said."""

from datetime import date, timedelta

import pytest

from networks.rules.newcomers import Call, Clock, clock_of, demand_ahead, demand_reason, may_undo
from organisation.rules.refusals import Refused

ON = date(2026, 6, 1)
BEFORE, LATER = date(2026, 1, 5), date(2026, 3, 2)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "began"),
    [
        ({}, LATER),
        ({"chair": date(2026, 4, 1)}, date(2026, 4, 1)),
        ({"back": date(2026, 4, 30)}, date(2026, 5, 1)),
        ({"last_place": date(2026, 5, 15)}, date(2026, 5, 16)),
        ({"back": date(2025, 4, 30), "last_place": date(2025, 5, 15)}, LATER),
    ],
)
def test_the_clock_starts_with_the_last_of_chair_programme_leave_and_place(facts, began):
    clock = clock_of(**({"chair": BEFORE, "programme": LATER, "days": 60} | facts))
    assert (clock.began, clock.due) == (began, began + timedelta(days=60))


@pytest.mark.parametrize(
    ("left", "call", "words"),
    [
        (-20, Call.OVERDUE, "20 dage over tiden"),
        (-1, Call.OVERDUE, "1 dag over tiden"),
        (0, Call.SOON, "i dag er sidste dag"),
        (1, Call.SOON, "1 dag endnu, senest den 2. juni"),
        (14, Call.SOON, "14 dage endnu, senest den 15. juni"),
        (15, Call.RUNNING, "15 dage endnu, senest den 16. juni"),
        (300, Call.RUNNING, "300 dage endnu, senest den 28. marts 2027"),
    ],
)
def test_a_clock_in_words(left, call, words):
    clock = Clock(ON + timedelta(days=left - 60), 60)
    assert (clock.call(ON), clock.words(ON)) == (call, words)


def test_who_waits_by_agreement_is_due_the_day_it_is_over_and_late_the_day_after():
    clock = Clock(BEFORE, 60, waits_until=ON)
    assert [clock.call(day) for day in (ON - DAY, ON, ON + DAY)] == [Call.PUT_OFF, Call.PUT_OFF, Call.OVERDUE]
    assert clock.words(ON - DAY) == "venter efter aftale til den 1. juni"
    assert clock.words(ON + DAY) == "1 dag over tiden"
    assert Clock(ON, 60, waits_until=ON + DAY).due == ON + timedelta(days=60)


def test_what_is_refused_and_where():
    demand_reason(0, "")
    demand_reason(2, "aftalt med begge")
    demand_ahead(ON + DAY, ON)
    with pytest.raises(Refused, match="bryder en regel") as refused:
        demand_reason(1, "")
    assert refused.value.field == "reason"
    with pytest.raises(Refused, match="Den dag er gået") as refused:
        demand_ahead(ON, ON)
    assert refused.value.field == "until"


def test_a_place_can_be_taken_back_for_a_week():
    assert may_undo(ON - timedelta(days=7), ON)
    assert not may_undo(ON - timedelta(days=8), ON)
