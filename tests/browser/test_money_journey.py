"""A facilitator's hours from the phone to HR's desk and the year's budget, by keyboard alone."""

from decimal import Decimal

import pytest
from django.urls import reverse

from networks.models import Hours, Invoice, YearBudget
from organisation.models import Letter
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.browser.test_members import press, write
from tests.networks.money_world import make_external
from tests.networks.world import add_networks
from tests.world import TODAY, make_world, typed

REASON = "Turen er en del af aftalen."


@pytest.fixture
def world(transactional_db):
    world = add_networks(make_world())
    make_external(world)
    YearBudget.objects.create(programme=world.things.programme, year=TODAY.year, amount=Decimal("10000.00"))
    return world


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def register(page, world, hours, work):
    """Tell of the time at the network, by the first letters of the work."""
    page.focus("[name=about]")
    page.keyboard.type("N")
    write(page, "hours", hours)
    page.focus("[name=work]")
    page.keyboard.type(work)
    press(page, "Registrér")


def left(page):
    """What the page of budgets says is left."""
    page.goto(reverse("networks:budgets"))
    return page.get_by_text("tilbage").first.inner_text()


def test_hours_and_an_invoice_from_the_phone_to_what_is_left_of_the_budget(open_page, world):
    phone = open_page(reverse("networks:my_hours"), world.accounts["facilitator"])
    register(phone, world, "1,3", "m")
    assert "Skriv hele kvarterer" in phone.inner_text("main")
    register(phone, world, "2,5", "m")
    register(phone, world, "1", "t")
    assert "3,5 timer i" in phone.inner_text("h1")
    checked(phone)

    hr = open_page(reverse("my_day"), world.hr, width="desktop")
    press(hr, "Se timerne")
    waiting = {one.work: one for one in Hours.objects.all()}
    hr.focus(f"[action='{reverse('networks:approve_hours', args=[waiting['meeting'].pk])}'] button")
    with hr.expect_navigation():
        hr.keyboard.press("Enter")
    press(hr, "Afvis")
    write(hr, "reason", REASON)
    press(hr, "Afvis, og send et brev")
    assert {one.work: one.state for one in Hours.objects.all()} == {"meeting": "approved", "travel": "rejected"}
    assert REASON in Letter.objects.get(template="hours_rejected").text
    checked(hr)
    assert "7.750 kr." in left(hr)

    phone.reload()
    assert REASON in phone.inner_text("main")
    phone.goto(reverse("networks:my_invoices"))
    phone.focus("[name=network]")
    phone.keyboard.type("F")
    write(phone, "number", "2026-7")
    write(phone, "amount", "2.500,00")
    write(phone, "dated", typed(TODAY))
    press(phone, "Send til HR")
    assert Invoice.objects.get().amount == Decimal("2500.00")
    hr.goto(reverse("networks:invoices"))
    press(hr, "Godkend")
    assert "7.500 kr." in left(hr)
