"""Calendar replies in: what a guest's mail program sends back when the guest accepts or declines."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from icalendar import Calendar, Component

ANSWERS = ("needs-action", "accepted", "declined", "tentative")
METHODS = ("REPLY", "COUNTER")
"""Whoever proposes another time answers the meeting as it stands as well; the time is not taken in."""
CALENDAR_TYPES = ("text/calendar", "application/ics")
MAX_BYTES = 256 * 1024


class UnreadableReply(ValueError):
    """The bytes are not a reply to an invitation. The message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What one guest answered: to which meeting, in which version of it, and when."""

    uid: str
    sequence: int
    stamped: datetime
    mail: str
    answer: str


def read_reply(content: bytes) -> Reply:
    """The one answer in a REPLY or a COUNTER. Raises UnreadableReply for anything that is not exactly that."""
    calendar = _parsed(content)
    if str(calendar.get("METHOD", "")).upper() not in METHODS:
        raise UnreadableReply("the message is not a REPLY")
    events = [part for part in calendar.subcomponents if part.name == "VEVENT"]
    if len(events) != 1:
        raise UnreadableReply(f"a reply holds one meeting, not {len(events)}")
    event = events[0]
    mail, answer = _attendee(event)
    return Reply(
        uid=_uid(event),
        sequence=_sequence(event),
        stamped=_stamp(event),
        mail=mail,
        answer=answer,
    )


def read_mailed_reply(message: bytes, *, trusted: str = "") -> Reply:
    """The answer in a whole mail. The guest it speaks for must be the one the mail is from.

    Anybody can write any sender. `trusted` names the mail server that checked it on the way in: then its word is asked
    for (RFC 8601), and a mail whose sender it did not find genuine is turned away.
    """
    if len(message) > MAX_BYTES:
        raise UnreadableReply("the mail is too large to be a reply")
    try:
        return _answer_in(message_from_bytes(message, policy=policy.default), trusted)
    except UnreadableReply:
        raise
    except Exception as wrong:  # the standard library trips over some headers, and the mails behind this one wait
        raise UnreadableReply("the mail cannot be read") from wrong


def _answer_in(mail: EmailMessage, trusted: str) -> Reply:
    if trusted and not _is_genuine(mail, trusted):
        raise UnreadableReply("the mail server has not found the sender genuine")
    reply = read_reply(_calendar_part(mail))
    if parseaddr(str(mail.get("From", "")))[1].casefold() != reply.mail.casefold():
        raise UnreadableReply("the mail is from another address than the answer")
    return reply


def _is_genuine(mail: EmailMessage, trusted: str) -> bool:
    """Whether the server's newest word is that the sender is genuine; a sender can write only older ones."""
    for told in mail.get_all("Authentication-Results", []):
        server, _, results = str(told).partition(";")
        if server.split()[:1] == [trusted]:
            return any(result.split()[:1] == ["dmarc=pass"] for result in results.lower().split(";"))
    return False


def _calendar_part(mail: EmailMessage) -> bytes:
    for part in mail.walk():
        if part.get_content_type() in CALENDAR_TYPES:
            content = part.get_payload(decode=True)
            return _in_utf8(content, part.get_content_charset()) if isinstance(content, bytes) else b""
    raise UnreadableReply("the mail holds no calendar part")


def _in_utf8(content: bytes, charset: str | None) -> bytes:
    """A calendar as RFC 5545 has it, from the charset that the mail names; else from one that errs in names alone."""
    for known in (charset or "utf-8", "utf-8", "latin-1"):
        with suppress(LookupError, UnicodeDecodeError):
            return content.decode(known).encode()
    return content


def _parsed(content: bytes) -> Calendar:
    if len(content) > MAX_BYTES:
        raise UnreadableReply("the calendar is too large to be a reply")
    if b"\0" in content:  # PostgreSQL asks for nothing by a text that holds one
        raise UnreadableReply("the calendar cannot be read")
    try:
        calendar = Calendar.from_ical(content.decode("utf-8-sig"))
    except (ValueError, IndexError, KeyError, TypeError) as wrong:
        raise UnreadableReply("the calendar cannot be read") from wrong
    if not isinstance(calendar, Calendar):
        raise UnreadableReply("the text is not a calendar")
    return calendar


def _attendee(event: Component) -> tuple[str, str]:
    attendees = event.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    if len(attendees) != 1:
        raise UnreadableReply(f"a reply holds one guest, not {len(attendees)}")
    scheme, _, mail = str(attendees[0]).partition(":")
    answer = str(attendees[0].params.get("PARTSTAT", "")).lower()
    if scheme.lower() != "mailto" or not mail:
        raise UnreadableReply("the guest has no mail address")
    if answer not in ANSWERS:
        raise UnreadableReply("the answer is neither yes, no nor perhaps")
    return mail.strip(), answer


def _uid(event: Component) -> str:
    uid = str(event.get("UID", ""))
    if not uid:
        raise UnreadableReply("the reply does not say which meeting it answers")
    return uid


def _sequence(event: Component) -> int:
    try:
        return int(event.get("SEQUENCE", 0))
    except (TypeError, ValueError) as wrong:
        raise UnreadableReply("the version of the meeting is not a number") from wrong


def _stamp(event: Component) -> datetime:
    try:
        stamped = getattr(event.get("DTSTAMP"), "dt", None)
    except ValueError:  # a stamp that is no time at all
        stamped = None
    if not isinstance(stamped, datetime):
        raise UnreadableReply("the reply does not say when it was sent")
    return stamped if stamped.tzinfo else stamped.replace(tzinfo=UTC)
