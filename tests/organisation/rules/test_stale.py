"""Marks: the same facts have the same mark, in whatever order they are told; others have another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.rules.refusals import Stale
from organisation.rules.stale import mark_of, refuse_stale

facts = st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.integers()))


@given(facts, facts)
def test_marks_are_alike_when_the_facts_are(one, other):
    assert (mark_of(one) == mark_of(other)) == (one == other)


@given(facts)
def test_the_order_of_facts_says_nothing(one):
    assert mark_of(dict(reversed(one.items()))) == mark_of(one)


def test_what_is_no_longer_as_it_was_seen_is_refused():
    refuse_stale(None, "b")
    refuse_stale("a", "a")
    with pytest.raises(Stale, match="En anden har ændret det"):
        refuse_stale("a", "b")
    with pytest.raises(Stale, match="Carl Chefsen har ændret det"):
        refuse_stale("a", "b", "Carl Chefsen")
