"""Validity: a row counts from its first day to its last, both included; no last day means until further notice."""

from datetime import date, timedelta

DAY = timedelta(days=1)


def covers(starts: date, ends: date | None, on: date) -> bool:
    """Whether a row counts on a day."""
    return starts <= on and (ends is None or on <= ends)


def overlap(starts: date, ends: date | None, other_starts: date, other_ends: date | None) -> bool:
    """Whether two periods share a day."""
    return starts <= (other_ends or date.max) and other_starts <= (ends or date.max)
