"""From HR's first answer to an employee who reads the purpose: heard and signed on a phone, answered by keyboard."""

import pytest
from django.urls import reverse

from networks.models import Sheet
from networks.rules.sheets import State
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.networks.sheet_world import FIRST_ANSWERS, begun, told
from tests.world import make_world

OWN = "Ingen leder står alene"


@pytest.fixture
def world(transactional_db):
    return make_world()


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def sent(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def answer_by_keyboard(page):
    """Tick the own purpose, write it, and go on, without a mouse."""
    page.locator("#chosen_own").focus()
    page.keyboard.press("Space")
    page.locator("input[name=own]").focus()
    page.keyboard.type(OWN)
    page.locator("#up_own").focus()
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Gem, og gå til næste").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def hear_and_comment(page):
    """The director reads on a phone, writes at one answer, and is done."""
    checked(page)
    page.locator("#attendance").get_by_role("link", name="Skriv en bemærkning").click()
    checked(page)
    page.locator("textarea[name=words]").fill("Gør det obligatorisk det første år.")
    sent(page, "Gem")
    assert "Gør det obligatorisk det første år." in page.text_content("main")
    sent(page, "Jeg er færdig")
    checked(page)


def test_from_the_first_answer_to_an_employee_who_reads_the_purpose(open_page, world):
    sheet = told(world, begun(world), {key: FIRST_ANSWERS[key] for key in ("kind", "attendance")})
    hr = open_page(reverse("networks:answer_question", args=[sheet.pk, "aim"]), world.hr, width="desktop")
    checked(hr)
    answer_by_keyboard(hr)
    assert "Hvad gør lederne anderledes" in hr.text_content("h1")
    assert sheet.answers.get(question="aim").chosen == {"purposes": [["own", OWN]]}

    hr.goto(reverse("networks:invite_to_hearing", args=[sheet.pk]))
    hr.get_by_label("Dorthe Dahl").check()
    checked(hr)
    sent(hr, "Send brevene")
    director = open_page(reverse("networks:hearing", args=[sheet.pk]), world.accounts["director"])
    hear_and_comment(director)

    hr.goto(reverse("networks:sheet", args=[sheet.pk]))
    checked(hr)
    sent(hr, "Afslut høringen")
    hr.get_by_role("link", name="Bed om underskrift").click()
    hr.locator("select[name=signer]").select_option(label="Dorthe Dahl")
    sent(hr, "Send")
    director.goto(reverse("networks:sign_sheet", args=[sheet.pk]))
    checked(director)
    sent(director, "Skriv under")
    assert Sheet.objects.get(pk=sheet.pk).state == State.SIGNED

    hr.goto(reverse("networks:publish_sheet", args=[sheet.pk]))
    checked(hr)
    sent(hr, "Offentliggør")
    employee = open_page(reverse("networks:my_networks"), world.accounts["employee"])
    employee.get_by_role("link", name="Hvorfor har vi ledernetværk?").click()
    checked(employee)
    assert OWN in employee.text_content("main")
    employee.get_by_role("link", name="Nye netværk").click()
    checked(employee)
    assert "Underskrevet af Dorthe Dahl" in employee.text_content("main")
