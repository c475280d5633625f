"""Answering on a phone: promise, theme by theme by keyboard, a draft that stays in the browser, thanks; no script."""

import pytest
from django.urls import reverse

from evaluation import keyfiles
from evaluation.models import Invitation, SealedBallot
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.evaluation.world import add_teams, opened
from tests.world import make_world

SAID = {
    "da": ("Begynd", "Næste tema", "Send mit svar", "Tak. Dit svar er gemt."),
    "en": ("Begin", "Next theme", "Send my answer", "Thank you. Your answer is saved."),
}
THEMES = 6


@pytest.fixture
def address(transactional_db):
    world = add_teams(make_world())
    round = opened(world)
    team = {"group": "employees", "assessment__leader": world.people["leader"]}
    invitation = Invitation.objects.filter(**team).first()
    return reverse("evaluation:answer", args=[keyfiles.link_token(round.key_name, invitation.pk)])


def press_until(page, key: str, text: str) -> None:
    """Go on by keyboard until what is wanted has the focus, and press Enter."""
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement.textContent.trim()") == text:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{text} cannot be reached by keyboard")


def answer_theme(page) -> None:
    """A choice for every statement on the screen, by the arrows."""
    for question in page.locator("[data-screen]:not([hidden]) .ln-q").all():
        question.locator("input").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("language", ["da", "en"])
def test_somebody_answers_on_a_phone_by_keyboard_alone(open_page, address, language):
    begin, go_on, send, thanks = SAID[language]
    page = open_page(address, None, language, "phone")
    expect_none(accessibility_faults(page) + too_wide(page))
    press_until(page, "Tab", begin)
    page.wait_for_url("**/spoergsmaal/")
    for number in range(THEMES):
        assert page.locator("[data-screen]:not([hidden])").count() == 1
        if number == 0:
            expect_none(accessibility_faults(page) + too_wide(page))
        answer_theme(page)
        press_until(page, "Tab", go_on)
    page.locator("textarea").first.focus()
    page.keyboard.type("Da Dorte var syg i september, tog hun vagten.")
    assert page.locator("[data-caution]:visible").count() == 1
    expect_none(accessibility_faults(page) + too_wide(page))
    press_until(page, "Tab", send)
    page.wait_for_url("**/tak/")
    assert page.locator("h1").inner_text() == thanks
    assert SealedBallot.objects.count() == 1
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('draft-')).length") == 0


def test_a_draft_stays_in_the_browser_and_can_be_deleted(open_page, address):
    page = open_page(address + "spoergsmaal/", None, "da", "phone")
    page.locator(".ln-q").first.locator("label").nth(3).click()
    page.get_by_text("Kladde gemt").wait_for()
    page.reload()
    assert page.locator(".ln-q").first.locator("input").nth(3).is_checked()
    assert SealedBallot.objects.count() == 0
    page.get_by_role("button", name="Slet kladden").click()
    page.reload()
    assert page.locator("input:checked").count() == 0


def test_without_script_everything_is_one_page_with_one_button(open_page, address):
    page = open_page(address + "spoergsmaal/", None, "da", "phone", script=False)
    assert page.locator(".ln-q").count() == 24
    page.locator(".ln-q").first.locator("label").nth(4).click()
    page.get_by_role("button", name=SAID["da"][2]).click()
    page.wait_for_url("**/tak/")
    assert SealedBallot.objects.count() == 1
