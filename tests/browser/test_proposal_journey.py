"""A proposal on its way up and an answer on its way down, on phones and by keyboard alone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.models import Membership, Proposal
from organisation.models import Letter
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.browser.test_members import press, write
from tests.networks.members_world import sent
from tests.networks.world import add_networks
from tests.world import LONG_AGO, TODAY, make_world, typed

YES = "Godt set. Vi åbner vagtplanerne efter jul."


@pytest.fixture
def world(transactional_db):
    return add_networks(make_world())


@pytest.fixture
def other(world):
    """Åse sits in Mette's network."""
    return Membership.objects.create(network=world.things.network, person=world.people["third_leader"], starts=LONG_AGO)


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def draft(page):
    """Write to the director, who is chosen by the letters of her name."""
    press(page, "Skriv et forslag")
    page.focus("[name=to]")
    page.keyboard.type("Dor")
    write(page, "title", "Lad os åbne vagtplanerne")
    write(page, "words", "Alle ser alles vagtplaner.")
    write(page, "why", "Vi låner allerede af hinanden.")
    press(page, "Gem udkastet")
    assert "1 af 2 står bag" in page.inner_text("main")


def answer(page, words):
    """The director says yes."""
    page.focus("[name=answer][value=yes]")
    page.keyboard.press("Space")
    write(page, "reason", words)
    press(page, "Send svaret")


def test_two_stand_behind_a_proposal_and_the_director_answers_in_time(open_page, world, other):
    leader = open_page(reverse("networks:network", args=[world.things.network.pk]), world.accounts["leader"])
    draft(leader)
    reader = open_page("/", world.accounts["third_leader"])
    press(reader, "Læs forslaget")
    press(reader, "Jeg står bag forslaget")
    assert "2 af 2 står bag" in reader.inner_text("main")
    leader.goto("/")
    press(leader, "Send forslaget")
    write(leader, "answer_by", typed(TODAY + timedelta(days=14)))
    press(leader, "Send forslaget")
    assert "Svaret skal komme senest" in leader.inner_text("main")

    director = open_page("/", world.accounts["director"])
    press(director, "Læs og svar")
    answer(director, YES)
    assert sorted(Letter.objects.filter(template="proposal_answered").values_list("person__name", flat=True)) == [
        "Jonas Juul",
        "Mette Møller",
        "Åse Aagaard",
    ]
    reader.reload()
    assert "Dorthe Dahl siger ja" in reader.inner_text("main")
    assert YES in reader.inner_text("main")
    assert "efter fristen" not in reader.inner_text("main")


def test_an_answer_that_is_late_is_told_to_all_who_wait_for_it(open_page, world):
    proposal = sent(world, world.things.network, "leader")
    days = {"sent_on": TODAY - timedelta(days=40), "answer_by": TODAY - timedelta(days=10)}
    Proposal.objects.filter(pk=proposal.pk).update(**days)
    leader = open_page(proposal.get_absolute_url(), world.accounts["leader"])
    assert "Svaret skulle være kommet senest" in leader.inner_text("main")
    checked(leader)
    hr = open_page("/", world.hr, width="desktop")
    assert "1 forslag er over tiden" in hr.inner_text("main")
    director = open_page(reverse("networks:proposals_to_me"), world.accounts["director"])
    assert "Skulle være besvaret senest" in director.inner_text("main")
    press(director, proposal.title)
    assert "Det skulle være besvaret senest" in director.inner_text("main")
    checked(director)
    answer(director, YES)
    leader.reload()
    assert "svaret kom efter fristen" in leader.inner_text("main")
