"""Somebody leaves: from HR's files to a place that is filled and a word for the network, by keyboard alone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.models import Membership, Network, Parting, Programme
from networks.rules.programmes import State
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.browser.test_members import press, write
from tests.browser.test_rotation_journey import carry_out_jobs
from tests.networks.crew import add_crew
from tests.networks.world import add_networks
from tests.organisation.import_world import PEOPLE
from tests.world import LONG_AGO, TODAY, make_account, make_world

WORDS = "Bliv ved med morgenrunden."


@pytest.fixture
def world(transactional_db):
    return add_networks(make_world())


@pytest.fixture
def network(world):
    """Anna, Bo and Carla sit in Mole, which must have three; the rest of the crew wait for a place."""
    programme = add_crew(world)
    Programme.objects.filter(pk=programme.pk).update(state=State.RUNNING)
    network = Network.objects.create(programme=programme, name="Mole", day="wed", starts=LONG_AGO)
    for key in ("Anna", "Bo", "Carla"):
        Membership.objects.create(network=network, person=world.people[key], starts=LONG_AGO)
    return network


def file_of(world, folder):
    """HR's file of people, in which Anna's last day is in a week."""
    last = TODAY + timedelta(days=7)
    rows = [
        f"{one.hr_id};{one.name};{one.email};;{one.employed_from};{last if key == 'Anna' else ''};;\n"
        for key, one in world.people.items()
    ]
    path = folder / "personer.csv"
    path.write_text(PEOPLE + "".join(rows))
    return path


def read_in(page, file):
    """Try HR's file, and read it in."""
    page.set_input_files("#id_hr_files", file)
    press(page, "Prøv filerne")
    carry_out_jobs()
    page.reload()
    press(page, "Indlæs filerne")
    carry_out_jobs()


def fill(page, network):
    """Give the place to the first who waits, as the composition proposes it."""
    press(page, "Giv en plads")
    name = page.inner_text("h1").removeprefix("Find en plads til ")
    press(page, "Placér her")
    assert Membership.objects.filter(network=network, person__name=name).exists()


def test_from_hrs_files_to_a_filled_place_and_a_word_for_the_network(open_page, world, network, tmp_path):
    anna, bo = make_account(world, "Anna"), make_account(world, "Bo")
    hr = open_page(reverse("organisation:imports"), world.hr, width="desktop")
    read_in(hr, file_of(world, tmp_path))
    hr.goto(reverse("networks:departures"))
    assert "under det mindste" in hr.inner_text("main")
    assert "Netværket går fra 3 til 2 deltagere. Programmet siger mindst 3." in hr.inner_text("main")
    press(hr, "Afslut pladsen")
    press(hr, "Afslut pladsen")
    parting = Parting.objects.get()
    assert (parting.membership.person, parting.asked) == (world.people["Anna"], True)
    fill(hr, network)

    phone = open_page("/", anna)
    press(phone, "Se spørgsmålet")
    write(phone, "words", WORDS)
    press(phone, "Giv det videre")
    assert phone.get_by_text("Tak. Deltagerne og facilitatoren kan læse det.").is_visible()
    reader = open_page(reverse("networks:network", args=[network.pk]), bo)
    assert WORDS in reader.inner_text("main")
    hr.goto(reverse("networks:departures"))
    assert "har svaret på afskedsspørgsmålet" in hr.inner_text("main")
    assert WORDS not in hr.inner_text("main")
    expect_none(accessibility_faults(hr) + too_wide(hr))
