"""The superiors are heard about a composition, by keyboard alone: asked, an objection on a phone, moved, published."""

import pytest
from django.urls import reverse

from networks.models import Membership, Scenario, SeatWord
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.browser.test_members import press, tab_to, write
from tests.networks.crew import add_crew, composed
from tests.networks.world import add_networks
from tests.world import make_world

REASON = "Anna og Bo deler vagtplan og kan ikke være væk samtidig."
REPLY = "Anna sidder nu et andet sted end Bo."


@pytest.fixture
def world(transactional_db):
    return add_networks(make_world())


@pytest.fixture
def scenario(world):
    return composed(world, add_crew(world))


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def object_to_the_seat_of(page, person):
    """The director finds the task on the front page, and has one thing against one of the twelve seats."""
    press(page, "Se og svar")
    page.focus(f"[name=says_{person.pk}][value=fine]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Skriv, hvad der er i vejen")
    page.keyboard.press("Enter")
    write(page, f"reason_{person.pk}", REASON)
    checked(page)
    press(page, "Send svaret")
    assert page.get_by_text("Tak. HR har fået dit svar.").is_visible()


def move(page, name):
    """Take the best of the other seats, as the studio offers it."""
    press(page, f"Se, hvor {name} ellers kan sidde")
    page.wait_for_selector("[data-seat]:focus")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"text={name} sidder nu i")


def test_from_the_question_to_what_was_done_about_the_objection(open_page, world, scenario):
    anna = world.people["Anna"]
    hr = open_page(reverse("networks:studio", args=[scenario.pk]), world.hr, width="desktop")
    press(hr, "Hør cheferne")
    press(hr, "Send brevene")
    director = open_page("/", world.accounts["director"])
    object_to_the_seat_of(director, anna)

    hr.goto(reverse("my_day"))
    press(hr, "Se indvendingerne")
    press(hr, "Tag stilling")
    move(hr, "Anna")
    press(hr, "Se høringen")
    assert "Anna Nielsen" in hr.inner_text("#aendret")
    press(hr, "Tag stilling")
    assert hr.is_checked("[name=handling][value=moved]")
    write(hr, "reply", REPLY)
    press(hr, "Gem")
    assert SeatWord.objects.get(leader=anna).handling == "moved"
    press(hr, "Til forslaget")
    press(hr, "Se breve og offentliggør")
    press(hr, "Ja, offentliggør")
    assert Membership.objects.filter(network__programme=scenario.programme).count() == 12
    assert Scenario.objects.get(pk=scenario.pk).assignment[str(anna.pk)] != "1"

    director.reload()
    assert "Høringen er slut." in director.inner_text("main")
    assert REPLY in director.inner_text("main")
    checked(director)
