"""The drawings of a leader's report."""

import re
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.formats.report_drawings import (
    CLOSE,
    EDGE,
    STEP,
    WIDTH,
    levels_of,
    mark_of,
    place_of,
    plot_of,
    spread_of,
)
from evaluation.queries.report_lines import Figure
from evaluation.rules.rounds import RaterGroup
from organisation.formats.print import svg_of
from organisation.formats.print.palette import TOKENS

SCALE = range(1, 6)
TENTHS = st.integers(10, 50).map(lambda tenths: Decimal(tenths) / 10)


def test_a_scale_goes_from_edge_to_edge():
    assert [place_of(Decimal(step), SCALE) for step in (1, 3, 5)] == [EDGE, WIDTH / 2, WIDTH - EDGE]


@given(st.dictionaries(st.sampled_from(list(RaterGroup)[:5]), TENTHS))
def test_no_mark_hides_another(values):
    levels = levels_of(values, SCALE)
    for one, other in combinations(values, 2):
        if abs(place_of(values[one], SCALE) - place_of(values[other], SCALE)) < CLOSE:
            assert levels[one] != levels[other]


@given(st.dictionaries(st.sampled_from(list(RaterGroup)), TENTHS))
def test_every_mark_lies_inside_its_drawing(values):
    figures = [Figure(group, group, value) for group, value in values.items()]
    drawing = plot_of(figures, None, SCALE)
    for level in levels_of(values, SCALE).values():
        assert 8 <= drawing.height / 2 + STEP * level <= drawing.height - 8


def test_the_leader_and_the_group_compared_with_are_joined():
    figures = [Figure("self", "selv", Decimal("3.0")), Figure("employees", "medarbejdere", Decimal("4.0"))]
    assert svg_of(plot_of(figures, "employees", SCALE), "x").count('stroke-linecap="round"') == 1
    assert "round" not in svg_of(plot_of(figures, None, SCALE), "x")


def test_a_hidden_group_is_not_drawn():
    figures = [Figure("self", "selv", Decimal("3.0")), Figure("peers", "kolleger", None)]
    assert svg_of(plot_of(figures, None, SCALE), "x").count("<g ") == 1


def test_every_group_has_a_mark_of_its_own():
    marks = {svg_of(mark_of(group), "x") for group in RaterGroup}
    assert len(marks) == len(RaterGroup)


def test_bars_are_as_high_as_their_numbers():
    picture = svg_of(spread_of([0, 1, 2, 6, 3]), "x")
    heights = [float(height) for height in re.findall(r'<rect [^>]*height="([\d.]+)"', picture)]
    assert heights == [1.5, 5.0, 10.0, 30.0, 15.0]
    assert re.findall(r">(\d)</text>", picture) == ["0", "1", "2", "6", "3"]


@pytest.mark.parametrize("name", TOKENS)
def test_paper_has_the_colours_of_the_light_page(name):
    css = Path("static/ledernet/css/tokens.css").read_text(encoding="utf-8")
    light = re.search(rf"--ln-{name}: #([0-9a-f]+);", css)[1]
    full = light if len(light) == 6 else "".join(2 * digit for digit in light)
    assert TOKENS[name].hexval() == f"0x{full}"
