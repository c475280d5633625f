"""The drawing of an indicator over time."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Circle, Group, Line, Rect, String

from goals.formats.drawings import EDGE, line_of
from goals.models import Goal, Indicator, Measurement, Target
from goals.queries.readings import reading_of
from goals.rules.indicators import Direction, Status, months_later
from organisation.formats.print import svg_of

JUNE = date(2026, 6, 30)
VALUES = st.lists(st.decimals(-500, 500, places=1), min_size=1, max_size=13)


def reading(values, direction=Direction.BELOW, low=None, high=None, **facts):
    """A reading of monthly values; nothing of it is stored."""
    indicator = Indicator(pk=1, goal=Goal(pk=1), name="Tal", direction=direction, decimals=1, **facts)
    rows = [Measurement(on=months_later(JUNE, number), value=Decimal(str(one))) for number, one in enumerate(values)]
    targets = (
        [Target(starts=date(2020, 1, 1), ends=date(2026, 12, 31), low=low, high=high)]
        if low is not None or high is not None
        else []
    )
    return reading_of(indicator, rows, targets, months_later(JUNE, len(values)))


def drawn(values, *, has_labels=True, **facts):
    return line_of(reading(values, **facts), width=420, height=150, has_labels=has_labels)


def kinds(drawing, kind):
    return [shape for shape in drawing.contents if isinstance(shape, kind)]


def test_measurements_are_joined_and_the_latest_bears_the_mark():
    drawing = drawn(["11.6", "12", "14.8"], high=Decimal(12), measured_in="%")
    dashed, *steps = kinds(drawing, Line)
    assert (dashed.strokeDashArray, len(steps), len(kinds(drawing, Circle)), len(kinds(drawing, Group))) == (
        [4, 3],
        2,
        2,
        1,
    )
    assert [text.text for text in kinds(drawing, String)] == ["højst 12\xa0%", "aug.", "juli", "juni"]


def test_every_status_has_a_shape_of_its_own():
    shapes = {
        Status.DEVIATES: drawn([20], high=Decimal(12)),
        Status.NEAR: drawn([12.1], high=Decimal(12)),
        Status.REACHED: drawn([11], high=Decimal(12)),
        Status.AIMLESS: drawn([11]),
        Status.ON_COURSE: drawn(
            [15],
            direction=Direction.DECREASE,
            high=Decimal(12),
            baseline=Decimal(20),
            baseline_on=date(2026, 1, 1),
        ),
    }
    marks = [svg_of(drawing, "x").rpartition("<g")[2].partition(">")[2] for drawing in shapes.values()]
    assert len({re.sub(r"var\([^)]*\)", "", mark) for mark in marks}) == 5


def test_a_band_is_an_area_between_two_lines():
    drawing = drawn([19, 21, 24], direction=Direction.BAND, low=Decimal(20), high=Decimal(25))
    (band,) = kinds(drawing, Rect)
    low, high = [line for line in kinds(drawing, Line) if line.strokeDashArray]
    assert (band.y, band.y + band.height) == (low.y1, high.y1)
    assert [text.text for text in kinds(drawing, String)][:2] == ["20", "25"]


def test_yearly_measurements_are_named_by_their_year():
    rows = reading([1], cadence="year")
    assert [text.text for text in kinds(line_of(rows, width=300, height=90, has_labels=True), String)] == ["2026"]


def test_nothing_measured_is_nothing_drawn():
    assert drawn([], high=Decimal(12)).contents == []


@pytest.mark.parametrize("has_labels", [True, False])
@given(VALUES)
def test_everything_lies_inside_and_labels_do_not_meet(has_labels, values):
    drawing = drawn(values, has_labels=has_labels, high=Decimal(12))
    for line in kinds(drawing, Line):
        assert 0 <= min(line.x1, line.x2) <= max(line.x1, line.x2) <= 420
        assert EDGE - 1 <= min(line.y1, line.y2) <= max(line.y1, line.y2) <= 150 - EDGE + 1
    places = [text.x for text in kinds(drawing, String) if text.textAnchor == "middle"]
    assert all(later - earlier >= 44 for later, earlier in pairwise(places))
    assert "style=" not in svg_of(drawing, "ln-line")
