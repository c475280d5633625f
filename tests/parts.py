"""Foreign parts that some tests need: absent, they are skipped aloud; named in LEDERNET_REQUIRE, they must be there."""

import ctypes.util
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

NOT_RUN = "NOT RUN: "


class Missing(Exception):
    """A part is not on this machine; the message says what was looked for."""


def program(*names: str) -> Callable[[], str]:
    """A finder of the first of these programs on the path."""

    def find() -> str:
        found = next(filter(None, map(shutil.which, names)), None)
        if found is None:
            raise Missing(f"no program {' or '.join(names)} on the path")
        return found

    return find


def find_browser() -> str:
    """Chromium's path; the Python packages that drive it must be there too."""
    for package in ("playwright", "axe_playwright_python"):
        if importlib.util.find_spec(package) is None:
            raise Missing(f"the Python package {package} is not installed")
    return program("chromium", "chromium-browser", "google-chrome")()


def find_postgres() -> str:
    """The address in LEDERNET_TEST_POSTGRES, or the folder of PostgreSQL's own programs, the newest first."""
    if address := os.environ.get("LEDERNET_TEST_POSTGRES"):
        return address
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(re.sub(r"\D", "", folder.parent.name) or 0)
    )
    on_path = shutil.which("postgres")
    folder = folders[-1] if folders else on_path and Path(on_path).resolve().parent
    if not folder or not (folder / "initdb").exists():
        raise Missing("no PostgreSQL server programs, and LEDERNET_TEST_POSTGRES names no server")
    if os.geteuid() == 0 and "postgres" not in {user.pw_name for user in pwd.getpwall()}:
        raise Missing("PostgreSQL does not run as root, and there is no user postgres to run it as")
    return str(folder)


def find_libical() -> str:
    """The name under which the loader knows libical."""
    name = ctypes.util.find_library("ical")
    if name is None:
        raise Missing("the library libical is not installed")
    return name


def find_icaljs() -> str:
    """The folder of the JavaScript library with which Thunderbird reads calendars, as node would load it."""
    node, npm = program("node", "nodejs")(), program("npm")()
    packages = subprocess.run([npm, "root", "--global"], capture_output=True, text=True, check=True).stdout.strip()
    command = [node, "--print", "require.resolve('ical.js')"]
    found = subprocess.run(
        command, env=os.environ | {"NODE_PATH": packages}, capture_output=True, text=True, check=False
    )
    if found.returncode:
        raise Missing("node does not find the package ical.js (npm install --global ical.js)")
    return found.stdout.strip()


def find_smtp() -> str:
    """The Python package of the mail server that tests receive letters with."""
    if importlib.util.find_spec("aiosmtpd") is None:
        raise Missing("the Python package aiosmtpd is not installed")
    return "aiosmtpd"


def find_radicale() -> str:
    """The Python package of the calendar server that busy times are read from."""
    if importlib.util.find_spec("radicale") is None:
        raise Missing("the Python package radicale is not installed")
    return "radicale"


PARTS: dict[str, Callable[[], str]] = {
    "browser": find_browser,
    "icaljs": find_icaljs,
    "khal": program("khal"),
    "libical": find_libical,
    "node": program("node", "nodejs"),
    "postgres": find_postgres,
    "radicale": find_radicale,
    "redis": program("redis-server"),
    "smtp": find_smtp,
}


def required_parts() -> set[str]:
    """The parts that must be present in this run, from LEDERNET_REQUIRE (separated by commas or spaces)."""
    return set(re.findall(r"[\w-]+", os.environ.get("LEDERNET_REQUIRE", "")))


def unmet_requirements() -> list[str]:
    """What LEDERNET_REQUIRE names and this machine has not, each with the reason."""
    unmet = []
    for name in sorted(required_parts()):
        if name not in PARTS:
            unmet.append(f"LEDERNET_REQUIRE names {name}, which is none of {', '.join(sorted(PARTS))}")
            continue
        try:
            PARTS[name]()
        except Missing as missing:
            unmet.append(f"LEDERNET_REQUIRE names {name}, but: {missing}")
    return unmet


def require_part(name: str) -> str:
    """Where the part is; where it is not, the test is skipped with the reason, or fails when the part is required."""
    try:
        return PARTS[name]()
    except Missing as missing:
        if name in required_parts():
            pytest.fail(f"LEDERNET_REQUIRE names {name}, but: {missing}", pytrace=False)
        pytest.skip(f"{NOT_RUN}{name} ({missing})")
