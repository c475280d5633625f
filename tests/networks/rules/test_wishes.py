"""The law of a wish round's days: wishes are told to and with the last day, and HR uses them from the day after."""

from datetime import date, timedelta

import pytest

from networks.rules.wishes import (
    MOVES,
    State,
    demand_ahead,
    demand_asking,
    demand_open,
    is_asking,
    is_over,
)
from organisation.rules.refusals import Refused

DAY = timedelta(days=1)
UNTIL = date(2026, 12, 4)


@pytest.mark.parametrize(("days", "asking", "over"), [(-1, True, False), (0, True, False), (1, False, True)])
def test_an_open_round_asks_to_and_with_its_last_day(days, asking, over):
    on = UNTIL + days * DAY
    assert (is_asking(State.OPEN, UNTIL, on), is_over(State.OPEN, UNTIL, on)) == (asking, over)


@pytest.mark.parametrize("state", [State.USED, State.WITHDRAWN, State.LAPSED])
@pytest.mark.parametrize("days", [-1, 1])
def test_a_round_that_has_ended_neither_asks_nor_waits_for_hr(state, days):
    on = UNTIL + days * DAY
    assert (is_asking(state, UNTIL, on), is_over(state, UNTIL, on)) == (False, False)


def test_only_an_open_round_ends():
    ways = {(state, to) for state, moves in MOVES.items() for to in moves}
    assert ways == {("open", "used"), ("open", "withdrawn"), ("open", "lapsed")}


def test_what_is_refused():
    demand_asking("open", UNTIL, UNTIL)
    demand_open("open")
    demand_ahead(UNTIL, UNTIL - DAY)
    for asked, words in (
        (lambda: demand_asking("open", UNTIL, UNTIL + DAY), "Ønskerunden er slut"),
        (lambda: demand_open("lapsed"), "ønskerne er slettet"),
        (lambda: demand_ahead(UNTIL, UNTIL), "Vælg en dag efter i dag"),
    ):
        with pytest.raises(Refused, match=words):
            asked()
