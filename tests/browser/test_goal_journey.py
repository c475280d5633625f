"""A director sets an effect goal, a head lets a goal contribute to it, and an employee sees the way up on a phone."""

import pytest
from django.urls import reverse

from goals.models import Contribution, Goal
from goals.rules.goals import Kind
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.world import TODAY, make_world, typed

EFFECT = "Flere ældre sover i deres egen seng"
SERVICE = "Hver hjemkomst bliver fulgt op inden for et døgn"


@pytest.fixture
def world(transactional_db):
    return make_world()


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def set_goal(page, title, kind, unit):
    """Write a goal for a unit, whose leader owns it, and send it."""
    page.get_by_label("Målet", exact=True).fill(title)
    page.locator(f"input[name=kind][value={kind}]").check(force=True)
    page.locator("input[name=whose][value=leder]").check(force=True)
    page.locator("select[name=unit]").select_option(value=str(unit.pk))
    page.locator("input[name=starts]").fill(typed(TODAY))
    checked(page)
    with page.expect_navigation():
        page.locator("main form[method=post] button.btn-primary").click()


def test_from_the_councils_effect_to_what_a_head_does(open_page, world):
    director = open_page(reverse("goals:goals"), world.accounts["director"], width="desktop")
    director.get_by_role("link", name="Sæt et mål").first.click()
    set_goal(director, EFFECT, Kind.EFFECT, world.units["Ældre og Sundhed"])
    assert director.text_content("h1") == EFFECT
    checked(director)

    head = open_page(reverse("goals:set_goal"), world.accounts["leader"], width="desktop")
    set_goal(head, SERVICE, Kind.SERVICE, world.units["Havnbjerg"])
    head.get_by_role("link", name="Lad målet bidrage til et andet").click()
    checked(head)
    head.get_by_role("link", name=f"Vælg »{EFFECT}«").click()
    head.locator("textarea[name=words], input[name=words]").first.fill("Den, der bliver ventet, falder ikke igen.")
    with head.expect_navigation():
        head.locator("main form[method=post] button.btn-primary").click()
    given = Contribution.objects.get()
    assert (given.goal.title, given.towards.title) == (SERVICE, EFFECT)

    goal = Goal.objects.get(title=SERVICE)
    phone = open_page(reverse("goals:way_up", args=[goal.pk]), world.accounts["employee"])
    assert "Den, der bliver ventet, falder ikke igen." in phone.text_content("main")
    assert phone.locator("main svg[role=img], main figure svg, main svg").count() >= 1
    checked(phone)
