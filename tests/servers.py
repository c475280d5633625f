"""Real servers for tests: each private to the run, on a free port of this machine, ended with the test that asked."""

import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from urllib.parse import quote, urlsplit
from uuid import uuid4

from tests.certificates import write_certificate

PATIENCE = 30.0


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    """Whether something takes calls at the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(is_ready: Callable[[], bool], server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server is ready; fail with its log when it ends or takes longer than PATIENCE."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        if is_ready():
            return
        time.sleep(0.02)
    raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')[-2000:]}")


@contextmanager
def running(command: list[str], is_ready: Callable[[], bool], folder: Path, user: str | None = None) -> Iterator[None]:
    """The server, from when it is ready until the block ends."""
    log = folder / "server.log"
    extra = {"user": user, "group": user, "extra_groups": []} if user else {}
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, **extra)
    try:
        wait_until(is_ready, server, log)
        yield
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@contextmanager
def private_folder(user: str | None = None) -> Iterator[Path]:
    """A folder that only this server uses, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="ledernet-server-"))
    try:
        if user:
            shutil.chown(folder, user, user)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgres_server(programs: str) -> Iterator[str]:
    """The address of an empty database on a PostgreSQL of its own.

    Nothing is synchronised to the disk, and the server's own sorting is plain byte order: what sorts as Danes do has
    asked for it. As root it runs as the user postgres, since PostgreSQL refuses root.
    """
    user = "postgres" if os.geteuid() == 0 else None
    with private_folder(user) as folder:
        data, port = folder / "data", free_port()
        extra = {"user": user, "group": user, "extra_groups": []} if user else {}
        subprocess.run(
            [f"{programs}/initdb", "-D", data, "-U", "ledernet", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            **extra,
        )
        options = {
            "listen_addresses": "127.0.0.1",
            "port": port,
            "unix_socket_directories": folder,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "max_connections": 100,
        }
        command = [f"{programs}/postgres", "-D", str(data)]
        command += [word for name, value in options.items() for word in ("-c", f"{name}={value}")]

        def is_ready() -> bool:
            """A port that takes calls may still belong to a server that is starting up."""
            asked = [f"{programs}/pg_isready", "--quiet", "--host", "127.0.0.1", "--port", str(port)]
            return subprocess.run(asked, check=False).returncode == 0

        with running(command, is_ready, folder, user):
            yield f"postgres://ledernet@127.0.0.1:{port}/postgres"


@contextmanager
def empty_database(server: str) -> Iterator[str]:
    """The address of a new database on a PostgreSQL that runs; it is gone afterwards, whoever still speaks to it."""
    import psycopg

    name = f"ledernet_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def redis_server(program: str) -> Iterator[str]:
    """The address of an empty Redis of its own, which keeps nothing on the disk."""
    with private_folder() as folder:
        port = free_port()
        command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        with running([*command, "--dir", str(folder)], lambda: answers(port), folder):
            yield f"redis://127.0.0.1:{port}/0"


class CalendarServer:
    """A calendar server with a calendar for everybody, and one account that may see when they are busy and no more."""

    def __init__(self, port: int, certificate: Path | None = None) -> None:
        self.port, self.certificate = port, certificate

    @property
    def address(self) -> str:
        """What to put in LEDERNET_BUSY_SERVER."""
        scheme = "caldavs" if self.certificate else "caldav"
        return f"{scheme}://ledernet:secret@127.0.0.1:{self.port}/{{mail}}/kalender/"

    def connection(self) -> HTTPConnection:
        """A call to the server; with a certificate, to that very one."""
        if self.certificate is None:
            return HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        context = ssl.create_default_context(cafile=self.certificate)
        return HTTPSConnection("127.0.0.1", self.port, timeout=PATIENCE, context=context)

    def ask(
        self, method: str, who: str, name: str = "", content: bytes | None = None, by: str = ""
    ) -> tuple[int, bytes]:
        """What the server answers about a calendar: its owner, or whoever asks."""
        connection = self.connection()
        headers = {"Authorization": f"Basic {b64encode(f'{by or who}:secret'.encode()).decode()}"}
        connection.request(method, f"/{quote(who, safe='')}/kalender/{name}", body=content, headers=headers)
        response = connection.getresponse()
        try:
            return response.status, response.read()
        finally:
            connection.close()

    def put(self, who: str, name: str, content: bytes) -> None:
        """Lay a meeting in somebody's calendar, as a calendar program does; the calendar is made when it is missing."""
        self.ask("MKCALENDAR", who)
        status, said = self.ask("PUT", who, f"{name}.ics", content)
        assert status in (201, 204), said

    def get(self, who: str, name: str) -> bytes:
        """A meeting as the server gives it back."""
        status, content = self.ask("GET", who, f"{name}.ics")
        assert status == 200, content
        return content


RADICALE = """\
[server]
hosts = 127.0.0.1:{port}
{secure}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[rights]
type = from_file
file = {folder}/rights
[storage]
filesystem_folder = {folder}/calendars
[web]
type = none
"""
RIGHTS = """\
[busy]
user: ledernet
collection: [^/]+/[^/]+
permissions: f
[own]
user: .+
collection: {user}(/.*)?
permissions: RrWw
"""
CALENDAR_OWNERS = ("mette@fjordby.example", "soren@fjordby.example", "m.moeller+net@fjordby.example")


@contextmanager
def calendar_server(*, is_secure: bool = False) -> Iterator[CalendarServer]:
    """A Radicale of its own; secure, it speaks TLS with a certificate that only those who are told of it trust."""
    with private_folder() as folder:
        certificate, key = write_certificate(folder) if is_secure else (None, None)
        server = CalendarServer(free_port(), certificate)
        secure = f"ssl = True\ncertificate = {certificate}\nkey = {key}" if is_secure else ""
        (folder / "config").write_text(RADICALE.format(port=server.port, folder=folder, secure=secure))
        (folder / "rights").write_text(RIGHTS)
        (folder / "users").write_text("".join(f"{who}:secret\n" for who in ("ledernet", *CALENDAR_OWNERS)))
        command = [sys.executable, "-m", "radicale", "--config", str(folder / "config")]
        with running(command, lambda: answers(server.port), folder):
            yield server


class MailServer:
    """A mail server that keeps what it was given; `refuse` makes it answer with that line instead."""

    def __init__(self) -> None:
        self.port = free_port()
        self.messages: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.refuse = ""

    @property
    def address(self) -> str:
        """What to put in EMAIL_URL."""
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - the name that aiosmtpd calls
        """Keep one message with the recipients it was sent to."""
        if self.refuse:
            return self.refuse
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        self.recipients.append(list(envelope.rcpt_tos))
        return "250 OK"


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A real SMTP server on this machine."""
    from aiosmtpd.controller import Controller

    kept = MailServer()
    controller = Controller(kept, hostname="127.0.0.1", port=kept.port)
    controller.start()
    try:
        yield kept
    finally:
        controller.stop()
