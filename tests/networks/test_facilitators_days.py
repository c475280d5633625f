"""Facilitators' weekdays and capacity: a network meets when its facilitator can, and nobody is given too many."""

import pytest
from django.urls import reverse

from networks.actions.facilitators import correct_facilitator
from networks.actions.networks import change_network
from networks.actions.scenarios import publish
from networks.composition import Problem, feasibility
from networks.models import Facilitator, Network
from networks.queries.problem import problem_of, wished_prices
from networks.queries.scenarios import studio_of
from networks.queries.seating import seating_of
from networks.queries.seats import hand_of
from networks.rules.composition import WEEKDAYS
from organisation.models import Letter
from organisation.rules.refusals import Refused
from tests.networks.crew import NAMES, key, refreeze
from tests.networks.test_scenarios_frame import post
from tests.networks.test_travel import frozen, wish
from tests.world import LONG_AGO, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(world):
    return Facilitator.objects.create(person=world.people["employee"], capacity=2, days=["mon", "tue"])


@pytest.fixture
def led(scenario, guide):
    """The proposal with its first network led by somebody who can meet on two days."""
    first, *rest = scenario.frame
    scenario.frame = [first | {"facilitator": guide.pk, "guide": guide.person_id}, *rest]
    scenario.save(update_fields=["frame"])
    return refreeze(scenario)


def days_in(scenario):
    return [network["days"] for network in problem_of(scenario)["networks"]]


def running(world, guide, name):
    """A network of another programme that the facilitator runs."""
    return Network.objects.create(programme=world.things.programme, name=name, starts=LONG_AGO, facilitator=guide)


def test_a_network_meets_on_days_that_its_facilitator_can(led):
    assert days_in(led) == [["mon", "tue"], list(WEEKDAYS), list(WEEKDAYS)]
    assert studio_of(led).cards[0].days == "mandag og tirsdag"


def test_a_facilitator_who_has_named_no_days_can_all_five(led, guide):
    Facilitator.objects.update(days=[])
    assert days_in(led) == [list(WEEKDAYS)] * 3


def test_no_common_day_with_the_facilitator_is_proved_impossible(led):
    first, *rest = led.frame
    led.frame = [first | {"days": ["fri"]}, *rest]
    assert days_in(led)[0] == []
    assert feasibility(Problem.from_json(problem_of(led))) is not None


def test_the_form_of_the_networks_asks_for_a_day_that_the_facilitator_can(hr, scenario, guide):
    page = post(hr, scenario, form_0__days=["thu"], form_0__facilitator=guide.pk).content.decode()
    assert "Emil Eriksen kan kun mødes mandag og tirsdag. Vælg en af de dage eller en anden facilitator." in page
    assert post(hr, scenario, form_0__days=["tue", "thu"], form_0__facilitator=guide.pk).status_code == 302


def test_networks_of_other_programmes_count_for_who_is_new_and_not_for_who_is_there(hr, world, scenario, led, guide):
    running(world, guide, "Havn")
    running(world, guide, "Holm")
    assert post(hr, led).status_code == 302
    led.refresh_from_db()
    page = post(hr, led, form_1__facilitator=guide.pk).content.decode()
    assert "Emil Eriksen kan ikke tage flere netværk." in page


def change(network, world, **facts):
    known = {"name": network.name, "day": network.day, "place": network.place, "facilitator": network.facilitator}
    return change_network(network=network, by=world.hr, at=NOW, **(known | facts))


def test_a_running_network_is_given_a_facilitator_with_room_who_can_meet_on_its_day(world, guide):
    network = world.things.other_network
    with pytest.raises(Refused, match="kan kun mødes mandag og tirsdag") as refused:
        change(network, world, day="thu", facilitator=guide)
    assert refused.value.field == "facilitator"
    assert change(network, world, day="tue", facilitator=guide).facilitator == guide
    with pytest.raises(Refused, match="kan kun mødes"):
        change(Network.objects.get(pk=network.pk), world, day="fri")
    running(world, guide, "Havn")
    with pytest.raises(Refused, match="Emil Eriksen kan ikke tage flere netværk"):
        change(running(world, None, "Holm"), world, facilitator=guide)


def test_hr_notes_the_days_and_all_five_are_none_in_particular(hr, guide):
    address = reverse("networks:correct_facilitator", args=[guide.pk])
    assert hr.get(address).context["form"].initial["days"] == ["mon", "tue"]
    form = {"capacity": "2", "hours": "0", "active": "on"}
    assert "Vælg mindst én ugedag." in hr.post(address, form).content.decode()
    hr.post(address, form | {"days": ["thu", "wed"]})
    guide.refresh_from_db()
    assert guide.days == ["wed", "thu"]
    facts = {"capacity": 2, "external": False, "active": True}
    assert correct_facilitator(facilitator=guide, by=None, at=NOW, **facts).days == []


def test_a_wished_day_costs_where_the_facilitator_cannot_meet_on_it(world, led):
    wish(world, led.programme, "Anna", best_day="wed")
    found = frozen(led)
    mine = next(one for one in found.problem["people"] if one["id"] == key(world, "Anna"))
    assert mine["costs"] == {"1": 5}
    hand = hand_of(seating_of(found), key(world, "Anna"))
    assert "Her mødes de ikke den dag, Anna har ønsket." in hand.why
    assert ("up", "Ønsket: her mødes de en dag, Anna helst vil.") in hand.choices["2"].details
    Facilitator.objects.update(days=[])
    assert wished_prices(found) == {}


def test_a_network_that_can_meet_on_one_day_alone_with_its_facilitator_meets_on_that_day(world, led, guide):
    first, second, third = led.frame
    led.frame = [first | {"days": ["tue", "wed"]}, second | {"days": ["tue", "wed"]}, third]
    led.save(update_fields=["frame"])
    publish(scenario=led, version=led.version, by=world.hr, at=NOW)
    days = dict(Network.objects.filter(scenario=led).values_list("name", "day"))
    assert days == {"Fjord": "tue", "Bro": "", "Mole": ""}
    letters = Letter.objects.filter(template="network_place").values_list("person__name", "text")
    told = {name for name, text in letters if "I mødes som regel om tirsdagen." in text}
    assert told == {f"{name} Nielsen" for name in NAMES[:4]}
