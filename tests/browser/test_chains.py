"""The chain view in a real browser: by keys alone, for those who hear it, on a phone and on a desktop."""

import pytest
from django.urls import reverse

from tests.browser.looks import accessibility_faults, every_look, expect_none, too_wide
from tests.evaluation.chain_world import planted
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def round_and_world(transactional_db):
    world = make_world()
    return planted(world, 60, spread=4), world


def rows(page):
    return page.locator("tr[data-level]")


def focused(page):
    return page.evaluate("document.activeElement.id")


@every_look
def test_it_is_read_and_heard(open_page, round_and_world, language, width):
    round, world = round_and_world
    page = open_page(reverse("evaluation:chain", args=[round.pk]), world.accounts["director"], language, width)
    expect_none([*accessibility_faults(page), *too_wide(page)])


def test_branches_open_and_close_by_keys(open_page, round_and_world):
    round, world = round_and_world
    page = open_page(
        reverse("evaluation:chain", args=[round.pk]) + "?aaben=", world.accounts["director"], width="desktop"
    )
    assert rows(page).count() == 1
    rows(page).first.focus()
    page.keyboard.press("ArrowRight")
    rows(page).nth(4).wait_for()
    page.keyboard.press("ArrowDown")
    assert focused(page) == rows(page).nth(1).get_attribute("id")
    page.keyboard.press("ArrowRight")
    rows(page).nth(8).wait_for()
    assert rows(page).nth(1).get_attribute("aria-expanded") == "true"
    expect_none(accessibility_faults(page))
    opened = page.url.partition("aaben=")[2]
    page.reload()
    assert rows(page).count() == 9
    assert opened
    rows(page).nth(2).focus()
    page.keyboard.press("ArrowLeft")
    assert focused(page) == rows(page).nth(1).get_attribute("id")
    page.keyboard.press("ArrowLeft")
    assert rows(page).count() == 5
    page.keyboard.press("Home")
    assert focused(page) == rows(page).first.get_attribute("id")
    page.keyboard.press("Enter")
    assert rows(page).count() == 1
