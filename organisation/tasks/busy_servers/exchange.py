"""Exchange that says when people are busy, asked through Microsoft Graph (`calendar: getSchedule`, version 1.0).

LederNet asks as an application of the municipality's own (OAuth 2.0 client credentials, RFC 6749, section 4.4), by a
mailbox that is nobody's. What that mailbox sees is the municipality's to say; more than times is thrown away.
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from organisation.formats.calendar.free_busy import UnreadableTimes
from organisation.formats.calendar.schedules import build_schedule_query, pieces, read_pass, read_schedule
from organisation.rules.busy import Span, merged
from organisation.tasks.busy_servers.hosts import Host, path_of
from organisation.tasks.busy_servers.protocol import Unanswered, Unreachable


@dataclass(frozen=True)
class Exchange:
    """Exchange behind Graph, and the server that gives the application its pass."""

    host: Host
    path: str
    token_host: Host
    token_path: str
    client: str
    secret: str = field(repr=False)

    @classmethod
    def at(cls, address: str) -> "Exchange":
        """The servers of an address that the settings have found right."""
        parts = urlsplit(address)
        token = urlsplit(parse_qs(parts.query)["token"][0])
        client, secret = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(Host.of(parts), parts.path, Host.of(token), token.path, client, secret)

    def busy_times(self, mail: str, starts: datetime, ends: datetime) -> list[Span]:
        """When the person is busy, by Exchange's own answer. Raises Unanswered."""
        found = [span for piece in pieces(starts, ends) for span in self._times(mail, *piece)]
        return merged(found, starts, ends)

    def _times(self, mail: str, starts: datetime, ends: datetime) -> list[Span]:
        headers = {"Authorization": f"Bearer {self._pass}", "Content-Type": "application/json"}
        query = build_schedule_query(mail, starts, ends)
        content = self.host.ask("POST", path_of(self.path, mail), query, headers)
        try:
            return read_schedule(content, mail, starts, ends)
        except UnreadableTimes as error:
            raise Unanswered(f"unreadable: {error}") from error

    @cached_property
    def _pass(self) -> str:
        """The application's pass, fetched once for a round of questions. Raises Unreachable where none is given."""
        asked = {
            "grant_type": "client_credentials",
            "client_id": self.client,
            "client_secret": self.secret,
            "scope": f"https://{self.host.name}/.default",
        }
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        try:
            return read_pass(self.token_host.ask("POST", self.token_path, urlencode(asked).encode(), headers))
        except (Unanswered, UnreadableTimes) as error:
            raise Unreachable(f"no pass was given: {error}") from error
