"""The law of what is read of people's own calendars: when they are busy, by their consent, and never more than that.

Plain Python: the settings read it before anything else is there.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import SplitResult, urlsplit

Span = tuple[datetime, datetime]

# How far ahead is asked, how often at most, and how long an answer stays when no newer one comes.
AHEAD = timedelta(days=120)
AGAIN = timedelta(minutes=10)
KEPT = timedelta(hours=24)

SCHEMES = {"caldavs": 443, "caldav": 80}
PLACES = ("{mail}", "{user}")
THIS_MACHINE = {"127.0.0.1", "::1", "localhost"}


def fault_in_address(address: str) -> str:
    """What is wrong with the address of a calendar server; nothing where it can be asked."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        return str(error)
    if parts.scheme not in SCHEMES:
        return f"an address beginning with {', '.join(sorted(SCHEMES))}"
    if not (parts.hostname and parts.username and parts.password):
        return "a user, a password and a host before the path"
    if parts.scheme == "caldav" and parts.hostname not in THIS_MACHINE:
        return "caldavs, since caldav is for this machine only"
    return _fault_in_path(parts)


def _fault_in_path(parts: SplitResult) -> str:
    """The path names each person's own calendar, once, and nothing comes after it."""
    if sum(parts.path.count(place) for place in PLACES) != 1:
        return f"{' or '.join(PLACES)} once in the path"
    return "nothing after the path" if parts.query or parts.fragment else ""


def merged(spans: Iterable[Span], starts: datetime, ends: datetime) -> list[Span]:
    """The times that are taken within a period, earliest first; what overlaps or touches is one."""
    found: list[Span] = []
    for begins, stops in sorted((max(one[0], starts), min(one[1], ends)) for one in spans):
        if begins >= stops:
            continue
        if found and begins <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], stops)
        else:
            found.append((begins, stops))
    return found


def without(span: Span, others: Iterable[Span]) -> list[Span]:
    """What is left of a time when other times are taken out of it.

    A meeting that is being moved lies in people's own calendars too, and is in nobody's way there.
    """
    left = [span]
    for begins, stops in others:
        left = [
            piece
            for was_from, was_to in left
            for piece in ((was_from, min(was_to, begins)), (max(was_from, stops), was_to))
            if piece[0] < piece[1]
        ]
    return left
