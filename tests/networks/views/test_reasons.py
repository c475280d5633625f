"""Why there are leader networks, as everybody in the house reads it; a guest reads it of their own networks alone."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from networks.models import Membership, Network, Programme, ProgrammePurpose, Sheet
from networks.rules.programmes import Attendance, Kind, Purpose, State
from organisation.rules.times import dated_words
from tests.networks.crew import words_of
from tests.networks.sheet_world import published
from tests.world import LONG_AGO, OUTSIDER, TODAY, add_outsider

PAGE = "networks:decisions_list"


@pytest.fixture
def read(client, world):
    """The page as somebody reads it."""

    def as_one(key):
        client.force_login(world.accounts[key])
        return client.get(reverse(PAGE)).content.decode()

    return as_one


def programme(name, state=State.RUNNING, **facts):
    made = Programme.objects.create(name=name, starts=LONG_AGO, state=state, **facts)
    for rank, purpose in enumerate((Purpose.TOOLS, Purpose.PROFESSION), 1):
        ProgrammePurpose.objects.create(programme=made, rank=rank, purpose=purpose)
    return made


def test_an_employee_reads_what_a_programme_that_was_set_up_on_the_form_is_for(world, read):
    schools = programme("Skolelederne", kind=Kind.PROFESSIONAL, attendance=Attendance.VOLUNTARY)
    page = read("employee")
    assert (
        f"Skolelederne Fagligt · frivillig · siden {dated_words(LONG_AGO)} Sprede nye redskaber Styrke ledelse som fag"
    ) in words_of(page)
    assert reverse("networks:decisions", args=[schools.pk]) not in page


def test_where_management_has_signed_there_is_the_way_to_it(world, read):
    sheet = published(world)
    assert reverse("networks:decisions", args=[sheet.programme_id]) in read("employee")


def test_a_programme_that_is_still_to_begin_says_from_when(world, read):
    sheet = published(world)
    assert f"fra {dated_words(sheet.programme.starts)}" in words_of(read("employee"))


@pytest.mark.parametrize("state", [State.DRAFT, State.ENDED])
def test_what_is_under_preparation_or_over_is_not_told(world, read, state):
    programme("Skolelederne", state=state)
    assert "Skolelederne" not in read("employee")


def test_an_employee_reads_that_their_own_leader_is_in_one_and_nobody_else(world, read):
    page = words_of(read("employee"))
    told = "Din nærmeste leder, Mette Møller, er med Tværfaglige netværk 2026: Give rum til refleksion"
    assert told in page
    assert re.findall(r"\b(?:Fjord|Bro|Ole Øgaard|Jonas Juul)\b", page) == []


def test_of_a_leader_in_no_network_nothing_is_told(world, read):
    assert "nærmeste leder" not in read("third_leader")
    Membership.objects.filter(person=world.people["leader"]).update(ends=TODAY - timedelta(1))
    assert "nærmeste leder" not in read("employee")


def test_a_guest_reads_what_their_own_networks_are_for(world, read):
    add_outsider(world)
    assert "Der er ingen ledernetværk i gang endnu." in read(OUTSIDER)
    programme("Skolelederne")
    Network.objects.filter(pk=world.things.network.pk).update(facilitator=world.things.facilitator)
    world.things.facilitator.person = world.people[OUTSIDER]
    world.things.facilitator.save()
    page = read(OUTSIDER)
    assert "Tværfaglige netværk 2026" in page
    assert "Skolelederne" not in page


def test_before_there_are_any_the_page_says_so(world, read):
    Programme.objects.update(state=State.ENDED)
    assert "Der er ingen ledernetværk i gang endnu." in read("employee")


@pytest.mark.parametrize(("days", "told"), [(0, "Ledelsen har sat den"), (-1, "Ledelsens frist var den")])
def test_a_deadline_that_has_passed_is_told_as_one_that_was(client, world, days, told):
    sheet, day = published(world), TODAY + timedelta(days=days)
    Sheet.objects.filter(pk=sheet.pk).update(answer_by=day)
    client.force_login(world.accounts["employee"])
    page = words_of(client.get(reverse("networks:decisions", args=[sheet.programme_id])).content.decode())
    assert f"{told} {dated_words(day)}" in page
