"""HR takes a network through its whole life by keyboard alone: a trial, a dialogue, on, anew, and down."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.models import Decision, Dialogue, Membership, Network
from networks.rules.cycle import Choice, State
from organisation.models import Letter
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.browser.test_members import press, write
from tests.networks.world import add_networks
from tests.world import TODAY, make_world, typed

DAY = timedelta(days=1)


@pytest.fixture
def world(transactional_db):
    return add_networks(make_world())


@pytest.fixture
def network(world):
    """The leader's network, eleven months old."""
    network = world.things.network
    Network.objects.filter(pk=network.pk).update(starts=TODAY - 340 * DAY)
    Membership.objects.filter(network=network).update(starts=TODAY - 340 * DAY)
    return network


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def tick(page, name):
    page.focus(f"[name={name}]")
    page.keyboard.press("Space")


def talk(page, said):
    press(page, "Skriv dialogen ind")
    write(page, "people", "alle fire og facilitatoren")
    write(page, "said", said)
    checked(page)
    press(page, "Gem dialogen")


def lives_of(network):
    network = Network.objects.get(pk=network.pk)
    return network.state, network.ends


def goes_on(page, network):
    """Decide that a network on trial continues, take it back, and decide it again."""
    press(page, "Tag stilling")
    assert page.text_content("h1") == "Fortsæt, justér eller stop?"
    press(page, "Fortsæt")
    write(page, "reason", "Alle får noget ud af det.")
    tick(page, "tell")
    press(page, "Ja, netværket fortsætter")
    assert lives_of(network) == (State.RUNNING, None)
    press(page, "Fortryd beslutningen")
    assert lives_of(network)[0] == State.TRIAL
    press(page, "Tag stilling")
    press(page, "Fortsæt")
    write(page, "reason", "Alle får noget ud af det.")
    press(page, "Ja, netværket fortsætter")
    assert Letter.objects.filter(template="network_continued").count() == 2


def test_a_network_from_trial_to_its_end(open_page, world, network):
    page = open_page(reverse("networks:network_facts", args=[network.pk]), world.hr, width="desktop")
    press(page, "Se forløbet")
    press(page, "Sæt datoer")
    write(page, "trial_ends", typed(TODAY + 6 * DAY))
    press(page, "Gem datoerne")
    assert page.text_content("h1").startswith("Prøveperioden i Fjord slutter den")
    press(page, "Læg kriterier fast")
    tick(page, "members")
    press(page, "Læg kriterierne fast")
    talk(page, "Vi vil gerne fortsætte.")
    checked(page)

    goes_on(page, network)
    Network.objects.filter(pk=network.pk).update(starts=TODAY - 900 * DAY)
    Decision.objects.update(at=Decision.objects.first().at - 40 * DAY)
    Dialogue.objects.update(held_on=TODAY - 45 * DAY)
    page.reload()
    talk(page, "Vi vil begynde forfra.")
    press(page, "Tag stilling")
    press(page, "Genstart")
    write(page, "name", "Fjord 2")
    write(page, "starts", typed(TODAY + 20 * DAY))
    write(page, "reason", "Nye spilleregler.")
    press(page, "Ja, genstart netværket")
    assert lives_of(network) == (State.RESTARTED, TODAY + 19 * DAY)
    checked(page)

    heir = Network.objects.get(name="Fjord 2")
    press(page, "Fjord 2")
    assert page.text_content("h1").startswith("Fjord 2 begynder den")
    Network.objects.filter(pk=heir.pk).update(starts=TODAY - DAY)
    page.reload()
    talk(page, "Vi er blevet for få.")
    press(page, "Tag stilling")
    press(page, "Nedlæg")
    write(page, "ends", typed(TODAY))
    write(page, "reason", "Vi er blevet for få.")
    checked(page)
    press(page, "Ja, nedlæg netværket")
    assert lives_of(heir) == (State.WOUND_DOWN, TODAY)
    assert [one.choice for one in Decision.objects.order_by("pk")] == [
        Choice.CONTINUE,
        Choice.CONTINUE,
        Choice.RESTART,
        Choice.WIND_DOWN,
    ]


def test_a_facilitator_notes_a_dialogue_on_a_phone(open_page, world, network):
    page = open_page(reverse("networks:network", args=[network.pk]), world.accounts["facilitator"])
    press(page, "Se forløbet")
    talk(page, "Vi vil gerne fortsætte.")
    assert "Vi vil gerne fortsætte." in page.text_content("main")
    checked(page)
