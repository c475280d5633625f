"""What people write, as it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.rules.texts import tidy_line, tidy_text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Mette   Møller ", "Mette Møller"),
        ("Me\u0301te", "M\u00e9te"),
        ("A\u030as", "Ås"),
        ("Mette\r\nBcc: x", "Mette Bcc: x"),
        ("M\u200be\u202ette\ufeff", "Mette"),
        ("a\x00b\x07c", "abc"),
        ("fast\u00a0mellemrum", "fast mellemrum"),
    ],
)
def test_a_line_is_composed_and_holds_nothing_unseen(written, kept):
    assert tidy_line(written) == kept


def test_a_text_keeps_its_lines_but_not_heaps_of_empty_ones():
    assert tidy_text("\r\nFørste \r\n\r\n\r\n\r\n  – anden\t\n") == "Første\n\n  – anden"


@given(st.text())
def test_what_is_tidy_stays_as_it_is(text):
    assert tidy_line(tidy_line(text)) == tidy_line(text)
    assert tidy_text(tidy_text(text)) == tidy_text(text)
