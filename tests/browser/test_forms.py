"""A form with errors in Chromium: the list at the top has the focus, leads to each field, and axe finds nothing."""

import pytest
from django.urls import reverse

from tests.browser.looks import LOOKS, accessibility_faults, expect_none, too_wide
from tests.world import make_world


@pytest.fixture
def world(transactional_db):
    return make_world()


def focused(page) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.getAttribute('role')")


@pytest.mark.parametrize(("language", "width"), LOOKS)
def test_errors_are_found_by_keyboard_alone(open_page, world, language, width):
    page = open_page(reverse("organisation:add_person"), world.hr, language, width)
    page.locator("#id_name").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    assert focused(page) == "alert"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "id_name"
    described = page.locator("#id_name").get_attribute("aria-describedby")
    assert page.locator(f"#{described}").is_visible()
    expect_none(accessibility_faults(page) + too_wide(page))


def test_a_grant_with_wrong_days_keeps_what_was_written(open_page, world):
    page = open_page(reverse("organisation:person", args=[world.people["leader"].pk]), world.hr)
    page.fill("#id_starts", "31.11.2026")
    page.fill("#id_ends", "i morgen")
    page.get_by_role("button", name="Giv rollen").click()
    page.get_by_role("link", name="Til og med: »i morgen« er ikke en dato.").click()
    assert focused(page) == "id_ends"
    assert page.locator("#id_starts").input_value() == "31.11.2026"
    expect_none(accessibility_faults(page) + too_wide(page))
