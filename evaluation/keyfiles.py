"""Key files: 32 random bytes a round, outside the database and its backups. A round is forgotten by losing its file.

No file serves two rounds, no copy is made, and deleting one is verified. In two-key mode the secret needs the file and
both passphrases, which are never stored.
"""

import os
import secrets
from base64 import urlsafe_b64encode
from pathlib import Path

from django.conf import settings
from nacl.encoding import RawEncoder
from nacl.hash import blake2b
from nacl.pwhash import argon2id

BYTES = 32
TOKEN_BYTES = 16
OPERATIONS = 3
MEMORY = 64 * 1024 * 1024


class KeyFileMissing(Exception):
    """The round's key file is not there: what it opened is lost, which after closing is the point."""


def cut() -> str:
    """A new key file; returns its name. Written to disk before anybody relies on it."""
    name = secrets.token_hex(16)
    descriptor = os.open(path_of(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(BYTES))
        file.flush()
        os.fsync(file.fileno())
    sync_folder()
    return name


def is_there(name: str) -> bool:
    """Whether a round's key file exists."""
    return bool(name) and path_of(name).is_file()


def destroy(name: str) -> None:
    """Delete a key file and see that it is gone. Nothing to do when it already is."""
    if name:
        path_of(name).unlink(missing_ok=True)
        sync_folder()
    if is_there(name):
        raise OSError("the key file is still there")


def wrapping_secret(name: str, passphrases: tuple[str, ...] = ()) -> bytes:
    """The secret that wraps a round's private key: from the file, and from every passphrase in its order."""
    key = content_of(name)
    for place, passphrase in enumerate(passphrases):
        salt = derived(key, f"salt {place}")[: argon2id.SALTBYTES]
        strong = argon2id.kdf(BYTES, passphrase.encode(), salt, opslimit=OPERATIONS, memlimit=MEMORY)
        key = blake2b(strong, digest_size=BYTES, key=key, encoder=RawEncoder)
    return derived(key, "wrap")


def link_token(name: str, invitation: int) -> str:
    """What a letter's link carries: 128 bits that only the key file can make again."""
    return urlsafe_b64encode(derived(content_of(name), f"link {invitation}")[:TOKEN_BYTES]).rstrip(b"=").decode()


def derived(key: bytes, use: str) -> bytes:
    """32 bytes for one use, from which the key and other uses cannot be found."""
    return bytes(blake2b(use.encode(), digest_size=BYTES, key=key, encoder=RawEncoder))


def content_of(name: str) -> bytes:
    """The bytes of a key file."""
    try:
        return path_of(name).read_bytes()
    except FileNotFoundError:
        raise KeyFileMissing from None


def path_of(name: str) -> Path:
    """Where a key file lies."""
    return Path(settings.KEY_DIR) / f"{name}.key"


def sync_folder() -> None:
    """Make the folder's list of names last, so that a power cut neither brings a file back nor loses one."""
    descriptor = os.open(settings.KEY_DIR, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
