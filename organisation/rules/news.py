"""What has happened since somebody was here: the shape in which each app answers "Min dag"."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new: when, the words that lead to it, the rest of the sentence, and a mark.

    The mark is a person's initials or the name of an icon.
    """

    at: datetime
    link: str
    url: str
    words: str = ""
    initials: str = ""
    icon: str = "check"
