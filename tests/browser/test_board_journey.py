"""A head drives a meeting at the wall with the keyboard alone, from what was agreed last time to the letter."""

from datetime import timedelta

import pytest
from django.urls import reverse

from goals.models import BoardMeeting, Step
from goals.rules.boards import StepState
from organisation.models import Letter
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.goals.board_world import add_boards
from tests.world import TODAY, make_world


@pytest.fixture
def world(transactional_db):
    return add_boards(make_world())


def strike(page, key):
    """Press a key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def standing(page):
    return page.text_content("[aria-current=step]").strip()


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def reach(page, name, role="button"):
    """Go to something with the tabulator, as somebody without a mouse does."""
    wanted = page.get_by_role(role, name=name, exact=True).first
    for _ in range(60):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} is not reached by the tabulator")


def settle_what_was_agreed(page, things):
    """What was agreed last time is settled first."""
    reach(page, "Begynd mødet")
    strike(page, "Enter")
    assert standing(page) == "Sidst aftalt"
    checked(page)
    reach(page, "Gjort: Ring samme dag")
    strike(page, "Enter")
    assert Step.objects.get(pk=things.step.pk).state == StepState.DONE
    assert "Alt fra sidst er afsluttet" in page.text_content("h1")


def agree_about_what_deviates(page, things, owner):
    """What deviates comes big, and a step is agreed about it where one stands."""
    strike(page, "Space")
    assert standing(page) == "Afvigelser"
    assert things.indicator.name in page.text_content(".ln-ind--big")
    checked(page)
    page.locator("summary", has_text="Tilføj et skridt").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Tal med sygehuset")
    page.locator("#nyt_owner").select_option(label="Emil Eriksen")
    page.locator("#nyt_due").fill((TODAY + timedelta(days=14)).strftime("%d.%m.%Y"))
    page.locator("#nyt_words").focus()
    strike(page, "Enter")
    step = Step.objects.get(words="Tal med sygehuset")
    assert (step.indicator, step.owner) == (things.indicator, owner)
    assert standing(page) == "Afvigelser"
    return step


def choose_and_go_on(page, step, above):
    """Whether it is sent up is chosen at the step; the arrows go between indicators, and space goes on."""
    reach(page, "Ja, til Ældre og Sundhed")
    strike(page, "Enter")
    assert Step.objects.get(pk=step.pk).passed_up_to == above
    page.locator("h1").evaluate("() => document.activeElement.blur()")
    strike(page, "Space")
    assert standing(page) == "Alle indikatorer"
    strike(page, "ArrowRight")
    strike(page, "ArrowLeft")
    strike(page, "Space")
    assert standing(page) == "Beslut"
    strike(page, "Space")
    assert standing(page) == "Næste skridt"
    assert page.text_content("h1") == "I har aftalt ét skridt i dag"
    checked(page)


def end_the_meeting(page):
    """The end says who gets a letter before anybody does."""
    strike(page, "Escape")
    assert "Tal med sygehuset" in page.text_content("main")
    assert not Letter.objects.exists()
    checked(page)
    reach(page, "Ja, slut mødet")
    strike(page, "Enter")
    assert [letter.subject for letter in Letter.objects.all()] == ["Dit næste skridt fra tavlen for Havnbjerg"]
    checked(page)


def test_a_head_leads_a_meeting_by_the_keyboard(open_page, world):
    things = world.things
    BoardMeeting.objects.filter(pk=things.board_meeting.pk).update(ended_at=things.board_meeting.began_at)
    Letter.objects.all().delete()
    page = open_page(reverse("goals:board", args=[things.board.pk]), world.accounts["leader"], width="desktop")
    assert page.text_content("h1") == "Én af tre indikatorer afviger"
    settle_what_was_agreed(page, things)
    step = agree_about_what_deviates(page, things, world.people["employee"])
    choose_and_go_on(page, step, things.board_above)
    end_the_meeting(page)
