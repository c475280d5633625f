"""A director reads on a phone whom networks reach in her area, by keyboard alone, and not a word of what is in them."""

import pytest
from django.urls import reverse

from networks.models import Membership
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.browser.test_members import press, tab_to
from tests.networks.meeting_world import add_meeting_life
from tests.networks.members_world import add_members_side
from tests.networks.world import add_networks
from tests.world import LONG_AGO, make_account, make_holding, make_person, make_unit, make_world

UNITS = ["Havnen", "Vejene"]
CONTENT = [
    "Det, der bliver sagt her, bliver her",  # a house rule
    "At lytte længere",  # an aim
    "Alle ser alles vagtplaner.",  # a proposal
    "To vagtplaner",  # a dilemma
    "Ring til Ole",  # a step
    "oplæg.pdf",
]


@pytest.fixture
def world(transactional_db):
    """Rikke directs the Harbour, where three of five have a place and one has two, and the Roads, where nobody has."""
    world = add_meeting_life(add_members_side(add_networks(make_world())))
    for unit, above in (("Teknik og Miljø", "Kommunen"), *((unit, "Teknik og Miljø") for unit in UNITS)):
        make_unit(world, unit, above)
    make_person(world, "rikke", "Rikke Ravn")
    make_holding(world, "rikke", "Teknik og Miljø", level=1, title="direktør")
    make_account(world, "rikke")
    for number in range(2):
        make_person(world, f"Åskolen{number}", f"Hemmelig {number} fra Åskolen")
        make_holding(world, f"Åskolen{number}", "Åskolen", level=4, title="leder")
    for unit in UNITS:
        for number in range(5):
            make_person(world, f"{unit}{number}", f"Hemmelig {number} fra {unit}")
            make_holding(world, f"{unit}{number}", unit, level=4, title="leder")
    for network, numbers in ((world.things.network, (0, 1, 2)), (world.things.other_network, (0,))):
        for number in numbers:
            Membership.objects.create(network=network, person=world.people[f"Havnen{number}"], starts=LONG_AGO)
    return world


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def in_words(page):
    """What the page says; that it names no leader, and tells nothing of what goes on in a network."""
    said = " ".join(page.inner_text("main").split())
    assert [word for word in ("Hemmelig", "Mette Møller", "Ole Øgaard", *CONTENT) if word in said] == []
    return said


def way_in(page):
    """From the front page through the menu of the phone."""
    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    press(page, "Netværk")
    press(page, "Sådan går det")
    in_words(page)
    press(page, "Aftalt i netværkene")
    in_words(page)
    press(page, "Sådan går det")
    press(page, "Hvem er med?")
    checked(page)


def shut(page, world):
    """The pages on which members and facilitator write: to her they do not exist."""
    things = world.things
    paths = [
        reverse(f"networks:{name}", args=[things.network.pk])
        for name in ("network", "house_rules", "dilemmas", "life", "network_facts", "network_answers", "papers")
    ]
    paths += [things.meeting.get_absolute_url(), things.sent_proposal.get_absolute_url()]
    return {path: page.request.get(path).status for path in paths}


def give_a_place(page, world):
    """HR opens the area that is left out, and gives one of its leaders the best place there is: in Bro."""
    press(page, "Vejene")
    assert "Hemmelig 0 fra Vejene" in page.inner_text("main")
    page.goto(reverse("networks:newcomer", args=[world.things.programme.pk, world.people["Vejene0"].pk]))
    press(page, "Placér her")


def test_a_director_reads_whom_networks_reach_and_nothing_of_what_is_in_them(open_page, world):
    director = open_page("/", world.accounts["rikke"])
    way_in(director)
    said = in_words(director)
    assert "3 af 10 ledere i dit område er med i et netværk" in said
    assert "Hele områder er ikke med i noget netværk: Vejene (5 ledere)" in said
    assert "Havnen 60 % 3 af 5 · 2 uden netværk · 1 i for mange" in said
    assert "Vejene 0 % 0 af 5 · 5 uden netværk" in said
    assert "1 leder er i for mange" in said
    assert [unit for unit in ("Børn og Skole", "Ældre og Sundhed", "Åskolen") if unit in said] == []
    assert set(shut(director, world).values()) == {404}

    give_a_place(open_page(reverse("networks:coverage"), world.hr, width="desktop"), world)
    director.reload()
    said = in_words(director)
    assert "4 af 10 ledere i dit område er med i et netværk" in said
    assert "Vejene 20 % 1 af 5 · 4 uden netværk" in said
    assert "Hele områder" not in said
    checked(director)
