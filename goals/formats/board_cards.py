"""An indicator as a card: how it stands in words and as a drawing, small in a row or big on the wall."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from goals.formats.drawings import line_of
from goals.queries.readings import Reading
from organisation.formats.print.svg import svg_of

SMALL, BIG = (190.0, 78.0), (560.0, 190.0)


@dataclass(frozen=True, slots=True)
class Card:
    """A reading with its drawing."""

    reading: Reading
    line: SafeString


def card_of(reading: Reading, *, is_big: bool = False) -> Card:
    """One card; a big one names months and target in its drawing."""
    width, height = BIG if is_big else SMALL
    return Card(reading, svg_of(line_of(reading, width=width, height=height, has_labels=is_big), "ln-line"))


def cards_of(readings: Iterable[Reading]) -> list[Card]:
    """Small cards."""
    return [card_of(reading) for reading in readings]
