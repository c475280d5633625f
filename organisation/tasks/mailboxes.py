"""The mailbox that replies come to: a Maildir, an mbox or IMAP, each read with the standard library.

What has been read is marked so and stays: nobody's mail is deleted here. What is too large is not fetched.
"""

import imaplib
import mailbox
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PORTS = {"imap": 143, "imaps": 993}
SCHEMES = {"maildir", "mbox", *PORTS}
TIMEOUT = 30


def unread_mails(address: str, most_bytes: int) -> Iterator[bytes | None]:
    """The mails that nobody has read, as they came; None stands for one that is too large. Marked as it is handed out.

    Raises OSError where the mailbox cannot be reached.
    """
    scheme = urlsplit(address).scheme
    if scheme == "maildir":
        return _from_maildir(Path(unquote(urlsplit(address).path)), most_bytes)
    if scheme == "mbox":
        return _from_mbox(Path(unquote(urlsplit(address).path)), most_bytes)
    if scheme in PORTS:
        return _from_imap(address, most_bytes)
    raise ImproperlyConfigured(f"LEDERNET_REPLIES: expected an address beginning with {', '.join(sorted(SCHEMES))}")


def _from_maildir(folder: Path, most_bytes: int) -> Iterator[bytes | None]:
    """A mail lies in `new` until somebody has seen it; in `cur` its name says what has been done with it."""
    if not (folder / "new").is_dir():
        raise FileNotFoundError(f"{folder} is no Maildir")
    for path in sorted((folder / "new").iterdir()):
        yield path.read_bytes() if path.stat().st_size <= most_bytes else None
        path.replace(folder / "cur" / f"{path.name}:2,S")


def _from_mbox(path: Path, most_bytes: int) -> Iterator[bytes | None]:
    if not path.is_file():
        raise FileNotFoundError(f"{path} is no mbox")
    with closing(mailbox.mbox(path, create=False)) as box:
        _lock(box)
        try:
            for key in list(box.keys()):
                mail = box.get_message(key)
                if "R" in mail.get_flags():
                    continue
                content = box.get_bytes(key)
                yield content if len(content) <= most_bytes else None
                mail.add_flag("R")
                box[key] = mail
        finally:
            box.flush()
            box.unlock()


def _lock(box: mailbox.mbox) -> None:
    """Hold the file while it is read, as mail servers do. Raises OSError where somebody else holds it."""
    try:
        box.lock()
    except mailbox.Error as error:
        raise OSError("the mailbox is held by somebody else") from error


def _from_imap(address: str, most_bytes: int) -> Iterator[bytes | None]:
    asked = urlsplit(address)
    kind = imaplib.IMAP4_SSL if asked.scheme == "imaps" else imaplib.IMAP4
    port = asked.port or PORTS[asked.scheme]
    try:
        with kind(asked.hostname or "", port, timeout=TIMEOUT) as server:
            server.login(unquote(asked.username or ""), unquote(asked.password or ""))
            server.select(unquote(asked.path.strip("/")) or "INBOX")
            for number in server.search(None, "UNSEEN")[1][0].split():
                yield _fetched(server, number.decode(), most_bytes)
                server.store(number.decode(), "+FLAGS", "\\Seen")
    except imaplib.IMAP4.error as error:
        raise OSError(f"the mailbox does not answer: {error}") from error


def _fetched(server: imaplib.IMAP4, number: str, most_bytes: int) -> bytes | None:
    told = server.fetch(number, "(RFC822.SIZE)")[1][0]
    size = told.rpartition(b"RFC822.SIZE ")[2].strip(b" )") if isinstance(told, bytes) else b""
    if not size.isdigit() or int(size) > most_bytes:
        return None
    part = server.fetch(number, "(BODY.PEEK[])")[1][0]
    return part[1] if isinstance(part, tuple) else None
