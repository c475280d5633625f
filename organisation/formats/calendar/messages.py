"""Calendar messages out: REQUEST, CANCEL and REPLY by mail, PUBLISH for feeds and downloads (RFC 5545, RFC 5546)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vCalAddress, vText

from organisation.formats.calendar.entries import (
    Contact,
    Entry,
    Guest,
    clean_line,
    clean_text,
)
from organisation.formats.calendar.zone import on_the_wall, zone_component

PRODID = "-//LederNet//LederNet kalender//DA"
FEED_REFRESH = timedelta(hours=1)


def build_request(entry: Entry, *, stamped: datetime) -> bytes:
    """An invitation, or an update of one: every guest is named with the answer given so far."""
    return _message("REQUEST", _invitation(entry, entry.guests, stamped, status="CONFIRMED"))


def build_cancel(entry: Entry, *, stamped: datetime, to: Iterable[Guest] | None = None) -> bytes:
    """A cancellation. With `to`, only these guests are taken off and the meeting goes on for the others."""
    guests = entry.guests if to is None else tuple(to)
    status = "CANCELLED" if to is None else None
    return _message("CANCEL", _invitation(entry, guests, stamped, status=status))


def build_reply(entry: Entry, guest: Guest, *, stamped: datetime) -> bytes:
    """One guest's answer to the one who invited: exactly one ATTENDEE."""
    event = _event(entry, stamped)
    event.add("ATTENDEE", _address(guest.contact, PARTSTAT=guest.answer.upper()), encode=False)
    return _message("REPLY", event)


def build_feed(entries: Iterable[Entry], *, name: str) -> bytes:
    """A calendar to subscribe to: nobody but the sender is named in it. The same entries give the same bytes."""
    calendar = _calendar("PUBLISH")
    calendar.add("X-WR-CALNAME", vText(clean_line(name)))
    calendar.add("X-WR-TIMEZONE", vText("Europe/Copenhagen"))
    calendar.add("REFRESH-INTERVAL", FEED_REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vText("PT1H"))
    for entry in entries:
        calendar.add_component(_published(entry))
    return calendar.to_ical()


def build_single(entry: Entry) -> bytes:
    """One meeting as a file to put into a calendar by hand: no guests, nothing to answer."""
    return _message("PUBLISH", _published(entry))


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODID)
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method)
    calendar.add_component(zone_component())
    return calendar


def _message(method: str, event: Event) -> bytes:
    calendar = _calendar(method)
    calendar.add_component(event)
    return calendar.to_ical()


def _event(entry: Entry, stamped: datetime) -> Event:
    event = Event()
    event.add("UID", entry.uid)
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTAMP", stamped.astimezone(UTC).replace(microsecond=0))
    event.add("LAST-MODIFIED", entry.changed.astimezone(UTC).replace(microsecond=0))
    event.add("DTSTART", on_the_wall(entry.starts))
    event.add("DTEND", on_the_wall(entry.ends))
    # Bare, and equal to the sender of the letter: a name or another address here makes Outlook write "on behalf of".
    event.add("ORGANIZER", vCalAddress(f"mailto:{entry.sender.mail}"), encode=False)
    event.add("SUMMARY", clean_line(entry.title))
    for name, text in (
        ("LOCATION", clean_line(entry.place)),
        ("DESCRIPTION", clean_text(entry.description)),
    ):
        if text:
            event.add(name, text)
    if entry.url:
        event.add("URL", clean_line(entry.url))
    return event


def _invitation(entry: Entry, guests: Iterable[Guest], stamped: datetime, *, status: str | None) -> Event:
    event = _event(entry, stamped)
    if status:
        event.add("STATUS", status)
    for guest in guests:
        event.add("ATTENDEE", _attendee(guest), encode=False)
    return event


def _published(entry: Entry) -> Event:
    event = _event(entry, entry.changed)
    event.add("STATUS", "TENTATIVE" if entry.is_tentative else "CONFIRMED")
    return event


def _attendee(guest: Guest) -> vCalAddress:
    return _address(
        guest.contact,
        CUTYPE="INDIVIDUAL",
        ROLE="OPT-PARTICIPANT" if guest.optional else "REQ-PARTICIPANT",
        PARTSTAT=guest.answer.upper(),
        RSVP="TRUE" if guest.answer == "needs-action" else "FALSE",
    )


def _address(contact: Contact, **parameters: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{contact.mail}")
    # Quotation marks would be written as ^' (RFC 6868), which Outlook shows as it stands.
    address.params["CN"] = clean_line(contact.name).replace('"', "'") or contact.mail
    address.params.update(parameters)
    return address
