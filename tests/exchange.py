"""Exchange as Microsoft's documentation says that it answers `getSchedule`, on a free port of this machine.

There is no Exchange to be had on one machine. What this one refuses, it refuses as documented: a pass that it did not
give, a question that is put together otherwise, and a period of 62 days or more.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

PASS = "a-pass.for.one-hour"
QUESTION = "/v1.0/users/ledernet@fjordby.example/calendar/getSchedule"
TOKEN = "/fjordby/oauth2/v2.0/token"
DIGITS = {"free": 0, "tentative": 1, "busy": 2, "oof": 3, "workingElsewhere": 0}
ASKED = {"schedules", "startTime", "endTime", "availabilityViewInterval"}
NOBODY = {"message": "No mailbox for ukendt@fjordby.example.", "responseCode": "ErrorMailRecipientNotFound"}


@dataclass
class Exchange:
    """Calendars by mail address; `seen` are the paths that were asked for, `details` what everybody may see."""

    port: int = 0
    calendars: dict[str, list[tuple[str, datetime, datetime]]] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    details: dict[str, str] = field(default_factory=dict)
    says: tuple[int, bytes] | None = None

    @property
    def address(self) -> str:
        """What to put in LEDERNET_BUSY_SERVER."""
        here = f"127.0.0.1:{self.port}"
        return f"graph://ledernet:se%2Fcret@{here}{QUESTION}?token=http://{here}{TOKEN}"

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        """The status and the content of the answer to a question."""
        self.seen.append(path)
        if path == TOKEN:
            return self._pass(parse_qs(body.decode()))
        if headers.get("authorization") != f"Bearer {PASS}":
            return 401, b""
        return self.says or self._schedule(json.loads(body))

    def _pass(self, asked: dict[str, list[str]]) -> tuple[int, bytes]:
        right = {
            "grant_type": ["client_credentials"],
            "client_id": ["ledernet"],
            "client_secret": ["se/cret"],
            "scope": ["https://127.0.0.1/.default"],
        }
        if asked != right:
            return 401, b'{"error": "invalid_client"}'
        return 200, json.dumps({"token_type": "Bearer", "expires_in": 3599, "access_token": PASS}).encode()

    def _schedule(self, asked: dict) -> tuple[int, bytes]:
        starts, ends = (_moment(asked[name]) for name in ("startTime", "endTime"))
        if set(asked) != ASKED or not timedelta(0) < ends - starts < timedelta(days=62):
            return 400, b'{"error": {"code": "ErrorInvalidTimeInterval"}}'
        return 200, json.dumps({"value": [self._one(mail, starts, ends) for mail in asked["schedules"]]}).encode()

    def _one(self, mail: str, starts: datetime, ends: datetime) -> dict:
        if mail not in self.calendars:
            return {"scheduleId": mail, "availabilityView": "", "scheduleItems": [], "error": NOBODY}
        met = [one for one in self.calendars[mail] if one[1] < ends and starts < one[2]]
        slot = timedelta(minutes=5)
        view = ""
        while starts < ends:
            view += str(max((DIGITS[how] for how, a, b in met if a < starts + slot and starts < b), default=0))
            starts += slot
        items = [{"status": how, "start": _told(a), "end": _told(b)} | self.details for how, a, b in met]
        return {"scheduleId": mail, "availabilityView": view, "scheduleItems": items}


def _moment(said: dict[str, str]) -> datetime:
    assert said["timeZone"] == "UTC"
    return datetime.fromisoformat(said["dateTime"]).replace(tzinfo=UTC)


def _told(moment: datetime) -> dict[str, str]:
    return {"dateTime": f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": "UTC"}


@contextmanager
def exchange_server() -> Iterator[Exchange]:
    """An Exchange of its own, ended with the block."""
    kept = Exchange()

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, content = kept.answer(self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing is written of what is asked."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        kept.port = server.server_address[1]
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield kept
        finally:
            server.shutdown()
