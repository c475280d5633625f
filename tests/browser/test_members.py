"""A leader's and a facilitator's way through their networks, by keyboard alone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from networks.actions.meetings import ask_who_belongs, book_meeting
from networks.models import Meeting, Membership, Network
from organisation.rules.calendar import Answer, State
from tests.browser.looks import accessibility_faults, every_look, expect_none, too_wide
from tests.networks.world import add_networks
from tests.world import NOW, TODAY, make_world, typed

MOST_TABS = 60


@pytest.fixture
def world(transactional_db):
    return add_networks(make_world())


@pytest.fixture
def meeting(world):
    starts = timezone.now() + timedelta(days=5)
    return book_meeting(
        network=Network.objects.get(pk=world.things.network.pk),
        starts=starts,
        ends=starts + timedelta(hours=1),
        place="Havnehuset",
        by=world.accounts["facilitator"],
        at=NOW,
    )


def tab_to(page, words):
    """Press Tab until what has the focus says these words."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        said = page.evaluate("(document.activeElement.innerText || document.activeElement.id || '').trim()")
        if said.startswith(words):
            return
    pytest.fail(f"no way to »{words}« with the keyboard")


def press(page, words):
    """Reach a link or a button with the keyboard and press it."""
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page, field, text):
    """Reach a field with the keyboard and write in it."""
    tab_to(page, f"id_{field}")
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def test_a_leader_answers_reads_and_writes_on_a_phone(open_page, world, meeting):
    page = open_page("/", world.accounts["leader"], width="phone")
    press(page, "Ja, jeg kommer")
    assert page.get_by_text("Dit svar er gemt.").is_visible()
    assert meeting.appointment.invitees.get(person=world.people["leader"]).answer == Answer.ACCEPTED
    press(page, "Se dagsordenen")
    press(page, "Skriv en tekst")
    write(page, "agenda", "Vagtplanen")
    press(page, "Gem dagsordenen")
    assert page.get_by_text("Vagtplanen").is_visible()


@every_look
def test_who_is_to_be_a_member_answers_and_sees_who_is_there(open_page, world, meeting, language, width):
    person = world.people["third_leader"]
    account = world.accounts["third_leader"]
    account.language = language
    account.save(update_fields=["language"])
    starts = timezone.localdate() + timedelta(days=3)
    Membership.objects.create(network=world.things.network, person=person, starts=starts)
    ask_who_belongs(network=Network.objects.get(pk=world.things.network.pk), by=world.hr, at=timezone.now())
    page = open_page(world.things.network.get_absolute_url(), account, width=width)
    expect_none(accessibility_faults(page) + too_wide(page))
    page.locator("button[value=accepted]").first.click()
    page.wait_for_load_state()
    assert meeting.appointment.invitees.get(person=person).answer == Answer.ACCEPTED
    assert page.url.endswith(world.things.network.get_absolute_url())


def test_a_facilitator_books_moves_and_cancels(open_page, world):
    page = open_page(reverse("networks:book_meeting", args=[world.things.network.pk]), world.accounts["facilitator"])
    write(page, "day", typed(TODAY + timedelta(days=50)))
    write(page, "starts", "9")
    write(page, "ends", "11")
    write(page, "place", "Havnehuset")
    press(page, "Book mødet")
    assert page.get_by_text("Mødet er aftalt").is_visible()
    press(page, "Flyt mødet")
    write(page, "place", "Rådhuset")
    press(page, "Videre")
    press(page, "Ja, flyt mødet")
    assert page.get_by_text("Rådhuset").first.is_visible()
    press(page, "Aflys mødet")
    write(page, "reason", "Storm")
    press(page, "Ja, aflys mødet")
    booked = Meeting.objects.get(appointment__place="Rådhuset").appointment
    assert (booked.state, booked.sequence) == (State.CANCELLED, 2)
