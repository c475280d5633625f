"""The drawing of a network's life."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Group, Line, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from networks.formats.life_drawings import LETTERS, NARROW, WIDE, mark_of, picture_of
from networks.rules.cycle import Course, State
from networks.rules.lifelines import Mark, Sign, line_of
from organisation.formats.print import svg_of
from organisation.formats.print.fonts import TEXT
from organisation.formats.print.palette import BAD, NEED, PRIMARY

STARTS = date(2022, 11, 1)
TODAY = date(2026, 11, 29)
DAY = timedelta(days=1)


def line(marks=(), on=TODAY, **facts):
    return line_of(Course(**{"starts": STARTS, "state": State.RUNNING} | facts), marks, on)


def kinds(drawing, kind):
    return [shape for shape in drawing.contents if isinstance(shape, kind)]


def texts(drawing):
    return [shape.text for shape in kinds(drawing, String)]


def test_every_sign_has_a_shape_of_its_own():
    def outline(sign):
        return re.sub(r'(fill|stroke)="[^"]*"', "", svg_of(mark_of(sign), "x")).replace("-", "")

    shapes = {(outline(sign), svg_of(mark_of(sign), "x")) for sign in Sign}
    assert len(shapes) == len(Sign)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_good_age_lies_between_its_edges_and_is_named(width):
    drawing = picture_of(line(), width)
    (band,) = kinds(drawing, Rect)
    edges = [shape.x1 for shape in kinds(drawing, Line) if shape.x1 == shape.x2 and shape.strokeColor == PRIMARY]
    assert edges == [band.x, band.x + band.width]
    assert texts(drawing).count("2–4 år") == 1
    assert "i dag" in texts(drawing)


def test_a_phone_has_the_shapes_and_not_the_words():
    marks = [Mark(date(2024, 5, 1), Sign.ROTATION, "rotation", "3 nye")]
    wide, narrow = (picture_of(line(marks), width) for width in (WIDE, NARROW))
    assert [len(kinds(one, Group)) for one in (wide, narrow)] == [2, 2]
    assert ("rotation" in texts(wide), "rotation" in texts(narrow)) == (True, False)


@pytest.mark.parametrize(
    ("facts", "colours"),
    [({}, {NEED}), ({"decide_by": TODAY - DAY}, {BAD}), ({"starts": TODAY - 900 * DAY}, set())],
)
def test_past_four_years_the_line_warns_and_is_red_only_past_a_date(facts, colours):
    lines = kinds(picture_of(line(**facts), WIDE), Line)
    assert {shape.strokeColor for shape in lines} & {NEED, BAD} == colours


def test_a_life_that_ended_stops_at_its_last_day():
    lines = kinds(picture_of(line(state=State.WOUND_DOWN, ends=date(2025, 1, 31)), WIDE), Line)
    assert [shape for shape in lines if shape.strokeDashArray] == []


@given(st.lists(st.integers(0, 1500), max_size=14), st.sampled_from([WIDE, NARROW]))
def test_words_never_lie_upon_each_other_nor_outside(days, width):
    marks = [Mark(STARTS + one * DAY, Sign.DECISION, "fortsæt", "Besluttet") for one in days]
    drawing = picture_of(line(marks), width)
    boxes = []
    for text in kinds(drawing, String):
        half = stringWidth(text.text, TEXT, LETTERS) / 2
        boxes.append((text.y, text.x - half, text.x + half))
    assert all(left >= -1 and right <= width + 1 for _up, left, right in boxes)
    for place, (up, left, right) in enumerate(boxes):
        for other_up, other_left, other_right in boxes[place + 1 :]:
            assert up != other_up or right <= other_left or other_right <= left
    svg_of(drawing, "x")
