"""A leader reads the report on a phone and chooses what to work on, by keyboard alone; the superior reads it too."""

import pytest
from django.urls import reverse

from tests.browser.looks import accessibility_faults, every_look, expect_none, too_wide
from tests.browser.test_members import press
from tests.evaluation.report_world import populated, reported

SAID = {
    "da": (
        "Din rapport",
        "Gem fokusområder",
        "Dine fokusområder er gemt",
        "Du har valgt to",
        "Vælg højst tre",
        "Mettes rapport",
    ),
    "en": (
        "Your report",
        "Save focus areas",
        "Your focus areas are saved",
        "You have chosen two",
        "three at most",
        "Mette's report",
    ),
}


@pytest.fixture
def world(transactional_db):
    return populated()


def tick(page, theme):
    page.focus(f"[name=theme][value={theme}]")
    page.keyboard.press("Space")


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


@every_look
def test_a_leader_reads_and_chooses(open_page, world, language, width):
    from playwright.sync_api import expect

    assessment = reported(world)
    heading, save, saved, two, three, whose = SAID[language]
    path = reverse("evaluation:report", args=[assessment.pk])
    page = open_page(path, world.accounts["leader"], language, width)
    assert page.text_content("h1") == heading
    assert page.locator(".ln-plot").count() == 6
    page.focus(".ln-row__more summary >> nth=0")
    page.keyboard.press("Enter")
    assert page.locator(".ln-items").first.is_visible()
    assert page.locator(".ln-card:visible").count() == 0
    for theme in ("follow", "room"):
        tick(page, theme)
    assert page.locator(".ln-card:visible").count() == 2
    page.focus("#id_step-follow")
    page.keyboard.type("Spørge til det")
    checked(page)
    press(page, save)
    assert saved in page.text_content("main")
    assert two in page.text_content("#fokus")
    assert page.input_value("#id_step-follow") == "Spørge til det"
    for theme in ("trust", "people"):
        tick(page, theme)
    press(page, save)
    assert three in page.text_content("#fokus [role=alert]")
    expect(page.locator("#fokus [role=alert]")).to_be_in_viewport()
    checked(page)
    assert dict(assessment.focus_areas.values_list("theme", "step")) == {"follow": "Spørge til det", "room": ""}

    page = open_page(path, world.accounts["director"], language, width)
    assert page.text_content("h1") == whose
    assert page.locator("[name=theme]").count() == 0
    checked(page)
