"""Who comes from outside: a facilitator whom HR has written in has their own networks and nothing else of the house."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from goals.models import Step
from networks.actions.facilitators import appoint_facilitator
from networks.models import Network
from organisation.actions.accounts import grant_role
from organisation.models import Person
from organisation.queries.people import standing_of
from organisation.rules.roles import Role
from tests.world import LONG_AGO, NOW, OUTSIDER, TODAY, add_outsider

MENU = re.compile(r'<nav class="ln-nav".*?</nav>', re.DOTALL)
HOUSE_PAGES = ("goals:goals", "goals:boards", "goals:set_goal", "performance:dialogues", "evaluation:my_evaluations")


@pytest.fixture
def world(full):
    return add_outsider(full)


@pytest.fixture
def guest(client, world):
    client.force_login(world.accounts[OUTSIDER])
    return client


def menu_of(client):
    (menu,) = MENU.findall(client.get(reverse("my_day")).content.decode())
    return re.findall(r"<a [^>]*>([^<]*)</a>", menu)


def statuses(client):
    return {client.get(reverse(page)).status_code for page in HOUSE_PAGES}


def test_the_menu_of_a_guest_has_their_networks_alone(guest):
    assert menu_of(guest) == ["Min dag", "Netværk"]


def test_the_menu_of_an_employee_has_every_floor(client, world):
    client.force_login(world.accounts["employee"])
    assert menu_of(client) == ["Min dag", "Netværk", "Ledelsesevaluering", "Mål", "Samtaler"]


def test_a_guest_opens_none_of_the_pages_of_the_house(guest):
    assert statuses(guest) == {404}


def test_a_step_that_a_guest_was_given_opens_no_board(guest, world):
    Step.objects.filter(pk=world.things.step.pk).update(owner=world.people[OUTSIDER], due=TODAY)
    assert world.things.step.words not in guest.get(reverse("my_day")).content.decode()
    assert guest.post(reverse("goals:settle_step", args=[world.things.step.pk])).status_code == 404


@pytest.mark.parametrize("role", [Role.POLITICAL_READER, Role.CONTROLLER, Role.EMPLOYEE_REPRESENTATIVE, Role.HR])
def test_a_role_that_only_the_house_gives_opens_what_is_open_to_the_house(guest, world, role):
    grant_role(person=world.people[OUTSIDER], role=role, starts=TODAY, by=None, at=NOW)
    assert statuses(guest) == {200}


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.FEEDBACK_CONSULTANT])
def test_a_role_that_is_given_to_consultants_does_not(world, role):
    grant_role(person=world.people[OUTSIDER], role=role, starts=LONG_AGO, by=None, at=NOW)
    assert not standing_of(world.people[OUTSIDER], TODAY).is_of_the_house


@pytest.mark.parametrize(
    ("facts", "is_employed"),
    [
        ({}, True),
        ({"hr_id": None}, False),
        ({"employed_to": TODAY}, True),
        ({"employed_to": TODAY - timedelta(1)}, False),
        ({"employed_from": TODAY}, True),
        ({"employed_from": TODAY + timedelta(1)}, False),
        ({"employed_from": None}, True),
    ],
)
def test_employed_is_who_the_files_of_hr_know_from_the_first_day_to_the_last(facts, is_employed):
    person = Person(**{"hr_id": "p-1", "name": "Ida", "employed_from": LONG_AGO} | facts)
    assert person.is_employed(TODAY) == is_employed


def test_a_guest_reads_what_their_own_network_is_for_and_nothing_about_others(guest, world):
    decided = reverse("networks:decisions", args=[world.things.decided.pk])
    assert guest.get(decided).status_code == 404
    facts = {"person": world.people[OUTSIDER], "capacity": 2, "external": True}
    facilitator = appoint_facilitator(**facts, by=world.hr, at=NOW)
    Network.objects.create(programme=world.things.decided, name="Sund", starts=TODAY, facilitator=facilitator)
    assert guest.get(decided).status_code == 200
