"""The law of the agenda: how long a point may be, and whether there is time for all of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

LEAST, MOST = 1, 240
MOST_POINTS = 20
USUAL_MINUTES = 15


def starts_of(begins: datetime, minutes: Sequence[int]) -> list[datetime]:
    """When each point begins, one after the other."""
    return [begins + timedelta(minutes=sum(minutes[:place])) for place in range(len(minutes))]


def minutes_over(begins: datetime, ends: datetime, minutes: Sequence[int]) -> int:
    """How many minutes more the points take than the meeting lasts; less than none where there is time to spare."""
    return sum(minutes) - int((ends - begins).total_seconds()) // 60


def moved(keys: Sequence[int], key: int, up: bool) -> list[int]:
    """The order when one point changes place with the one above it, or below."""
    found = list(keys)
    place = found.index(key)
    other = place - 1 if up else place + 1
    if 0 <= other < len(found):
        found[place], found[other] = found[other], found[place]
    return found
