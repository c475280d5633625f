"""Foreign programs read our messages back.

libical judges them by RFC 5546; libical, khal and ical.js find the right instant.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from organisation.formats.calendar import (
    COPENHAGEN,
    Entry,
    build_cancel,
    build_feed,
    build_reply,
    build_request,
    build_single,
)
from tests.organisation.formats.calendar_readers import IcalJs, Khal, Libical
from tests.organisation.formats.calendar_values import METTE, STAMP, entry, wall
from tests.organisation.formats.test_calendar_zone import clock_changes


@pytest.fixture(scope="module")
def libical() -> Libical:
    return Libical()


MESSAGES = {
    "request": build_request(entry(), stamped=STAMP),
    "cancel": build_cancel(entry(), stamped=STAMP),
    "uninvited": build_cancel(entry(), stamped=STAMP, to=[METTE]),
    "reply": build_reply(entry(), METTE, stamped=STAMP),
    "file": build_single(entry()),
    "feed": build_feed([entry(uid=str(number)) for number in range(3)], name="Min kalender"),
}


@pytest.mark.parametrize("message", MESSAGES)
def test_libical_finds_nothing_wrong(libical: Libical, message: str) -> None:
    assert libical.complaints(MESSAGES[message]) == []


def test_libical_would_have_said_so(libical: Libical) -> None:
    without = MESSAGES["request"].replace(b"ORGANIZER:mailto:ledernet@fjordby.example\r\n", b"")
    assert libical.complaints(without) != []
    assert libical.complaints(MESSAGES["reply"].replace(b"METHOD:REPLY", b"METHOD:PUBLISH")) != []


def test_libical_reads_the_words_back(libical: Libical) -> None:
    title = "Møde; om æbler, øl \\ og ål" * 4
    assert libical.summary(build_request(entry(title=title), stamped=STAMP)) == title


def around_the_changes(first: int, last: int) -> dict[str, Entry]:
    """Meetings in the hours about every clock change, and one on the day before and after at 13.00 on the wall."""
    found = {}
    for change in clock_changes(first, last):
        local = change.astimezone(COPENHAGEN)
        starts = [change + timedelta(hours=hours) for hours in (-2, -1, 0, 1)]
        starts += [(local + timedelta(days=days)).replace(hour=13) for days in (-1, 1)]
        for start in starts:
            uid = start.astimezone(UTC).strftime("%Y%m%d%H")
            found[uid] = entry(uid=uid, starts=start, ends=start + timedelta(minutes=50))
    return found


def instants(one: Entry) -> tuple[datetime, datetime]:
    return one.starts.astimezone(UTC), one.ends.astimezone(UTC)


def test_libical_reckons_the_right_instant_at_every_clock_change(
    libical: Libical,
) -> None:
    entries = around_the_changes(2020, 2040)
    feed = build_feed(entries.values(), name="Min kalender")
    assert len(entries) == 42 * 6
    assert libical.meetings(feed) == {uid: instants(one) for uid, one in entries.items()}


def test_icaljs_reckons_the_right_instant_at_every_clock_change() -> None:
    entries = around_the_changes(2020, 2040)
    feed = build_feed(entries.values(), name="Min kalender")
    found = {uid: (starts, ends) for uid, starts, ends, _sequence, _title in IcalJs().events(feed)}
    assert found == {uid: instants(one) for uid, one in entries.items()}


@pytest.mark.parametrize("message", MESSAGES)
def test_icaljs_reads_every_message_with_its_version_and_words(message: str) -> None:
    events = IcalJs().events(MESSAGES[message])
    assert {(*event[1:3], event[4]) for event in events} == {(*instants(entry()), entry().title)}
    assert {event[3] for event in events} == {entry().sequence}


def test_khal_shows_the_right_instant_at_every_clock_change(tmp_path: Path) -> None:
    khal, entries = Khal(tmp_path), around_the_changes(2026, 2035)
    for uid, one in entries.items():
        khal.put(uid, build_single(one))
    expected = [
        (uid, *(f"{moment:%Y-%m-%d %H:%M}" for moment in instants(one)), "Netværksmøde") for uid, one in entries.items()
    ]
    assert khal.rows("2026-01-01", 3652) == sorted(expected)


def test_khal_reads_an_invitation_and_its_update(tmp_path: Path) -> None:
    khal = Khal(tmp_path)
    khal.put("one", build_request(entry(title="Møde; om æbler, øl"), stamped=STAMP))
    assert khal.rows("2026-11-24", 1) == [
        (entry().uid, "2026-11-24 12:00", "2026-11-24 14:30", "Møde; om æbler, øl"),
    ]
    moved = entry(sequence=4, starts=wall(2026, 6, 24, 13), ends=wall(2026, 6, 24, 14))
    khal.put("one", build_request(moved, stamped=STAMP))
    assert khal.rows("2026-11-24", 1) == []
    assert khal.rows("2026-06-24", 1) == [(entry().uid, "2026-06-24 11:00", "2026-06-24 12:00", "Netværksmøde")]
