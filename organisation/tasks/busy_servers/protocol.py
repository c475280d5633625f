"""What every calendar server is asked for, and the two ways in which it may fail to answer."""

from datetime import datetime
from typing import Protocol

from organisation.rules.busy import Span


class Unanswered(Exception):
    """The server did not say when this person is busy; the reason names nobody."""


class Unreachable(Unanswered):
    """The server does not answer anybody."""


class BusyServer(Protocol):
    """Something that knows when people are busy, and tells that alone."""

    def busy_times(self, mail: str, starts: datetime, ends: datetime) -> list[Span]:
        """When the person with this mail address is busy within a period. Raises Unanswered."""
