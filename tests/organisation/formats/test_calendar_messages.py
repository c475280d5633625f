"""What a calendar message says, line by line, and what can never get into one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from organisation.formats.calendar import (
    Contact,
    Guest,
    build_cancel,
    build_feed,
    build_reply,
    build_request,
)
from organisation.formats.calendar.entries import clean_line, clean_text
from organisation.formats.calendar.messages import build_single
from tests.organisation.formats.calendar_values import (
    METTE,
    SENDER,
    SOREN,
    STAMP,
    entry,
    wall,
)


def lines(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


def line(content: bytes, name: str) -> str:
    """The one line of the meeting with this property."""
    own = lines(content)
    own = own[own.index("BEGIN:VEVENT") : own.index("END:VEVENT")]
    (found,) = [row for row in own if row.startswith((f"{name}:", f"{name};"))]
    return found


def event(content: bytes) -> Event:
    (found,) = Calendar.from_ical(content).events
    return found


def test_a_request_says_when_where_and_who() -> None:
    request = build_request(entry(), stamped=STAMP)
    assert lines(request)[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//LederNet//LederNet kalender//DA",
        "CALSCALE:GREGORIAN",
        "METHOD:REQUEST",
    ]
    assert line(request, "UID") == "UID:8f7c1a30-aaaa-4bbb-8ccc-0123456789ab"
    assert line(request, "SEQUENCE") == "SEQUENCE:3"
    assert line(request, "DTSTART") == "DTSTART;TZID=Europe/Copenhagen:20261124T130000"
    assert line(request, "DTEND") == "DTEND;TZID=Europe/Copenhagen:20261124T153000"
    assert line(request, "DTSTAMP") == "DTSTAMP:20261102T073015Z"
    assert line(request, "LAST-MODIFIED") == "LAST-MODIFIED:20261101T080000Z"
    assert line(request, "ORGANIZER") == "ORGANIZER:mailto:ledernet@fjordby.example"
    assert line(request, "STATUS") == "STATUS:CONFIRMED"
    assert [row for row in lines(request) if row.startswith("ATTENDEE")] == [
        (
            'ATTENDEE;CN="Mette Ågård";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;'
            "ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:mette@fjordby.example"
        ),
        (
            'ATTENDEE;CN="Søren Æbelø";CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;'
            "ROLE=OPT-PARTICIPANT;RSVP=FALSE:mailto:soren@fjordby.example"
        ),
    ]


def test_a_cancellation_cancels_for_all() -> None:
    cancel = build_cancel(entry(), stamped=STAMP)
    assert "METHOD:CANCEL" in lines(cancel)
    assert line(cancel, "STATUS") == "STATUS:CANCELLED"
    assert len(event(cancel)["ATTENDEE"]) == 2


def test_a_cancellation_for_one_guest_leaves_the_meeting_standing() -> None:
    cancel = build_cancel(entry(), stamped=STAMP, to=[METTE])
    assert "STATUS" not in event(cancel)
    assert event(cancel)["ATTENDEE"] == "mailto:mette@fjordby.example"


def test_a_reply_names_exactly_one_guest() -> None:
    reply = build_reply(entry(), SOREN, stamped=STAMP)
    assert line(reply, "ATTENDEE") == 'ATTENDEE;CN="Søren Æbelø";PARTSTAT=ACCEPTED:mailto:soren@fjordby.example'


def test_a_feed_and_a_file_name_no_guest() -> None:
    feed = build_feed([entry(), entry(uid="other", is_tentative=True)], name="Min kalender")
    assert "ATTENDEE" not in feed.decode()
    assert [str(one["STATUS"]) for one in Calendar.from_ical(feed).events] == [
        "CONFIRMED",
        "TENTATIVE",
    ]
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines(feed)
    assert "ATTENDEE" not in build_single(entry()).decode()


def test_a_feed_without_meetings_is_still_a_calendar() -> None:
    assert Calendar.from_ical(build_feed([], name="Min kalender")).events == []


def test_every_line_ends_in_cr_lf_and_holds_at_most_75_octets() -> None:
    request = build_request(
        entry(title="Æøå " * 60, description="Blåbærgrød; rød, hvid\n" * 40),
        stamped=STAMP,
    )
    assert request.endswith(b"END:VCALENDAR\r\n")
    assert request.count(b"\n") == request.count(b"\r") == request.count(b"\r\n")
    assert max(map(len, request.split(b"\r\n"))) == 75
    for row in request.split(b"\r\n"):
        row.decode()  # no letter is torn in two by a fold


def test_commas_semicolons_backslashes_and_line_breaks_are_escaped() -> None:
    request = build_request(
        entry(place="Lokale 4; 2. sal, til højre \\ bag", description="Et\r\nTo"),
        stamped=STAMP,
    )
    assert line(request, "LOCATION") == r"LOCATION:Lokale 4\; 2. sal\, til højre \\ bag"
    assert line(request, "DESCRIPTION") == r"DESCRIPTION:Et\nTo"


@pytest.mark.parametrize("field", ["title", "place", "description", "url"])
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r", "\x00\r\n", "\x0b\x0c\r\n", "\x85", "\u2028"])
def test_no_text_can_smuggle_in_a_property(field: str, ending: str) -> None:
    smuggled = f"Møde{ending}ATTENDEE:mailto:evil@evil.example{ending}END:VEVENT"
    for build in (build_request, build_cancel):
        content = build(entry(guests=(), **{field: smuggled}), stamped=STAMP)
        assert "ATTENDEE" not in event(content)
        assert lines(content).count("END:VEVENT") == 1


def test_no_name_can_smuggle_in_a_property_or_a_parameter() -> None:
    guest = Guest(
        Contact(
            'X";PARTSTAT=ACCEPTED:mailto:evil@evil.example\r\nSTATUS:CANCELLED\r\n',
            "x@fjordby.example",
        )
    )
    content = build_request(entry(guests=(guest,)), stamped=STAMP)
    assert event(content)["STATUS"] == "CONFIRMED"
    assert event(content)["ATTENDEE"] == "mailto:x@fjordby.example"
    assert event(content)["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"


@pytest.mark.parametrize(
    "mail",
    [
        "",
        "x",
        "x@y\r\nA:b",
        "x y@z.example",
        "<x@y.example>",
        "a@b.example,c@d.example",
    ],
)
def test_an_address_that_is_none_is_refused(mail: str) -> None:
    with pytest.raises(ValueError, match="not a mail address"):
        Contact("X", mail)


def test_a_nameless_contact_is_called_by_the_address() -> None:
    content = build_request(entry(guests=(Guest(Contact(" ", "x@fjordby.example")),)), stamped=STAMP)
    assert event(content)["ATTENDEE"].params["CN"] == "x@fjordby.example"


def test_a_meeting_needs_a_zone_and_an_end_after_its_start() -> None:
    with pytest.raises(ValueError, match="time zone"):
        entry(starts=datetime(2026, 11, 24, 13))
    with pytest.raises(ValueError, match="end after"):
        entry(ends=wall(2026, 11, 24, 13))


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=120).filter(lambda text: "\\N" not in text)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 12, 31)).map(lambda naive: naive.replace(tzinfo=UTC))


@given(title=texts, place=texts, description=texts, name=texts)
def test_what_was_written_is_what_is_read(title: str, place: str, description: str, name: str) -> None:
    guest = Guest(Contact(name, "x@fjordby.example"))
    content = build_request(
        entry(title=title, place=place, description=description, guests=(guest,)),
        stamped=STAMP,
    )
    read = event(content)
    assert read["SUMMARY"] == clean_line(title)
    assert read.get("LOCATION", "") == clean_line(place)
    assert read.get("DESCRIPTION", "") == clean_text(description)
    assert read["ORGANIZER"] == f"mailto:{SENDER.mail}"


@given(starts=moments, minutes=st.integers(1, 60 * 24 * 14))
def test_the_instant_survives_in_every_hour_of_the_year(starts: datetime, minutes: int) -> None:
    starts = starts.replace(microsecond=0)
    ends = starts + timedelta(minutes=minutes)
    read = event(build_request(entry(starts=starts, ends=ends), stamped=STAMP))
    assert (read["DTSTART"].dt.astimezone(UTC), read["DTEND"].dt.astimezone(UTC)) == (
        starts,
        ends,
    )
