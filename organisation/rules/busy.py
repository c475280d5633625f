"""The law of what is read of people's own calendars: when they are busy, by their consent, and never more than that.

Plain Python: the settings read it before anything else is there.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import SplitResult, parse_qs, urlsplit

Span = tuple[datetime, datetime]

# How far ahead is asked, how often at most, and how long an answer stays when no newer one comes.
AHEAD = timedelta(days=120)
AGAIN = timedelta(minutes=10)
KEPT = timedelta(hours=24)

# How a server can be called, and at which port; only the first of each two goes over TLS.
CALDAV, EXCHANGE, TOKEN = ("caldavs", "caldav"), ("graphs", "graph"), ("https", "http")
SCHEMES = {scheme: port for kind in (CALDAV, EXCHANGE, TOKEN) for scheme, port in zip(kind, (443, 80), strict=True)}
PLACES = ("{mail}", "{user}")
THIS_MACHINE = {"127.0.0.1", "::1", "localhost"}


def fault_in_address(address: str) -> str:
    """What is wrong with the address of a calendar server; nothing where it can be asked."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        return str(error)
    if parts.scheme not in CALDAV + EXCHANGE:
        return f"an address beginning with {', '.join(sorted(CALDAV + EXCHANGE))}"
    if not (parts.hostname and parts.username and parts.password):
        return "a user, a password and a host before the path"
    if fault := _fault_in_secrecy(parts):
        return fault
    return _fault_in_exchange(parts) if parts.scheme in EXCHANGE else _fault_in_caldav(parts)


def _fault_in_secrecy(parts: SplitResult) -> str:
    """Without TLS nobody is asked but a server of this very machine."""
    secure = {plain: safe for safe, plain in (CALDAV, EXCHANGE, TOKEN)}.get(parts.scheme)
    if secure is None or parts.hostname in THIS_MACHINE:
        return ""
    return f"{secure}, since {parts.scheme} is for this machine only"


def _fault_in_caldav(parts: SplitResult) -> str:
    """The path names each person's own calendar, once, and nothing comes after it."""
    if _places_in(parts) != 1:
        return f"{' or '.join(PLACES)} once in the path"
    return "nothing after the path" if parts.query or parts.fragment else ""


def _fault_in_exchange(parts: SplitResult) -> str:
    """The path is that of the question, by one mailbox or by each person's own; the pass's address follows it."""
    if not parts.path.endswith("/getSchedule") or _places_in(parts) > 1:
        return "a path that ends in /getSchedule"
    asked = parse_qs(parts.query)
    if list(asked) != ["token"] or len(asked["token"]) != 1 or parts.fragment:
        return "?token= and the address of the pass after the path, and nothing else"
    return _fault_in_token(asked["token"][0])


def _fault_in_token(address: str) -> str:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        return str(error)
    if parts.scheme not in TOKEN or not parts.hostname or parts.username or parts.query or parts.fragment:
        return "an address of the pass that begins with https and has a host and a path alone"
    return _fault_in_secrecy(parts)


def _places_in(parts: SplitResult) -> int:
    return sum(parts.path.count(place) for place in PLACES)


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
