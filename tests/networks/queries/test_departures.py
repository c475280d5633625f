"""Whose place is in question, as the organisation was imported."""

from datetime import timedelta

import pytest

from networks.models import Facilitator, HeldPlace, Membership, Network
from networks.queries.departures import departing, departures_page, loss_of, why_leaving
from networks.rules.departures import AHEAD, Departure, Loss, Why
from organisation.models import Holding, Leave, Person
from tests.world import NOW, TODAY, make_holding

DAY = timedelta(days=1)


def leaving(world):
    return departing(world.things.network, TODAY)


def test_who_just_goes_on_is_not_in_question(world):
    page = departures_page(TODAY)
    assert (page.networks, page.vacancies, page.held, page.parted) == ((), (), (), ())


@pytest.mark.parametrize("days", [-30, 0, AHEAD.days])
def test_who_leaves_the_municipality_is_seen_two_months_ahead(world, days):
    last = TODAY + timedelta(days=days)
    Person.objects.filter(pk=world.people["leader"].pk).update(employed_to=last)
    assert leaving(world) == {world.people["leader"].pk: Departure(Why.LEFT, last)}
    Person.objects.filter(pk=world.people["leader"].pk).update(employed_to=TODAY + AHEAD + DAY)
    assert leaving(world) == {}


def test_who_steps_down_is_in_question_and_who_takes_another_chair_is_not(world):
    Holding.objects.filter(person=world.people["leader"]).update(ends=TODAY)
    assert leaving(world) == {world.people["leader"].pk: Departure(Why.NO_CHAIR, TODAY)}
    make_holding(world, "leader", "Åskolen", level=4, title="skoleleder", starts=TODAY)
    assert leaving(world) == {}


def test_a_chair_the_programme_is_not_for_is_said(world):
    programme = world.things.programme
    programme.levels = [2]
    programme.save()
    assert leaving(world) == {world.people["leader"].pk: Departure(Why.OUTSIDE)}


def test_leave_is_in_question_until_the_place_is_held(world):
    back = TODAY + 90 * DAY
    Leave.objects.create(person=world.people["leader"], starts=TODAY + 5 * DAY, ends=back)
    assert leaving(world) == {world.people["leader"].pk: Departure(Why.LEAVE, back=back)}
    place = Membership.objects.get(network=world.things.network, person=world.people["leader"])
    HeldPlace.objects.create(membership=place, until=back, at=NOW)
    assert leaving(world) == {}
    assert [held.pk for held in departures_page(TODAY).held] == [place.pk]
    assert departing(world.things.network, back + DAY) == {}


def test_a_leave_that_is_over_when_the_place_begins_takes_nobody_from_it(world):
    Leave.objects.create(person=world.people["leader"], starts=TODAY - 5 * DAY, ends=TODAY + 40 * DAY)
    place = Membership.objects.filter(network=world.things.network, person=world.people["leader"])
    place.update(starts=TODAY + 41 * DAY)
    assert leaving(world) == {}
    place.update(starts=TODAY + 40 * DAY)
    assert leaving(world) == {world.people["leader"].pk: Departure(Why.LEAVE, back=TODAY + 40 * DAY)}


def test_somebody_who_never_led_departs_with_the_employment_only(world):
    Membership.objects.create(network=world.things.network, person=world.people["employee"], starts=TODAY)
    assert leaving(world) == {}
    Person.objects.filter(pk=world.people["employee"].pk).update(employed_to=TODAY)
    assert leaving(world) == {world.people["employee"].pk: Departure(Why.LEFT, TODAY)}


def test_the_page_tells_what_each_network_is_left_with_the_short_ones_first(world):
    big = world.things.other_network
    for key in ("employee", "third_leader"):
        Membership.objects.create(network=big, person=world.people[key], starts=TODAY)
    for key in ("leader", "other_leader"):
        Person.objects.filter(pk=world.people[key].pk).update(employed_to=TODAY)
    first, second = departures_page(TODAY).networks
    assert (first.network.name, first.loss) == ("Fjord", Loss(1, 1, 2))
    assert (second.network.name, second.loss) == ("Bro", Loss(3, 1, 2))
    assert [one.words for one in first.leaving] == [Departure(Why.LEFT, TODAY).words(TODAY)]


def test_a_network_whose_facilitator_leaves_is_vacant(world):
    Person.objects.filter(pk=world.people["facilitator"].pk).update(employed_to=TODAY + DAY)
    (vacancy,) = departures_page(TODAY).vacancies
    assert (vacancy.network, vacancy.last) == (world.things.network, TODAY + DAY)
    assert vacancy.facilitator == Facilitator.objects.get()


def test_whom_the_organisation_keeps_stops_by_own_wish(world):
    place = Membership.objects.select_related("network__programme", "person").get(
        network=world.things.network, person=world.people["leader"]
    )
    assert why_leaving(place, TODAY) == Departure(Why.WISH)
    assert loss_of(place, TODAY) == Loss(1, 1, 2)


def test_networks_about_to_end_are_left_alone(world):
    Person.objects.filter(pk=world.people["leader"].pk).update(employed_to=TODAY)
    Network.objects.update(ends=TODAY + 5 * DAY)
    assert departures_page(TODAY).networks == ()


def test_as_many_questions_for_many_as_for_one(world, django_assert_num_queries):
    Person.objects.filter(pk=world.people["leader"].pk).update(employed_to=TODAY)
    with django_assert_num_queries(9):
        departures_page(TODAY)
    Person.objects.filter(pk=world.people["other_leader"].pk).update(employed_to=TODAY)
    with django_assert_num_queries(9):
        departures_page(TODAY)
