"""Numbers as Danes write them, read and written exactly."""

from decimal import Decimal

import pytest

from goals.rules.numbers import NotANumber, number_from, number_kept_as, number_text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("14,8", "14.8"),
        (" 14.8 ", "14.8"),
        ("-3", "-3"),
        ("\N{MINUS SIGN}3,5", "-3.5"),
        ("1.234,5", "1234.5"),
        ("1\N{NO-BREAK SPACE}234", "1234"),
        ("12.345.678", "12345678"),
        ("0.123", "0.123"),
        ("1234.567", "1234.567"),
        ("9999999999", "9999999999"),
        ("0,1234", "0.1234"),
        ("0,12340", "0.1234"),
    ],
)
def test_a_number_is_read_exactly(text, number):
    assert number_from(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1.234", "ambiguous"),
        ("-12.345", "ambiguous"),
        ("", "not_a_number"),
        ("fjorten", "not_a_number"),
        ("1,2,3", "not_a_number"),
        ("12.34.567", "not_a_number"),
        ("10000000000", "too_long"),
        ("0,12345", "too_long"),
    ],
)
def test_nothing_is_guessed(text, why):
    with pytest.raises(NotANumber) as refused:
        number_from(text)
    assert refused.value.why == why


def test_what_a_spreadsheet_keeps_is_read_to_the_figures_that_it_shows():
    assert number_kept_as(0.1 + 0.2) == Decimal("0.3")
    with pytest.raises(NotANumber):
        number_kept_as(1 / 3)


@pytest.mark.parametrize(
    ("number", "text"),
    [(None, ""), ("14.80", "14,8"), ("100", "100"), ("-0.5", "-0,5"), ("-0.0", "0"), ("1E+3", "1000")],
)
def test_a_number_is_written_without_noughts_that_say_nothing(number, text):
    assert number_text(None if number is None else Decimal(number)) == text
