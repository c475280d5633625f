"""A real Chromium on a real server of the suite's own."""

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

from tests.browser.looks import WIDTHS, Watch, expect_none
from tests.parts import require_part

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """One browser for the session; each page gets a profile of its own."""
    path = require_part("browser")
    from playwright.sync_api import sync_playwright

    # Playwright runs a loop in this thread, at which Django refuses the database unless told that it is meant.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET, chromium_sandbox=os.geteuid() != 0)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def session_of(account) -> str:
    """The session key of an account that has signed in."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(account)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def new_profile(chromium, server, width, *, dark=False, script=True):
    """A browser that nobody has used: in the `dark`, or without `script`, where the test says so."""
    return chromium.new_context(
        base_url=server.url,
        viewport=dict(zip(("width", "height"), WIDTHS[width], strict=True)),
        locale="da-DK",
        timezone_id="Europe/Copenhagen",
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
    )


def enter(profile, server, account, language) -> None:
    """Choose the language, and sign in where there is an account."""
    from django.conf import settings

    cookies = {settings.LANGUAGE_COOKIE_NAME: language}
    if account is not None:
        account.language = language
        account.save(update_fields=["language"])
        cookies[settings.SESSION_COOKIE_NAME] = session_of(account)
    profile.add_cookies([{"name": name, "value": value, "url": server.url} for name, value in cookies.items()])


def watched_page(profile, server):
    """A page of a profile; what goes wrong on it is in `watch`."""
    page = profile.new_page()
    page.watch = Watch(urlsplit(server.url).netloc)
    page.watch.listen(page)
    return page


@pytest.fixture
def open_page(chromium, live_server) -> Iterator[Callable]:
    """`open_page(path, account=None, language="da", width="phone")` → a page; a fault seen on one fails the test.

    `watch` on the page holds what was seen; a test that means to cause a fault clears its list.
    """
    opened = []

    def open_one(path: str, account=None, language="da", width="phone", **circumstances):
        profile = new_profile(chromium, live_server, width, **circumstances)
        enter(profile, live_server, account, language)
        page = watched_page(profile, live_server)
        opened.append(page)
        page.goto(path)
        return page

    yield open_one
    faults = [fault for page in opened for fault in page.watch.faults]
    for page in opened:
        page.context.close()
    expect_none(faults)
