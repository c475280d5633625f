"""When a talk about attendance can be noted, and when a number is shown: at least three meetings, half missed."""

from datetime import date, timedelta

import pytest

from networks.rules.attendance import Came, demand_talk
from organisation.rules.refusals import Refused

TODAY = date(2026, 11, 30)
STARTS = TODAY - timedelta(days=200)
DAY = timedelta(days=1)
USUAL = {"attendance": "mandatory", "came": Came(1, 3), "starts": STARTS, "held_on": TODAY, "today": TODAY}


@pytest.mark.parametrize(
    ("there", "meetings", "shown", "pattern"),
    [
        (0, 0, False, False),
        (0, 2, False, False),
        (0, 3, True, True),
        (1, 3, True, True),
        (2, 3, True, False),
        (2, 4, True, True),
        (3, 4, True, False),
        (5, 10, True, True),
        (6, 10, True, False),
        (10, 10, True, False),
    ],
)
def test_three_meetings_say_something_and_half_of_them_missed_is_a_pattern(there, meetings, shown, pattern):
    came = Came(there, meetings)
    assert (came.says_something, came.is_a_pattern) == (shown, pattern)


@pytest.mark.parametrize("held_on", [STARTS, TODAY - DAY, TODAY])
def test_a_talk_in_the_members_own_time_is_noted(held_on):
    assert demand_talk(**USUAL | {"held_on": held_on}) is None


@pytest.mark.parametrize(
    ("given", "words", "field"),
    [
        ({"attendance": "voluntary"}, "frivilligt", ""),
        ({"attendance": "voluntary", "came": Came(0, 20)}, "frivilligt", ""),
        ({"came": Came(2, 3)}, "højst halvdelen", ""),
        ({"came": Came(0, 2)}, "tre møder", ""),
        ({"held_on": TODAY + DAY}, "ikke kommet", "held_on"),
        ({"held_on": STARTS - DAY}, "ikke kommet med", "held_on"),
    ],
)
def test_everything_else_is_refused_and_said_where_it_was_written(given, words, field):
    with pytest.raises(Refused, match=words) as refused:
        demand_talk(**USUAL | given)
    assert (refused.value.field or "") == field
