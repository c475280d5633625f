"""Every page of the door table in Chromium: axe finds nothing, nothing scrolls sideways, the console is silent."""

from functools import cache

import pytest
from django.core.management import call_command

from tests.browser.conftest import enter, new_profile, watched_page
from tests.browser.looks import LOOKS, WIDTHS, accessibility_faults, expect_none, too_wide
from tests.visits import PAGES, address_of, full_world, visitors

# axe takes longer than all else, and judges a page once in each language and once at each width.
HEARD = {("da", "phone"), ("en", "desktop")}


@pytest.fixture(scope="module")
def transactional_db(django_db_setup, django_db_blocker):
    """The database is emptied after the last look instead of after each: whoever looks changes nothing."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def world(transactional_db):
    return full_world()


@pytest.fixture(scope="module")
def screen(chromium, live_server):
    """`screen(width)` → a page of that width, watched; a new one for each look would take longer than the look."""
    opened = cache(lambda width: watched_page(new_profile(chromium, live_server, width), live_server))
    yield opened
    for width in WIDTHS:
        opened(width).context.close()


@pytest.mark.parametrize(("language", "width"), LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_used_by_everyone(client, screen, live_server, world, name, language, width):
    for role in visitors(name)[:1]:
        if role:
            client.force_login(world.accounts[role])
        response = client.get(address_of(name, world))
        if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
            return
        page = screen(width)
        page.watch.faults.clear()
        page.context.clear_cookies()
        enter(page.context, live_server, world.accounts.get(role), language)
        page.goto(address_of(name, world))
        heard = accessibility_faults(page) if (language, width) in HEARD else []
        expect_none(heard + too_wide(page) + page.watch.faults)
