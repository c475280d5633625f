"""Entries that the tests of the calendar formats share."""

from datetime import datetime
from typing import Any

from organisation.formats.calendar import COPENHAGEN, Contact, Entry, Guest

SENDER = Contact("LederNet", "ledernet@fjordby.example")
METTE = Guest(Contact("Mette Ågård", "mette@fjordby.example"))
SOREN = Guest(Contact("Søren Æbelø", "soren@fjordby.example"), answer="accepted", optional=True)
STAMP = datetime(2026, 11, 2, 8, 30, 15, tzinfo=COPENHAGEN)


def wall(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A time on the wall in Copenhagen."""
    return datetime(year, month, day, hour, minute, tzinfo=COPENHAGEN)


def entry(**changes: Any) -> Entry:
    values: dict[str, Any] = {
        "uid": "8f7c1a30-aaaa-4bbb-8ccc-0123456789ab",
        "sequence": 3,
        "title": "Netværksmøde",
        "starts": wall(2026, 11, 24, 13),
        "ends": wall(2026, 11, 24, 15, 30),
        "changed": wall(2026, 11, 1, 9),
        "sender": SENDER,
        "guests": (METTE, SOREN),
        "place": "Rådhuset, lokale 4",
        "description": "Dagsorden følger.",
        "url": "https://ledernet.example/kalender/moede/7/",
    }
    return Entry(**(values | changes))
