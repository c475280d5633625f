"""When somebody is busy, as calendar servers are asked and answer (RFC 4791, section 7.10): times and nothing else."""

from datetime import UTC, datetime

from icalendar import Calendar, Component, vPeriod

from organisation.rules.busy import Span, merged

QUERY = """\
<?xml version="1.0" encoding="utf-8"?>
<C:free-busy-query xmlns:C="urn:ietf:params:xml:ns:caldav">
  <C:time-range start="{starts}" end="{ends}"/>
</C:free-busy-query>
"""
FREE = "FREE"
MOST_TIMES = 5_000


class UnreadableTimes(ValueError):
    """An answer that says something else than when somebody is busy. It is not looked into."""


def build_free_busy_query(starts: datetime, ends: datetime) -> bytes:
    """The question when somebody is busy within a period. No server answers it with a title."""
    return QUERY.format(starts=_stamp(starts), ends=_stamp(ends)).encode()


def read_free_busy(content: bytes, starts: datetime, ends: datetime) -> list[Span]:
    """The times within a period at which somebody is busy, perhaps busy or away; what overlaps is one.

    Raises UnreadableTimes for anything but an answer of times: a server that tells of meetings is not listened to.
    """
    try:
        calendar = Calendar.from_ical(content)
    except ValueError as error:
        raise UnreadableTimes("it is no calendar") from error
    if any(part.name not in {"VFREEBUSY", "VTIMEZONE"} for part in calendar.subcomponents):
        raise UnreadableTimes("it tells more than times")
    times = [one for part in calendar.walk("VFREEBUSY") for one in _periods(part)]
    if len(times) > MOST_TIMES:
        raise UnreadableTimes("it tells too many times")
    return merged([_span(one) for one in times if str(one.params.get("FBTYPE", "")).upper() != FREE], starts, ends)


def _periods(part: Component) -> list[vPeriod]:
    found = part.get("FREEBUSY", [])
    periods = found if isinstance(found, list) else [found]
    if any(not isinstance(one, vPeriod) for one in periods):
        raise UnreadableTimes("a time cannot be read")
    return periods


def _span(period: vPeriod) -> Span:
    if period.start.tzinfo is None or period.end.tzinfo is None:
        raise UnreadableTimes("a time has no zone")
    return period.start.astimezone(UTC), period.end.astimezone(UTC)


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
