"""A CalDAV server that says when people are busy (RFC 4791, section 7.10)."""

from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote, urlsplit

from organisation.formats.calendar.free_busy import UnreadableTimes, build_free_busy_query, read_free_busy
from organisation.rules.busy import Span
from organisation.tasks.busy_servers.hosts import Host, path_of
from organisation.tasks.busy_servers.protocol import Unanswered


@dataclass(frozen=True)
class CalDav:
    """A CalDAV server, asked with `free-busy-query`: the account it is asked by needs no right to read a meeting."""

    host: Host
    path: str
    user: str
    password: str = field(repr=False)

    @classmethod
    def at(cls, address: str) -> "CalDav":
        """The server of an address that the settings have found right."""
        parts = urlsplit(address)
        return cls(Host.of(parts), parts.path, unquote(parts.username or ""), unquote(parts.password or ""))

    def busy_times(self, mail: str, starts: datetime, ends: datetime) -> list[Span]:
        """When the person is busy, by the server's own answer. Raises Unanswered."""
        query = build_free_busy_query(starts, ends)
        content = self.host.ask("REPORT", path_of(self.path, mail), query, self._headers())
        try:
            return read_free_busy(content, starts, ends)
        except UnreadableTimes as error:
            raise Unanswered(f"unreadable: {error}") from error

    def _headers(self) -> dict[str, str]:
        secret = b64encode(f"{self.user}:{self.password}".encode()).decode()
        return {"Authorization": f"Basic {secret}", "Content-Type": "application/xml; charset=utf-8", "Depth": "1"}
