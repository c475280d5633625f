"""Where things lie on the chart of a development programme."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.rules.development_chart import Chart, Mark, Tone, rows_of

DAY = timedelta(days=1)
FIRST = date(2026, 1, 1)


@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 90)), max_size=20))
def test_marks_in_a_row_never_lie_over_each_other(spans):
    marks = tuple(Mark(FIRST + day * DAY, FIRST + (day + length) * DAY, Tone.TASK) for day, length in spans)
    rows = rows_of(marks)
    assert sum(map(len, rows)) == len(marks)
    assert all(one.last < other.first for row in rows for one, other in pairwise(row))


def test_a_mark_comes_in_the_first_row_that_has_room():
    long, first, second = (Mark(FIRST + a * DAY, FIRST + b * DAY, Tone.TASK) for a, b in ((0, 9), (0, 2), (3, 4)))
    assert rows_of((second, long, first)) == [[first, second], [long]]


@pytest.mark.parametrize(("days", "share"), [(-1, 0), (0, 0), (50, 0.5), (100, 1), (101, 1)])
def test_a_day_lies_between_the_first_and_the_last(days, share):
    chart = Chart(FIRST, FIRST + 100 * DAY, FIRST + days * DAY, ())
    assert (chart.share(chart.today), chart.has_today) == (share, 0 <= days <= 100)


def test_quarters_lie_inside_and_a_chart_of_one_day_has_its_day_at_the_left():
    assert Chart(FIRST, date(2027, 4, 1), FIRST, ()).quarters == [
        date(2026, 1, 1),
        date(2026, 4, 1),
        date(2026, 7, 1),
        date(2026, 10, 1),
        date(2027, 1, 1),
        date(2027, 4, 1),
    ]
    assert Chart(FIRST + DAY, FIRST + DAY, FIRST, ()).quarters == []
    assert Chart(FIRST, FIRST, FIRST, ()).share(FIRST) == 0
