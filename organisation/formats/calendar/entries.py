"""The values a calendar message is made of, and what is allowed into it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

_ADDRESS = re.compile(r"[^\s\x00-\x1f\x7f<>\",;:\\()\[\]@]+@[^\s\x00-\x1f\x7f<>\"',;:\\()\[\]@]+")


def clean_text(text: str) -> str:
    """The text without control characters, its line breaks as single line feeds."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})


def clean_line(text: str) -> str:
    """The text on one line, as a name or a heading must be."""
    return " ".join(clean_text(text).split())


def is_mail_address(text: str) -> bool:
    """Whether a `mailto:` can carry the text."""
    return _ADDRESS.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Contact:
    """A name and a mail address. Raises ValueError for an address that a `mailto:` cannot carry."""

    name: str
    mail: str

    def __post_init__(self) -> None:
        if not is_mail_address(self.mail):
            raise ValueError(f"not a mail address: {self.mail!r}")


@dataclass(frozen=True, slots=True)
class Guest:
    """One person asked to come, and what the person has answered so far.

    `answer` is one of needs-action, accepted, declined and tentative. `optional` means: welcome, but not waited for.
    """

    contact: Contact
    answer: str = "needs-action"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One meeting as it stands in a calendar.

    All times are aware. `sender` is the address the letters come from, which is also where replies go.
    `changed` is when the meeting was last changed. Raises ValueError where the end is not after the start.
    """

    uid: str
    sequence: int
    title: str
    starts: datetime
    ends: datetime
    changed: datetime
    sender: Contact
    guests: tuple[Guest, ...] = ()
    place: str = ""
    description: str = ""
    url: str = ""
    is_tentative: bool = False

    def __post_init__(self) -> None:
        if any(moment.tzinfo is None for moment in (self.starts, self.ends, self.changed)):
            raise ValueError("a calendar entry needs times with a time zone")
        if self.ends <= self.starts:
            raise ValueError("a calendar entry must end after it starts")
