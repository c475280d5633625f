"""The law of the calendar, with no database."""

from datetime import timedelta

import pytest

from organisation.rules.calendar import (
    GIVEN,
    Answer,
    Refusal,
    State,
    demand_booked,
    demand_open,
    demand_period,
    is_answer_outdated,
)
from tests.organisation.formats.calendar_values import wall

START, END = wall(2026, 11, 24, 13), wall(2026, 11, 24, 15)
SECOND, MOMENT = timedelta(seconds=1), timedelta(microseconds=1)


def test_an_answer_is_yes_perhaps_or_no():
    assert GIVEN == (Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED)
    assert set(Answer) - set(GIVEN) == {Answer.NEEDS_ACTION}


def test_a_meeting_may_be_as_short_as_it_likes_but_not_shorter():
    demand_period(START, START + MOMENT)
    for ends in (START, START - MOMENT):
        with pytest.raises(Refusal, match="slutte, efter"):
            demand_period(START, ends)
    for naive in [(START.replace(tzinfo=None), END), (START, END.replace(tzinfo=None))]:
        with pytest.raises(Refusal, match="tidszone"):
            demand_period(*naive)


def test_only_what_is_booked_is_changed():
    demand_booked(State.BOOKED)
    with pytest.raises(Refusal, match="kan ikke ændres"):
        demand_booked(State.CANCELLED)


def test_answers_count_to_the_last_moment():
    demand_open(State.BOOKED, END, END - MOMENT)
    with pytest.raises(Refusal, match="er holdt"):
        demand_open(State.BOOKED, END, END)
    with pytest.raises(Refusal, match="er aflyst"):
        demand_open(State.CANCELLED, END, START)


@pytest.mark.parametrize(
    ("sequence", "stamped", "answered_at", "is_outdated"),
    [
        (3, START, None, False),
        (2, START, None, True),
        (4, START, None, True),
        (3, START, START, False),
        (3, START, START + SECOND - MOMENT, False),
        (3, START, START + SECOND, True),
        (3, START + SECOND, START, False),
        (2, START + SECOND, START, True),
    ],
)
def test_an_answer_to_another_version_or_from_before_the_last_is_outdated(sequence, stamped, answered_at, is_outdated):
    found = is_answer_outdated(sequence=sequence, stamped=stamped, current_sequence=3, answered_at=answered_at)
    assert found is is_outdated
