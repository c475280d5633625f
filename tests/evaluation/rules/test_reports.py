"""The law of a leader's report: rounding, theme figures, differences, strengths and blind spots."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.reports import (
    A_SURPRISE,
    MOST_SURPRISES,
    Answered,
    Gap,
    Surprise,
    Way,
    as_written,
    furthest_theme,
    gap_of,
    surprises,
    theme_mean,
)

MEANS = st.fractions(min_value=1, max_value=5, max_denominator=60)


def figures(**values: str) -> dict[str, Decimal]:
    return {group: Decimal(value) for group, value in values.items()}


@pytest.mark.parametrize(
    ("mean", "written"),
    [
        (Fraction(13, 4), "3.3"),
        (Fraction(16, 5), "3.2"),
        (Fraction(4), "4.0"),
        (Fraction(305, 100), "3.1"),
        (Fraction(3049, 1000), "3.0"),
    ],
)
def test_a_figure_has_one_decimal_and_halves_go_up(mean, written):
    assert as_written(mean) == Decimal(written)


@given(MEANS)
def test_a_written_figure_is_never_further_off_than_half_a_tenth(mean):
    assert -Fraction(1, 20) < Fraction(as_written(mean)) - mean <= Fraction(1, 20)


def test_a_mean_is_exact():
    assert Answered(n=3, sum=10, of_n=4).mean == Fraction(10, 3)


@pytest.mark.parametrize(
    ("means", "theme"),
    [
        ([4, 3, 3, 4], Fraction(7, 2)),
        ([4, 3, None, None], Fraction(7, 2)),
        ([4, None, None, None], None),
        ([None] * 4, None),
        ([2, None, None], None),
        ([2, 3, None], Fraction(5, 2)),
        ([], None),
    ],
)
def test_a_theme_is_the_mean_of_at_least_half_of_its_statements(means, theme):
    assert theme_mean([None if mean is None else Fraction(mean) for mean in means]) == theme


@given(st.lists(st.one_of(st.none(), MEANS), min_size=1, max_size=8))
def test_a_theme_lies_among_its_statements(means):
    found, released = theme_mean(means), [mean for mean in means if mean is not None]
    assert (found is None) == (2 * len(released) < len(means))
    assert found is None or min(released) <= found <= max(released)


@pytest.mark.parametrize(
    ("own", "others", "way", "size"),
    [
        ("3.2", "4.4", Way.LOWER, "1.2"),
        ("3.5", "3.9", Way.LOWER, "0.4"),
        ("3.5", "3.8", Way.ALIKE, "0.3"),
        ("4.0", "4.0", Way.ALIKE, "0.0"),
        ("4.0", "3.7", Way.ALIKE, "0.3"),
        ("4.0", "3.6", Way.HIGHER, "0.4"),
    ],
)
def test_four_tenths_are_a_difference(own, others, way, size):
    assert gap_of(figures(self=own, employees=others)) == Gap("employees", way, Decimal(size))


def test_a_leader_is_compared_with_the_first_who_may_be_shown():
    assert gap_of(figures(self="3.0", superior="5.0", peers="4.0", employees="2.0")).group == "employees"
    assert gap_of(figures(self="3.0", superior="5.0", peers="4.0")).group == "peers"
    assert gap_of(figures(self="3.0", superior="5.0")).group == "superior"
    assert gap_of(figures(self="3.0")) is None
    assert gap_of(figures(employees="3.0")) is None


def test_strengths_and_blind_spots_are_told_with_the_group_furthest_away():
    strengths, blind = surprises(
        [
            ("promises", figures(self="3.0", superior="5.0", employees="4.0", peers="4.5")),
            ("calm", figures(self="3.0", employees="3.9", peers="2.1")),
            ("goals", figures(self="5.0", employees="2.9", peers="4.1")),
            ("split", figures(self="3.0", employees="4.2", peers="1.9")),
            ("silent", figures(employees="1.0", peers="5.0")),
            ("edge", figures(self="3.0", employees="4.0", peers="2.0")),
        ]
    )
    assert strengths == [
        Surprise("promises", "peers", Decimal("3.0"), Decimal("4.5")),
        Surprise("split", "employees", Decimal("3.0"), Decimal("4.2")),
        Surprise("edge", "employees", Decimal("3.0"), Decimal("4.0")),
    ]
    assert blind == [
        Surprise("goals", "employees", Decimal("5.0"), Decimal("2.9")),
        Surprise("split", "peers", Decimal("3.0"), Decimal("1.9")),
        Surprise("edge", "peers", Decimal("3.0"), Decimal("2.0")),
    ]


def test_a_superior_alone_is_no_finding():
    assert surprises([("promises", figures(self="3.0", superior="5.0"))]) == ([], [])


def test_of_equal_findings_the_first_four_are_told():
    strengths, _blind = surprises([(item, figures(self="1.0", peers="3.0")) for item in "abcde"])
    assert [one.item for one in strengths] == list("abcd")


@given(st.lists(st.tuples(st.integers(1, 5), MEANS), max_size=12))
def test_four_findings_at_most_the_largest_first(rows):
    items = [(str(at), {"self": Decimal(own), "peers": as_written(mean)}) for at, (own, mean) in enumerate(rows)]
    for found in surprises(items):
        sizes = [one.size for one in found]
        assert len(found) <= MOST_SURPRISES
        assert sizes == sorted(sizes, reverse=True)
        assert all(size >= A_SURPRISE for size in sizes)


def test_the_furthest_theme_is_the_first_of_the_largest():
    gaps = [
        ("trust", Gap("employees", Way.LOWER, Decimal("0.9"))),
        ("across", Gap("employees", Way.LOWER, Decimal("1.2"))),
        ("room", Gap("employees", Way.LOWER, Decimal("1.2"))),
        ("people", None),
    ]
    assert furthest_theme(gaps, Way.LOWER)[0] == "across"
    assert furthest_theme(gaps, Way.HIGHER) is None
