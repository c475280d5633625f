"""Calendar servers that are asked when somebody is busy: one protocol, and CalDAV as the one that speaks it.

The only address that is called is the one in the settings: no redirection is followed and no proxy used.
"""

import http.client
import time
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from urllib.parse import quote, unquote, urlsplit

from django.conf import settings

from organisation.formats.calendar.free_busy import UnreadableTimes, build_free_busy_query, read_free_busy
from organisation.rules.busy import SCHEMES, Span

TIMEOUT = 10
MOST_BYTES = 1024 * 1024
PIECE = 64 * 1024


class Unanswered(Exception):
    """The server did not say when this person is busy; the reason names nobody."""


class Unreachable(Unanswered):
    """The server does not answer anybody."""


class BusyServer(Protocol):
    """Something that knows when people are busy, and tells that alone."""

    def busy_times(self, mail: str, starts: datetime, ends: datetime) -> list[Span]:
        """When the person with this mail address is busy within a period. Raises Unanswered."""


@dataclass(frozen=True)
class CalDav:
    """A CalDAV server, asked with `free-busy-query`: the account it is asked by needs no right to read a meeting."""

    host: str
    port: int
    is_secure: bool
    path: str
    user: str
    password: str = field(repr=False)

    @classmethod
    def at(cls, address: str) -> "CalDav":
        """The server of an address that the settings have found right."""
        parts = urlsplit(address)
        return cls(
            host=parts.hostname or "",
            port=parts.port or SCHEMES[parts.scheme],
            is_secure=parts.scheme == "caldavs",
            path=parts.path,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
        )

    def busy_times(self, mail: str, starts: datetime, ends: datetime) -> list[Span]:
        """When the person is busy, by the server's own answer. Raises Unanswered."""
        content = self._answer(mail, build_free_busy_query(starts, ends))
        try:
            return read_free_busy(content, starts, ends)
        except UnreadableTimes as error:
            raise Unanswered(f"unreadable: {error}") from error

    def _answer(self, mail: str, query: bytes) -> bytes:
        kind = http.client.HTTPSConnection if self.is_secure else http.client.HTTPConnection
        connection = kind(self.host, self.port, timeout=TIMEOUT)
        try:
            connection.request("REPORT", self._path_of(mail), body=query, headers=self._headers())
            response = connection.getresponse()
            if response.status != http.client.OK:
                raise Unanswered(f"status {response.status}")
            return _read(response)
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(type(error).__name__) from error
        finally:
            connection.close()

    def _path_of(self, mail: str) -> str:
        names = {"{mail}": mail, "{user}": mail.partition("@")[0]}
        path = self.path
        for place, name in names.items():
            path = path.replace(place, quote(name, safe=""))
        return path

    def _headers(self) -> dict[str, str]:
        secret = b64encode(f"{self.user}:{self.password}".encode()).decode()
        return {"Authorization": f"Basic {secret}", "Content-Type": "application/xml; charset=utf-8", "Depth": "1"}


def _read(response: http.client.HTTPResponse) -> bytes:
    """The answer, as long as it is short and comes soon. Raises Unanswered."""
    content, latest = b"", time.monotonic() + TIMEOUT
    while piece := response.read1(PIECE):
        content += piece
        if len(content) > MOST_BYTES:
            raise Unanswered("too long")
        if time.monotonic() > latest:
            raise Unreachable("too slow")
    return content


def busy_server() -> BusyServer | None:
    """The server in the settings; without one nobody is asked, and polls are how times are found."""
    return CalDav.at(settings.BUSY_SERVER) if settings.BUSY_SERVER else None
