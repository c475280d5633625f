"""Wishes before composition, by keyboard alone: HR asks, a leader answers on a phone, and the seats follow."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.models import Scenario, WishRound
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.browser.test_members import press, write
from tests.browser.test_rotation_journey import carry_out_jobs
from tests.networks.crew import add_crew
from tests.networks.world import add_networks
from tests.world import TODAY, make_account, make_world, typed


@pytest.fixture
def world(transactional_db):
    return add_networks(make_world())


@pytest.fixture
def programme(world):
    return add_crew(world)


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def choose(page, field, words):
    """Choose in a list by writing how the choice begins."""
    page.focus(f"[name={field}]")
    page.keyboard.type(words)


def tick(page, field, value):
    page.focus(f"[name={field}][value='{value}']")
    page.keyboard.press("Space")


def ask(page):
    """HR chooses the last day and what there is to choose from."""
    press(page, "Spørg lederne om deres ønsker")
    write(page, "until", typed(TODAY + timedelta(days=5)))
    write(page, "themes", "Svære samtaler\nStrategi")
    write(page, "places", "Havnehuset")
    press(page, "Send brevene")
    assert "0 af 12 har svaret." in page.inner_text("main")
    return WishRound.objects.get()


def answer_and_change(page):
    """Anna wishes from her front page, and thinks better of the day."""
    press(page, "Sig dine ønsker")
    tick(page, "themes", "Strategi")
    choose(page, "best_day", "tir")
    choose(page, "first", "Eva")
    checked(page)
    press(page, "Gem mine ønsker")
    choose(page, "best_day", "ons")
    press(page, "Gem mine ønsker")
    assert page.get_by_text("Du har svaret").is_visible()
    assert page.input_value("#id_best_day") == "wed"


def end(round):
    WishRound.objects.filter(pk=round.pk).update(until=TODAY - timedelta(days=1))


def test_from_a_wish_on_the_phone_to_two_who_sit_apart(open_page, world, programme):
    hr = open_page(reverse("networks:programme", args=[programme.pk]), world.hr, width="desktop")
    round = ask(hr)
    answer_and_change(open_page("/", make_account(world, "Anna")))
    end(round)
    hr.goto(reverse("my_day"))
    press(hr, "Se ønskerne")
    assert "Anna Nielsen og Eva Nielsen" in hr.inner_text("main")
    press(hr, "Hold dem adskilt")
    assert "holdes adskilt" in hr.inner_text("main")
    checked(hr)

    press(hr, "Til programmet")
    press(hr, "Sammensæt netværkene")
    press(hr, "Sammensæt netværkene")
    carry_out_jobs()
    seats = Scenario.objects.get(programme=programme).assignment
    assert len(seats) == 12
    assert seats[str(world.people["Anna"].pk)] != seats[str(world.people["Eva"].pk)]
