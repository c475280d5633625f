"""Numbers as Danes write them, read and written exactly: 14,8 and 1.234,5. Nothing is guessed, nothing is a float."""

import re
from decimal import Decimal

PLAIN = re.compile(r"[-\N{MINUS SIGN}]?\d+(?:[.,]\d+)?")
GROUPED = re.compile(r"[-\N{MINUS SIGN}]?[1-9]\d{0,2}(?:[. ]\d{3})+(?:,\d+)?")
# One point before three figures: thousands to a Dane, decimals to most programs.
EITHER = re.compile(r"[-\N{MINUS SIGN}]?[1-9]\d{0,2}\.\d{3}")
MOST_FIGURES, MOST_DECIMALS = 10, 4


class NotANumber(ValueError):
    """A text that is no number; `why` is what stands in its way."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def number_from(text: str) -> Decimal:
    """The number in a text: a comma or a point before the decimals, groups of three as Danes part them.

    Raises `NotANumber`: "ambiguous" where 1.234 may be a thousand or a decimal, "too_long" where there are more figures
    than can be kept, otherwise "not_a_number".
    """
    text = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
    if EITHER.fullmatch(text):
        raise NotANumber("ambiguous")
    if GROUPED.fullmatch(text):
        text = text.replace(".", "").replace(" ", "")
    elif not PLAIN.fullmatch(text):
        raise NotANumber("not_a_number")
    return room_for(Decimal(text.replace(",", ".").replace("\N{MINUS SIGN}", "-")))


def number_kept_as(value: float) -> Decimal:
    """The number that a spreadsheet keeps as a value of its own: to the fifteen figures that it shows."""
    return room_for(Decimal(f"{value:.15g}"))


def room_for(number: Decimal) -> Decimal:
    """The number, where there is room for its figures; raises `NotANumber` ("too_long") otherwise."""
    if number.adjusted() >= MOST_FIGURES or decimals_of(number) > MOST_DECIMALS:
        raise NotANumber("too_long")
    return number


def decimals_of(number: Decimal) -> int:
    """How many decimals a number needs."""
    return max(0, -int(number.normalize().as_tuple().exponent))


def number_text(number: Decimal | None) -> str:
    """A number as it is written in a field or a file: 14,8, without noughts that say nothing; empty for none."""
    if number is None:
        return ""
    whole, _point, part = f"{number.normalize() + 0:f}".partition(".")
    return f"{whole},{part}" if part else whole
