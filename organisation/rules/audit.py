"""The chain of the audit trail: each row's digest covers its content and the digest before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

START = "0" * 64


@dataclass(frozen=True)
class Fault:
    """The first place where the trail is not what the clock chained. `number` is the row's number in the chain."""

    number: int
    what: str


def digest_of(previous: str, content: Mapping[str, Any]) -> str:
    """The digest of a row: SHA-256 over the one before and its content in canonical JSON."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()


def first_fault(rows: Iterable[tuple[int, str, Mapping[str, Any]]], head: tuple[int, str]) -> Fault | None:
    """Walk (number, digest, content) in order; name the first row that was altered, removed or reordered."""
    expected, previous = 1, START
    for number, digest, content in rows:
        if number != expected:
            return Fault(expected, "removed")
        if digest != digest_of(previous, content):
            return Fault(number, "altered or reordered")
        expected, previous = number + 1, digest
    if (expected - 1, previous) != (head[0], head[1] or START):
        return Fault(expected, "removed")
    return None
