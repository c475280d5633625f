"""An employee on a phone and the leader at a desk, each in a browser of their own, from the first word to the paper."""

from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from pypdf import PdfReader

from performance.models import Dialogue
from performance.rules.dialogues import State
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.goals.world import add_goals
from tests.performance.world import make_dialogue
from tests.world import make_world


@pytest.fixture
def world(transactional_db):
    return add_goals(make_world())


def press(page, words):
    """Press a button or follow a link, and wait for the page that comes."""
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).or_(page.get_by_role("link", name=words, exact=True)).click()


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def text(page):
    return page.text_content("main")


def prepare_apart(emil, mette, goal):
    """Each writes alone: what Emil writes is kept as he goes, and Mette reads nothing of it."""
    from playwright.sync_api import expect

    press(emil, "Forbered dig")
    emil.fill("#id_frames", "Jeg mangler to aftenvagter")
    emil.locator("#id_frames").blur()
    expect(emil.locator("#gemt")).to_contain_text("Gemt kl.")
    emil.click(f"label[for=id_goal-{goal.pk}_0]")
    checked(emil)
    press(emil, "Gem, og sig, at du er klar")
    press(mette, "Forbered dig")
    mette.fill("#id_relation", "Du går uden om fredagsmøderne")
    mette.check("#id_relation-first")
    mette.click(f"label[for=id_goal-{goal.pk}_1]")
    press(mette, "Gem")
    press(mette, "Tilbage til samtalen")
    assert "Emil er klar" in text(mette)
    assert "aftenvagter" not in text(mette)


def read_side_by_side(emil, mette):
    """Both are ready, and read each other side by side."""
    press(mette, "Jeg er klar")
    emil.reload()
    for page in (emil, mette):
        assert "Jeg mangler to aftenvagter" in text(page)
        assert "Du går uden om fredagsmøderne" in text(page)
        assert "Første gang nævnt." in text(page)
        assert "Tal om forskellen" in text(page)
        checked(page)


def agree_and_sign(emil, mette):
    """They agree, and neither signs what the other has changed meanwhile."""
    mette.click("summary:has-text('Tilføj en aftale')")
    mette.fill("#id_words", "Mette giver én aftenvagt fra januar")
    mette.check("#id_side_1" if mette.locator("label[for=id_side_1]").text_content() == "Mette" else "#id_side_0")
    press(mette, "Tilføj aftalen")
    emil.fill("#id_disagreement", "at jeg går uden om møderne")
    press(emil, "Skriv under")
    assert "Læs dem igen, og skriv så under." in text(emil)
    assert emil.input_value("#id_disagreement") == "at jeg går uden om møderne"
    assert "Mette giver én aftenvagt fra januar" in text(emil)
    press(emil, "Skriv under")
    mette.reload()
    mette.fill("#id_comment", "Tak for en ærlig snak")
    press(mette, "Skriv under")
    emil.reload()
    for page in (emil, mette):
        assert "er underskrevet" in page.text_content("h1")
        assert "at jeg går uden om møderne" in text(page)
        checked(page)
    assert Dialogue.objects.get().state == State.SIGNED


def read_the_paper(emil, mette):
    """The paper holds it all but for the mark, and so does the print."""
    with emil.expect_download() as download:
        emil.get_by_role("link", name="Gem som PDF").click()
    pages = PdfReader(BytesIO(Path(download.value.path()).read_bytes())).pages
    paper = " ".join(" ".join(page.extract_text() for page in pages).split())
    for words in ("Jeg mangler to aftenvagter", "Emil er uenig i: at jeg går", "Mette giver én aftenvagt"):
        assert words in paper
    assert "ørste gang" not in paper
    mette.emulate_media(media="print")
    assert not mette.locator(".ln-first").first.is_visible()


def test_two_prepare_read_agree_and_sign_in_two_browsers_at_once(open_page, world):
    dialogue = make_dialogue(world, "leader", "employee", days=0, hour=9)
    path, goal = reverse("performance:dialogue", args=[dialogue.pk]), world.things.personal_goal
    emil = open_page(path, world.accounts["employee"], width="phone")
    mette = open_page(path, world.accounts["leader"], width="desktop")
    prepare_apart(emil, mette, goal)
    read_side_by_side(emil, mette)
    agree_and_sign(emil, mette)
    read_the_paper(emil, mette)
