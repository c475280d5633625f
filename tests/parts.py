"""Foreign parts that some tests need: absent, they are skipped aloud; named in LEDERNET_REQUIRE, they must be there."""

import os
import re

import pytest


def required_parts() -> set[str]:
    """The parts that must be present in this run, from LEDERNET_REQUIRE (separated by commas or spaces)."""
    return set(re.findall(r"[\w-]+", os.environ.get("LEDERNET_REQUIRE", "")))


def require_part(name: str, *, present: bool, why: str) -> None:
    """Go on when the part is present; else skip the test with the reason, or fail it where the part is required."""
    if present:
        return
    if name in required_parts():
        pytest.fail(f"LEDERNET_REQUIRE names {name}, but {why}", pytrace=False)
    pytest.skip(f"NOT RUN: {name} ({why})")
