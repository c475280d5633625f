"""A network that fares well, for tests to take something away from."""

from datetime import date, timedelta

from networks.rules.attendance import Share
from networks.rules.criteria import Known
from networks.rules.cycle import Course, State

ON = date(2026, 11, 24)
DAY = timedelta(days=1)


def came(*shares, noted=True):
    return tuple(Share(share, noted) for share in shares)


KNOWN = Known(members=8, smallest=6, starts=ON - 400 * DAY, on=ON, shares=came(88, 75, 90), last_met=ON - 20 * DAY)
COURSE = Course(ON - 400 * DAY, State.RUNNING)


def known(**facts):
    return Known(**{name: getattr(KNOWN, name) for name in KNOWN.__slots__} | facts)
