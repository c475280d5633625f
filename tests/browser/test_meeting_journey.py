"""A leader finds a time, meets, and writes down what was agreed, on a phone and by keyboard alone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.polls import answer_poll
from networks.models import Meeting, Outcome, Poll
from networks.rules.polls import Wish
from organisation.models import Appointment, Letter
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.browser.test_members import press, tab_to, write
from tests.networks.world import add_networks
from tests.world import NOW, TODAY, make_world, typed, wall


@pytest.fixture
def world(transactional_db):
    return add_networks(make_world())


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def propose(page, *ahead):
    """Fill in the rows, and go on where something speaks against one of the days."""
    for number, days in enumerate(ahead):
        write(page, f"day_{number}", typed(TODAY + timedelta(days=days)))
        write(page, f"starts_{number}", "9")
        write(page, f"ends_{number}", "11")
    write(page, "place", "Havnehuset")
    write(page, "closes", typed(TODAY + timedelta(days=10)))
    press(page, "Foreslå tiderne")
    if page.get_by_text("Foreslå dem alligevel").count():
        press(page, "Foreslå dem alligevel")


def wish(page, poll, *wishes):
    """Say something to each of the times, in their order."""
    for time, said in zip(poll.times.all(), wishes, strict=True):
        page.focus(f"[name=time-{time.pk}][value={said}]")
        page.keyboard.press("Space")


def test_from_a_poll_over_the_meeting_to_its_minutes(open_page, world):
    network = world.things.network
    page = open_page(reverse("networks:network", args=[network.pk]), world.accounts["leader"])
    press(page, "Foreslå flere tider")
    propose(page, 20, 21, 22)
    poll = Poll.objects.get()
    checked(page)
    wish(page, poll, Wish.NO, Wish.YES, Wish.IF_NEED_BE)
    press(page, "Gem mine svar")
    other, facilitator = world.people["facilitator"], world.accounts["facilitator"]
    yes = {time.pk: Wish.YES for time in poll.times.all()}
    answer_poll(poll=poll, person=other, wishes=yes, by=facilitator, at=NOW)
    page.reload()
    assert "2 af 2 har svaret" in page.text_content("main")
    best = page.locator(".ln-poll.is-best")
    assert "passer bedst" in best.text_content()
    best.get_by_role("link", name="Vælg den her tid").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    press(page, "Ja, book mødet")

    meeting = Meeting.objects.select_related("appointment").get(poll=poll)
    assert meeting.appointment.starts == wall(21, 9)
    assert Letter.objects.filter(calendar_method="REQUEST", calendar__contains=meeting.appointment.uid).count() == 2
    Appointment.objects.filter(pk=meeting.appointment_id).update(starts=wall(-1, 9), ends=wall(-1, 11))
    page.goto(reverse("networks:meeting", args=[meeting.appointment.uid]))
    assert page.text_content("h1").startswith("I mødtes")
    press(page, "Skriv fremmødet ind")
    press(page, "Gem fremmødet")
    press(page, "Skriv en beslutning eller et skridt ned")
    write(page, "words", "Vi prøver en fast morgenrunde")
    press(page, "Skriv det ned")
    press(page, "Tilbage til mødet")
    press(page, "Skriv referat")
    write(page, "minutes", "Vi talte om vagtplanen.")
    press(page, "Gem referatet")
    checked(page)
    assert "Vi talte om vagtplanen." in page.text_content("main")
    assert Outcome.objects.get().words == "Vi prøver en fast morgenrunde"

    page.goto(reverse("networks:network", args=[network.pk]))
    press(page, "Lav en kalenderadresse")
    tab_to(page, "Kopiér adressen")
    page.keyboard.press("Enter")
    page.get_by_text("Adressen er kopieret.").wait_for()
    checked(page)
