"""Which texts are whole numbers that a database holds."""

import pytest

from organisation.rules.numbers import whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("7", 7),
        ("007", 7),
        ("9223372036854775807", 2**63 - 1),
        ("9223372036854775808", None),
        ("9" * 30, None),
        ("", None),
        (None, None),
        ("-1", None),
        ("1.5", None),
        ("²", None),
        ("٣", None),
        (" 7", None),
    ],
)
def test_a_whole_number_is_plain_digits_that_fit(text, number):
    assert whole_number(text) == number
