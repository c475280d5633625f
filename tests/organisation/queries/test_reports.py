"""Whose nearest leader somebody is, the short way, is what the whole chain says."""

from datetime import timedelta

import pytest

from organisation.models import Leave
from organisation.queries.chain import superiors
from organisation.queries.reports import direct_reports
from tests.crowd import add_organisation
from tests.world import TODAY, make_holding, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def agree(world, on=TODAY):
    """The short way and the whole chain, for everybody in the world."""
    whole = superiors(on)
    for person in world.people.values():
        assert direct_reports(person.pk, on) == {one for one, above in whole.items() if above == person.pk}
    return whole


def test_everybodys_own(world):
    agree(world)
    assert direct_reports(world.people["leader"].pk, TODAY) == {world.people["employee"].pk}


def test_an_empty_chair_is_answered_for_by_the_next_above(world):
    Leave.objects.create(person=world.people["leader"], starts=TODAY, ends=TODAY + timedelta(days=9))
    agree(world)
    assert world.people["employee"].pk in direct_reports(world.people["director"].pk, TODAY)
    agree(world, TODAY + timedelta(days=10))


def test_two_chairs_two_leaders_in_one_chair_and_units_without_one(world):
    for number in (1, 2):
        add_organisation(world, number)
    make_unit(world, "Teamet", "Havnbjerg 1")
    make_holding(world, "employee", "Teamet", level=5, title="vikar")
    make_holding(world, "staff1", "Bakkeskolen", level=4, title="leder")
    make_holding(world, "staff2", "Åskolen", level=None, title="lærer")
    agree(world)


def test_five_questions_and_one_for_who_leads_nobody(world, django_assert_num_queries):
    with django_assert_num_queries(5):
        direct_reports(world.people["leader"].pk, TODAY)
    with django_assert_num_queries(1):
        direct_reports(world.people["employee"].pk, TODAY)
