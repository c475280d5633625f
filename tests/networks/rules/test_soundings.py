"""The law of sounding out the superiors: until when they answer, when HR may publish, and when they are reminded."""

from datetime import date, timedelta

import pytest

from networks.rules.soundings import (
    MOVES,
    State,
    Unheard,
    demand_answerable,
    demand_heard,
    demand_move,
    is_answerable,
    is_early,
)
from organisation.rules.refusals import Refused

DAY = timedelta(days=1)
UNTIL = date(2026, 12, 4)
EARLY = "Høringen er ikke slut. Skriv, hvorfor I offentliggør nu."


@pytest.mark.parametrize(("days", "open_still"), [(-1, True), (0, True), (1, False)])
def test_superiors_answer_to_and_with_the_last_day_and_only_then_is_it_late_enough_to_publish(days, open_still):
    on = UNTIL + days * DAY
    assert [is_answerable(state, UNTIL, on) for state in State] == [open_still, False, False]
    assert [is_early(UNTIL, on, silent) for silent in (0, 1)] == [False, open_still]


def test_what_is_over_is_neither_answered_nor_moved():
    demand_answerable(State.OPEN, UNTIL, UNTIL)
    with pytest.raises(Refused, match="svaret kan ikke ændres"):
        demand_answerable(State.OPEN, UNTIL, UNTIL + DAY)
    assert {state: set(moves) for state, moves in MOVES.items() if moves} == {"open": {"concluded", "withdrawn"}}
    demand_move("open", State.CONCLUDED)
    with pytest.raises(Refused, match="er afsluttet"):
        demand_move("withdrawn", State.CONCLUDED)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, EARLY),
        ({"reason": "Det haster."}, None),
        ({"silent": 0}, None),
        ({"on": UNTIL + DAY}, None),
        (
            {"on": UNTIL + DAY, "waiting": 1, "reason": "Det haster."},
            "1 indvending venter på jer. Tag stilling til den, før I offentliggør.",
        ),
        ({"waiting": 2}, "2 indvendinger venter på jer. Tag stilling til dem, før I offentliggør."),
    ],
)
def test_hr_publishes_when_nothing_waits_and_all_are_heard_or_a_reason_is_given(facts, words):
    facts = {"until": UNTIL, "on": UNTIL, "silent": 1, "waiting": 0, "reason": ""} | facts
    if words is None:
        demand_heard(**facts)
    else:
        with pytest.raises(Unheard) as told:
            demand_heard(**facts)
        assert str(told.value) == words
