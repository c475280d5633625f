"""A development programme from HR's first word to a task that a leader has tried, by keyboard alone."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from networks.models import Development, Practice
from networks.rules.development import Work
from networks.tasks.development import look_after_developments
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.browser.test_members import press, write
from tests.networks.development_world import make_goal
from tests.networks.world import add_networks
from tests.world import TODAY, make_holding, make_person, make_unit, make_world, typed

WORDS = "Jeg fulgte aftenholdet en halv time."


@pytest.fixture
def world(transactional_db):
    """With two more leaders there are five, of whom numbers are told."""
    world = add_networks(make_world())
    for name in ("fjerde", "femte"):
        make_person(world, name, f"{name.title()} Leder")
        make_unit(world, f"Hus {name}", "Kommunen", "Skole")
        make_holding(world, name, f"Hus {name}", level=4, title="leder")
    return world


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def tick(page, field, value):
    page.focus(f"[name={field}][value='{value}']")
    page.keyboard.press("Space")


def fill_in(page, button, **facts):
    for field, text in facts.items():
        write(page, field, text)
    press(page, button)


def begin(page):
    """Whom it is for, and two cohorts."""
    press(page, "Nyt forløb")
    write(page, "title", "Tæt på kerneopgaven")
    write(page, "aim", "Vi kan føre et mål hele vejen ud.")
    write(page, "starts", typed(TODAY))
    write(page, "ends", typed(TODAY + timedelta(days=700)))
    tick(page, "levels", 4)
    press(page, "Begynd planen")
    press(page, "Sæt holdene")
    fill_in(page, "Fordel lederne", number="2")
    return Development.objects.get()


def plan(page, development):
    """A module with a day for the first cohort, and a task between the modules."""
    page.goto(development.get_absolute_url())
    press(page, "Nyt modul")
    fill_in(page, "Føj til planen", title="Mål i hverdagen")
    press(page, "Sæt en dag af")
    tick(page, "cohorts", development.cohorts.first().pk)
    day = typed(TODAY + timedelta(days=20))
    fill_in(page, "Sæt dagen af", day=day, starts="9", ends="15", place="Havnehuset")
    press(page, "Ny praksisopgave")
    days = {"given_on": typed(TODAY), "due": typed(TODAY + timedelta(days=30))}
    fill_in(page, "Føj til planen", title="Tæt på", words="Følg en medarbejder en halv time.", **days)


def try_the_task(page, goal):
    """Write, choose the goal by its first letter, and be done: one press keeps the words too."""
    press(page, "Se opgaven")
    write(page, "words", WORDS)
    page.focus("[name=goal]")
    page.keyboard.type(goal.title[0])
    checked(page)
    press(page, "Den er gjort")
    assert page.input_value("#id_words") == WORDS


def printed(page):
    """The plan on paper: how many sheets, and what is on them."""
    page.emulate_media(media="print")
    assert page.locator("main .btn:visible, main .ln-actions:visible").count() == 0
    sheets = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    return len(sheets), sheets[0].extract_text()


def test_from_the_first_module_to_a_task_that_was_tried(open_page, world):
    hr = open_page(reverse("networks:developments"), world.hr, width="desktop")
    development = begin(hr)
    plan(hr, development)
    checked(hr)
    press(hr, "Meld ud til 5 ledere")
    checked(hr)
    press(hr, "Ja, meld det ud")
    look_after_developments()
    goal = make_goal(world, "leader")
    try_the_task(open_page("/", world.accounts["leader"]), goal)
    practice = Practice.objects.get()
    assert (practice.words, practice.goal, practice.state, practice.shared) == (WORDS, goal, Work.DONE, False)

    hr.reload()
    assert "1 af 5 har gjort den" in hr.inner_text("main")
    assert WORDS not in hr.inner_text("main")
    sheets, text = printed(hr)
    assert sheets == 1
    assert "Mål i hverdagen" in text
