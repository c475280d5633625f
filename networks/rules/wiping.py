"""When what a network wrote for itself is forgotten: a month after its last day, and never unannounced."""

from datetime import date, timedelta

KEPT_FOR = timedelta(days=30)
WARNED_FOR = timedelta(days=14)


def wipe_day(ends: date, told_on: date) -> date:
    """A month after the last day; whoever is told late has two weeks all the same."""
    return max(ends + KEPT_FOR, told_on + WARNED_FOR)
