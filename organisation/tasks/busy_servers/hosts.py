"""One call to a server outside: no redirection is followed and no proxy used, and an answer is short and comes soon."""

import http.client
import time
from dataclasses import dataclass
from urllib.parse import SplitResult, quote

from organisation.rules.busy import SCHEMES
from organisation.tasks.busy_servers.protocol import Unanswered, Unreachable

TIMEOUT = 10
MOST_BYTES = 1024 * 1024
PIECE = 64 * 1024
# A server that says so asks everybody to wait.
LATER = {http.client.TOO_MANY_REQUESTS, http.client.SERVICE_UNAVAILABLE}


@dataclass(frozen=True)
class Host:
    """A server at the address that the settings name."""

    name: str
    port: int
    is_secure: bool

    @classmethod
    def of(cls, parts: SplitResult) -> "Host":
        """The host of an address that the settings have found right."""
        port = SCHEMES[parts.scheme]
        return cls(parts.hostname or "", parts.port or port, is_secure=port == http.client.HTTPS_PORT)

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> bytes:
        """The server's answer. Raises Unanswered for another status than 200, Unreachable where nobody is answered."""
        kind = http.client.HTTPSConnection if self.is_secure else http.client.HTTPConnection
        connection = kind(self.name, self.port, timeout=TIMEOUT)
        try:
            connection.request(method, path, body=body, headers=headers)
            with connection.getresponse() as response:
                return _read(response)
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(type(error).__name__) from error
        finally:
            connection.close()


def path_of(path: str, mail: str) -> str:
    """The path for one person: `{mail}` is their address, `{user}` what comes before its @."""
    for place, name in {"{mail}": mail, "{user}": mail.partition("@")[0]}.items():
        path = path.replace(place, quote(name, safe=""))
    return path


def _read(response: http.client.HTTPResponse) -> bytes:
    """The answer, as long as it is one, is short and comes soon. Raises Unanswered."""
    if response.status != http.client.OK:
        raise (Unreachable if response.status in LATER else Unanswered)(f"status {response.status}")
    content, latest = b"", time.monotonic() + TIMEOUT
    while piece := response.read1(PIECE):
        content += piece
        if len(content) > MOST_BYTES:
            raise Unanswered("too long")
        if time.monotonic() > latest:
            raise Unreachable("too slow")
    return content
