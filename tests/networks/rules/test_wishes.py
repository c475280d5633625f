"""The law of a wish round's days: wishes are told to and with the last day, and HR uses them from the day after."""

from datetime import date, timedelta

import pytest

from networks.rules.wishes import State, is_asking, is_over

UNTIL = date(2026, 12, 4)


@pytest.mark.parametrize(("days", "asking", "over"), [(-1, True, False), (0, True, False), (1, False, True)])
def test_an_open_round_asks_to_and_with_its_last_day(days, asking, over):
    on = UNTIL + timedelta(days=days)
    assert (is_asking(State.OPEN, UNTIL, on), is_over(State.OPEN, UNTIL, on)) == (asking, over)


@pytest.mark.parametrize("state", [State.USED, State.WITHDRAWN, State.LAPSED])
@pytest.mark.parametrize("days", [-1, 1])
def test_a_round_that_has_ended_neither_asks_nor_waits_for_hr(state, days):
    on = UNTIL + timedelta(days=days)
    assert (is_asking(state, UNTIL, on), is_over(state, UNTIL, on)) == (False, False)
