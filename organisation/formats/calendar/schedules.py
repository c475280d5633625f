"""When somebody is busy, as Exchange is asked and answers through Microsoft Graph: times and nothing else.

Of an answer the `availabilityView` alone is kept: a digit for each five minutes, in which there is no room for a title.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from organisation.formats.calendar.free_busy import UnreadableTimes
from organisation.rules.busy import Span, merged

# The shortest time that a digit can stand for, and a period that is shorter than the 62 days of the longest.
SLOT = timedelta(minutes=5)
LONGEST = timedelta(days=60)
# Free, perhaps, busy, out of the office, working elsewhere.
IS_BUSY = {"0": False, "1": True, "2": True, "3": True, "4": False}
TOLD = ("subject", "location")
LONGEST_CODE = 60


def pieces(starts: datetime, ends: datetime) -> Iterator[Span]:
    """A period in whole slots, as pieces that are short enough to be asked about."""
    begins = datetime.fromtimestamp(starts.timestamp() // SLOT.total_seconds() * SLOT.total_seconds(), UTC)
    while begins < ends:
        yield begins, min(begins + LONGEST, begins - (begins - ends) // SLOT * SLOT)
        begins += LONGEST


def build_schedule_query(mail: str, starts: datetime, ends: datetime) -> bytes:
    """The question when somebody is busy within a piece."""
    minutes = SLOT // timedelta(minutes=1)
    asked = {"schedules": [mail], "startTime": _moment(starts), "endTime": _moment(ends)}
    return json.dumps(asked | {"availabilityViewInterval": minutes}).encode()


def read_schedule(content: bytes, mail: str, starts: datetime, ends: datetime) -> list[Span]:
    """The times within a piece at which somebody is busy, perhaps busy or away; what touches is one.

    Raises UnreadableTimes for anything but an answer of times about that person: one that tells what a meeting is
    about, or where it is, is not listened to.
    """
    schedule = _schedule_of(_object(content), mail)
    if any(item.get(told) for item in _objects(schedule.get("scheduleItems", [])) for told in TOLD):
        raise UnreadableTimes("it tells more than times")
    view = schedule.get("availabilityView")
    if not isinstance(view, str) or not set(view) <= set(IS_BUSY) or len(view) != (ends - starts) // SLOT:
        raise UnreadableTimes("the times cannot be read")
    return merged(_spans(view, starts), starts, ends)


def read_pass(content: bytes) -> str:
    """The pass that the next questions carry (RFC 6749, section 5.1). Raises UnreadableTimes."""
    found = _object(content).get("access_token")
    if not isinstance(found, str) or not found or not found.isascii() or not found.isprintable() or " " in found:
        raise UnreadableTimes("it is no pass")
    return found


def _schedule_of(answer: dict[str, Any], mail: str) -> dict[str, Any]:
    """The one schedule of the answer, which is about whom was asked. What the server says is wrong is a code."""
    found = _objects(answer.get("value"))
    if len(found) != 1 or str(found[0].get("scheduleId")).casefold() != mail.casefold():
        raise UnreadableTimes("it is not about whom was asked")
    if error := found[0].get("error"):
        code = str(error.get("responseCode")) if isinstance(error, dict) else ""
        raise UnreadableTimes(code if code.isalnum() and len(code) <= LONGEST_CODE else "an error without a code")
    return found[0]


def _object(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableTimes("it is no JSON") from error
    return _objects([found])[0]


def _objects(found: object) -> list[dict[str, Any]]:
    if not isinstance(found, list) or any(not isinstance(one, dict) for one in found):
        raise UnreadableTimes("it is put together otherwise")
    return found


def _spans(view: str, starts: datetime) -> Iterator[Span]:
    """Slots that follow each other and are taken, as one time."""
    begins = starts
    for is_busy, slots in groupby(view, key=IS_BUSY.__getitem__):
        stops = begins + len(list(slots)) * SLOT
        if is_busy:
            yield begins, stops
        begins = stops


def _moment(moment: datetime) -> dict[str, str]:
    return {"dateTime": f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}", "timeZone": "UTC"}
