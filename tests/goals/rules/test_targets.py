"""The law of targets: which sides a target says, and that no day has two."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.rules.targets import Term, refuse_sides, refuse_term, term_words
from organisation.rules.refusals import Refused

LOW, HIGH = Decimal(20), Decimal(25)
JANUARY = Term(date(2026, 1, 1), date(2026, 1, 31))
TERMS = st.builds(
    lambda days, is_open: Term(date(2026, 1, min(days)), None if is_open else date(2026, 1, max(days))),
    st.tuples(st.integers(1, 31), st.integers(1, 31)),
    st.booleans(),
)


def field_of(refuse, *given):
    """Where it is refused, or nothing."""
    try:
        refuse(*given)
    except Refused as refused:
        return refused.field
    return ""


@pytest.mark.parametrize(
    ("directions", "neither", "low", "high", "both"),
    [
        (("increase", "above"), "low", "", "low", "high"),
        (("decrease", "below"), "high", "high", "", "low"),
        (("band",), "low", "high", "low", ""),
    ],
)
def test_a_target_says_the_sides_of_its_direction(directions, neither, low, high, both):
    sides = [(None, None), (LOW, None), (None, HIGH), (LOW, HIGH)]
    for direction in directions:
        assert [field_of(refuse_sides, direction, *one) for one in sides] == [neither, low, high, both]


def test_the_upper_limit_is_not_below_the_lower():
    assert field_of(refuse_sides, "band", LOW, LOW) == ""
    with pytest.raises(Refused, match="Den øvre grænse er lavere"):
        refuse_sides("band", HIGH, LOW)


@given(TERMS, TERMS)
def test_terms_overlap_where_they_share_a_day(one, other):
    days = [
        {date(2026, 1, day) for day in range(term.starts.day, (term.ends or date(2026, 1, 31)).day + 1)}
        for term in (one, other)
    ]
    assert one.overlaps(other) is other.overlaps(one) is bool(days[0] & days[1])


def test_a_term_ends_after_it_starts_and_shares_no_day_with_another():
    assert field_of(refuse_term, Term(date(2026, 2, 1), date(2026, 2, 1)), [JANUARY]) == ""
    assert field_of(refuse_term, Term(date(2026, 2, 2), date(2026, 2, 1)), []) == "ends"
    with pytest.raises(Refused, match=r"\(1. januar 2026 – 31. januar 2026\)") as refused:
        refuse_term(Term(date(2026, 1, 31), None), [Term(date(2025, 1, 1), date(2025, 12, 31)), JANUARY])
    assert refused.value.field == "starts"
    assert term_words(Term(date(2026, 1, 1), None)) == "fra 1. januar 2026"
