"""Shares of who has had a dialogue: one division for all readers, five at least, nobody's name."""

from datetime import timedelta

import pytest
from django.urls import reverse

from organisation.queries.people import standing_of
from performance.queries.coverage import coverage_for
from tests.performance.talk_world import reveal, sign
from tests.performance.world import make_dialogue
from tests.world import TODAY, make_holding, make_person, make_world

FEWEST = 5


@pytest.fixture
def world(db):
    world = make_world()
    for number in range(7):
        make_person(world, f"carer{number}", f"Person {number}")
        make_holding(world, f"carer{number}", "Havnbjerg", level=5, title="sosu-assistent")
    return world


def seen(world, role, on=TODAY):
    """What somebody reads: group, and how many of how many."""
    person = world.people[role]
    found = coverage_for(person, standing_of(person, on), on)
    return {(line.share.units, line.share.held, line.share.people) for line in found.lines}


def hold(world, employee, days=-30):
    """A dialogue of the leader's with somebody, held and signed by both."""
    return sign(reveal(make_dialogue(world, "leader", employee, days=days)))


def test_a_dialogue_counts_for_a_year_when_both_have_signed(world):
    before = sum(held for _units, held, _people in seen(world, "hr"))
    hold(world, "carer1")
    reveal(make_dialogue(world, "leader", "carer2", days=-3))
    hold(world, "carer3", days=-370)
    assert sum(held for _units, held, _people in seen(world, "hr")) == before + 1
    assert sum(held for _units, held, _people in seen(world, "hr", TODAY + timedelta(days=340))) == before


def test_no_group_is_of_fewer_than_five_and_none_is_told_twice(world):
    hold(world, "carer1")
    groups = seen(world, "hr")
    units = [unit for told, _held, _people in groups for unit in told]
    assert len(units) == len(set(units))
    assert min(people for _units, _held, people in groups) >= FEWEST


@pytest.mark.parametrize("teachers", [12, 6])
def test_a_chief_reads_the_very_groups_that_hr_reads_wholly_of_the_schools(world, teachers):
    """Also where the school is the smallest group: those at the top are told with nobody."""
    for number in range(teachers):
        make_person(world, f"teacher{number}", f"Lærer {number}")
        make_holding(world, f"teacher{number}", "Åskolen", level=5, title="lærer")
    hold(world, "carer1")
    hr, chief = seen(world, "hr"), seen(world, "chief")
    schools = {world.units[name].pk for name in ("Børn og Skole", "Åskolen", "Bakkeskolen")}
    told = {unit for units, _held, _people in hr for unit in units}
    assert told >= {world.units["Havnbjerg"].pk, world.units["Åskolen"].pk}
    assert chief == {group for group in hr if schools.issuperset(group[0])}
    assert chief
    assert seen(world, "director") == hr


def test_no_page_names_who_has_or_has_not(client, world):
    hold(world, "carer1")
    for role in ("hr", "director"):
        client.force_login(world.accounts[role])
        page = client.get(reverse("performance:coverage")).content.decode()
        assert "Havnbjerg" in page
        assert [key for key, one in world.people.items() if key.startswith("carer") and one.name in page] == []
