"""How pages are looked at: the two languages on a phone and on a desktop, with axe and an eye on what goes wrong."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest

WIDTHS = {"phone": (390, 844), "desktop": (1280, 800)}
# Danish on a phone shows most of what can break; the other three belong to the thorough run.
LOOKS = [
    pytest.param("da", "phone", id="da-phone"),
    pytest.param("en", "desktop", id="en-desktop", marks=pytest.mark.thorough),
    pytest.param("da", "desktop", id="da-desktop", marks=pytest.mark.thorough),
    pytest.param("en", "phone", id="en-phone", marks=pytest.mark.thorough),
]
every_look = pytest.mark.parametrize(("language", "width"), LOOKS)


@dataclass
class Watch:
    """What went wrong on a page while it was open: messages of the console, errors, calls to other machines."""

    host: str
    faults: list[str] = field(default_factory=list)

    def listen(self, page) -> None:
        """Hear everything from now on."""
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.faults.append(f"error on the page: {error}"))
        page.on("request", self.see)
        page.on("response", self.judge)

    def hear(self, message) -> None:
        """A page says nothing on the console; a refusal by the security policy is said there."""
        if message.type in {"error", "warning"} and "status of 4" not in message.text:
            self.faults.append(f"console: {message.text}")

    def see(self, request) -> None:
        """A page asks nobody but LederNet."""
        if urlsplit(request.url).scheme in {"http", "https", "ws"} and urlsplit(request.url).netloc != self.host:
            self.faults.append(f"a call to another machine: {request.url}")

    def judge(self, response) -> None:
        """No answer is a failure of the server's."""
        if response.status >= 500:
            self.faults.append(f"{response.status} from {response.url}")


def accessibility_faults(page) -> list[str]:
    """What axe-core finds against WCAG 2.1 A and AA: rule, where, and the piece of the page."""
    from axe_playwright_python.sync_playwright import Axe

    levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
    asked = {"runOnly": {"type": "tag", "values": levels}, "resultTypes": ["violations"]}  # telling the rest takes long
    found = Axe().run(page, options=asked).response["violations"]
    return [
        f"{violation['id']}: {violation['help']}: {' '.join(map(str, node['target']))}: {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
    ]


OUTSIDE = """
() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
    [...document.body.querySelectorAll("*")]
        .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((part) => "reaches outside: " + part.cloneNode(false).outerHTML)
        .slice(0, 5)
"""


def too_wide(page) -> list[str]:
    """What makes the page scroll sideways; nothing when it does not."""
    return page.evaluate(OUTSIDE)


def expect_none(faults: list[str]) -> None:
    """Fail with all faults, each on a line of its own."""
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
