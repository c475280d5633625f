"""What counts as a reply to an invitation, and what is turned away with the reason."""

from base64 import encodebytes
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from organisation.formats.calendar import (
    Reply,
    UnreadableReply,
    build_cancel,
    build_reply,
    build_request,
    read_mailed_reply,
    read_reply,
)
from organisation.formats.calendar.replies import MAX_BYTES
from tests.organisation.formats.calendar_values import METTE, STAMP, entry

# Written as Exchange does: a zone of its own, MAILTO in capitals, lower-case PARTSTAT nowhere promised.
FROM_OUTLOOK = """\
BEGIN:VCALENDAR
METHOD:REPLY
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Romance Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;PARTSTAT=ACCEPTED;CN=Mette Ågård:MAILTO:Mette@Fjordby.example
COMMENT;LANGUAGE=da-DK:\\n
UID:8f7c1a30-aaaa-4bbb-8ccc-0123456789ab
SUMMARY;LANGUAGE=da-DK:Accepteret: Netværksmøde
DTSTART;TZID=Romance Standard Time:20261124T130000
DTEND;TZID=Romance Standard Time:20261124T153000
CLASS:PUBLIC
PRIORITY:5
DTSTAMP:20261103T101112Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:3
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n").encode()


def mail_with(content: bytes, sender: str = "Mette Ågård <mette@fjordby.example>") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = (
        sender,
        "ledernet@fjordby.example",
        "Accepteret: Netværksmøde",
    )
    message.set_content("Jeg kommer.")
    message.add_alternative(content, "text", "calendar", params={"method": "REPLY"})
    return message.as_bytes()


@pytest.mark.parametrize("answer", ["accepted", "declined", "tentative", "needs-action"])
def test_a_reply_of_our_own_reads_back(answer: str) -> None:
    reply = read_reply(build_reply(entry(), replace(METTE, answer=answer), stamped=STAMP))
    assert reply == Reply(entry().uid, 3, STAMP, "mette@fjordby.example", answer)


def test_a_reply_from_exchange_reads() -> None:
    stamped = datetime(2026, 11, 3, 10, 11, 12, tzinfo=UTC)
    assert read_reply(FROM_OUTLOOK) == Reply(entry().uid, 3, stamped, "Mette@Fjordby.example", "accepted")


def test_a_reply_without_a_sequence_answers_the_first_version() -> None:
    assert read_reply(FROM_OUTLOOK.replace(b"SEQUENCE:3\r\n", b"")).sequence == 0


def test_a_mailed_reply_speaks_for_its_sender_only() -> None:
    assert read_mailed_reply(mail_with(FROM_OUTLOOK)).answer == "accepted"
    with pytest.raises(UnreadableReply, match="another address"):
        read_mailed_reply(mail_with(FROM_OUTLOOK, sender="Søren <soren@fjordby.example>"))


def mail_in(charset: str, said: str) -> bytes:
    """A mail of one part whose calendar is written in a charset, and says that it is in one."""
    head = f"From: mette@fjordby.example\r\nContent-Type: text/calendar; charset={said}; method=REPLY\r\n"
    content = encodebytes(FROM_OUTLOOK.decode().encode(charset))
    return f"{head}Content-Transfer-Encoding: base64\r\n\r\n".encode() + content


@pytest.mark.parametrize(
    ("charset", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("iso-8859-1", "iso-8859-1"),
        ("windows-1252", "Windows-1252"),
        ("utf-16", "utf-16"),
        ("utf-8", "us-ascii"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "no-such-charset"),
    ],
)
def test_a_reply_counts_in_whatever_charset_a_mail_program_writes_it(charset: str, said: str) -> None:
    reply = read_mailed_reply(mail_in(charset, said))
    assert (reply.uid, reply.answer) == (entry().uid, "accepted")


@pytest.mark.parametrize("answer", ["TENTATIVE", "DECLINED"])
def test_whoever_proposes_another_time_has_answered_the_one_that_stands(answer: str) -> None:
    counter = FROM_OUTLOOK.replace(b"METHOD:REPLY", b"METHOD:COUNTER").replace(b"ACCEPTED", answer.encode())
    assert read_mailed_reply(mail_with(counter)).answer == answer.lower()


def test_a_calendar_that_is_only_attached_as_a_file_counts() -> None:
    assert read_mailed_reply(mail_with(FROM_OUTLOOK).replace(b"text/calendar", b"application/ics")).answer == "accepted"


def test_a_mail_without_a_calendar_is_no_reply() -> None:
    with pytest.raises(UnreadableReply, match="no calendar part"):
        read_mailed_reply(b"From: a@b.example\r\n\r\nTak for invitationen")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (build_request(entry(), stamped=STAMP), "not a REPLY"),
        (build_cancel(entry(), stamped=STAMP), "not a REPLY"),
        (FROM_OUTLOOK.replace(b"METHOD:REPLY\r\n", b""), "not a REPLY"),
        (
            FROM_OUTLOOK.replace(b"ACCEPTED", b"DELEGATED", 1),
            "neither yes, no nor perhaps",
        ),
        (
            FROM_OUTLOOK.replace(b"PARTSTAT=ACCEPTED;", b"", 1),
            "neither yes, no nor perhaps",
        ),
        (FROM_OUTLOOK.replace(b"MAILTO:", b"tel:"), "no mail address"),
        (FROM_OUTLOOK.replace(b"UID:8", b"X-UID:8"), "which meeting"),
        (FROM_OUTLOOK.replace(b"DTSTAMP", b"X-STAMP"), "when it was sent"),
        (FROM_OUTLOOK.replace(b"DTSTAMP:20261103T101112Z", b"DTSTAMP:yesterday"), "when it was sent"),
        (FROM_OUTLOOK.replace(b"SEQUENCE:3", b"SEQUENCE:x"), "not a number"),
        (
            FROM_OUTLOOK.replace(b"BEGIN:VEVENT", b"BEGIN:VTODO").replace(b"END:VEVENT", b"END:VTODO"),
            "not 0",
        ),
        (
            FROM_OUTLOOK.replace(b"UID:8", b"ATTENDEE;PARTSTAT=DECLINED:mailto:b@c.example\r\nUID:8"),
            "not 2",
        ),
        (b"", "cannot be read"),
        (b"Hej med dig", "cannot be read"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b"BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n", "not a calendar"),
        (b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n", "cannot be read"),
        (b"X" * (MAX_BYTES + 1), "too large"),
    ],
)
def test_anything_else_is_turned_away_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableReply, match=why):
        read_reply(content)


def test_a_mail_too_large_is_turned_away() -> None:
    with pytest.raises(UnreadableReply, match="too large"):
        read_mailed_reply(mail_with(FROM_OUTLOOK) + b"X" * MAX_BYTES)
