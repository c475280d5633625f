"""The chain as of a day, in the database."""

from datetime import date, timedelta

import pytest

from organisation.models import Holding, Leave, PositionVersion, UnitVersion
from organisation.queries.chain import (
    people_below,
    superior_of_person,
    superiors,
    units_above,
    units_below,
)
from organisation.queries.people import leaders_on, standing_of
from tests.world import LONG_AGO, TODAY, make_holding, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TOMORROW = TODAY + timedelta(days=1)


def names(world, pks):
    known = {person.pk: key for key, person in world.people.items()}
    return {known[pk] for pk in pks}


def unit_names(world, ids):
    known = {unit.pk: key for key, unit in world.units.items()}
    return [known[pk] for pk in ids]


def test_everyone_has_the_leader_of_the_nearest_unit_above(world):
    found = superiors(TODAY)
    known = {key: person.pk for key, person in world.people.items()}
    assert {key: names(world, {found[pk]}) for key, pk in known.items() if pk in found} == {
        "chief": {"director"},
        "leader": {"director"},
        "other_leader": {"chief"},
        "third_leader": {"chief"},
        "employee": {"leader"},
        "hr": {"director"},
        "facilitator": {"director"},
    }


def test_one_persons_superior_is_the_same_read_alone(world):
    everyone = superiors(TODAY)
    for person in world.people.values():
        assert superior_of_person(person.pk, TODAY) == everyone.get(person.pk)


def test_a_vacancy_and_a_leave_pass_the_question_upwards(world):
    chief, other = world.people["chief"], world.people["other_leader"]
    Leave.objects.create(person=chief, starts=TODAY, ends=TODAY)
    assert superior_of_person(other.pk, TODAY) == world.people["director"].pk
    assert superior_of_person(other.pk, TOMORROW) == chief.pk
    Holding.objects.filter(person=chief).update(ends=TOMORROW)
    assert superior_of_person(other.pk, TOMORROW + timedelta(days=1)) == world.people["director"].pk


def test_a_unit_that_moves_answers_to_its_new_leader_from_that_day_on(world):
    school = UnitVersion.objects.get(unit=world.units["Åskolen"])
    school.ends = TODAY
    school.save()
    UnitVersion.objects.create(
        unit=school.unit, name=school.name, parent=world.units["Ældre og Sundhed"], starts=TOMORROW
    )
    other = world.people["other_leader"].pk
    assert superior_of_person(other, TODAY) == world.people["chief"].pk
    assert superior_of_person(other, TOMORROW) == world.people["director"].pk


def test_the_tree_is_walked_both_ways_in_one_query_each(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        below = units_below(world.units["Børn og Skole"].pk, TODAY)
    assert set(unit_names(world, below)) == {"Børn og Skole", "Åskolen", "Bakkeskolen"}
    with django_assert_num_queries(1):
        above = units_above(world.units["Åskolen"].pk, TODAY)
    assert set(unit_names(world, above)) == {"Åskolen", "Børn og Skole", "Kommunen"}


def test_a_circle_in_the_tree_ends_the_walk(world):
    UnitVersion.objects.filter(unit=world.units["Kommunen"]).update(parent=world.units["Åskolen"])
    assert set(unit_names(world, units_above(world.units["Åskolen"].pk, TODAY))) == {
        "Åskolen",
        "Børn og Skole",
        "Kommunen",
    }


def test_below_a_chief_are_their_schools_and_below_a_school_head_nobody_else(world):
    assert names(world, people_below(world.people["chief"].pk, TODAY)) == {"other_leader", "third_leader"}
    assert names(world, people_below(world.people["leader"].pk, TODAY)) == {"employee"}


def test_leaders_come_in_danish_order_once_each_from_their_highest_position(world):
    make_holding(world, "leader", "Kommunen", level=2, title="konst. chef")
    assert [(card.name, card.title) for card in leaders_on(TODAY)] == [
        ("Carl Chefsen", "skolechef"),
        ("Dorthe Dahl", "direktør"),
        ("Mette Møller", "konst. chef"),
        ("Ole Øgaard", "skoleleder"),
        ("Åse Aagaard", "skoleleder"),
    ]


def test_nobody_led_before_they_began(world):
    assert leaders_on(LONG_AGO - timedelta(days=1)) == []


def test_what_a_person_is_follows_the_calendar(world):
    chief = world.people["chief"]
    assert (standing_of(chief, TODAY).leads, standing_of(chief, TODAY).directs) == (True, True)
    assert standing_of(world.people["leader"], TODAY).directs is False
    assert standing_of(world.people["employee"], TODAY).leads is False
    PositionVersion.objects.filter(position__holdings__person=chief).update(ends=TODAY)
    assert standing_of(chief, TOMORROW).leads is False
    assert standing_of(world.people["hr"], TODAY).is_hr is True
    assert standing_of(world.people["hr"], date(2019, 1, 1)).is_hr is False


def test_leaders_are_read_in_the_same_number_of_queries_however_many(world, django_assert_num_queries):
    with django_assert_num_queries(3):
        leaders_on(TODAY)
    for number in range(3):
        make_person(world, f"more{number}", f"Leder {number}")
        make_holding(world, f"more{number}", "Åskolen", level=4, title="leder")
    with django_assert_num_queries(3):
        leaders_on(TODAY)
