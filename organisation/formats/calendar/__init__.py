"""Calendar messages as Outlook, Google and Apple read them: invitation, cancellation, reply and feed.

Plain values in, bytes out, and back again. Nothing here knows the database, the letters or the web.
"""

from organisation.formats.calendar.entries import Contact, Entry, Guest
from organisation.formats.calendar.messages import (
    build_cancel,
    build_feed,
    build_reply,
    build_request,
    build_single,
)
from organisation.formats.calendar.replies import (
    Reply,
    UnreadableReply,
    read_mailed_reply,
    read_reply,
)
from organisation.formats.calendar.zone import COPENHAGEN

__all__ = [
    "COPENHAGEN",
    "Contact",
    "Entry",
    "Guest",
    "Reply",
    "UnreadableReply",
    "build_cancel",
    "build_feed",
    "build_reply",
    "build_request",
    "build_single",
    "read_mailed_reply",
    "read_reply",
]
