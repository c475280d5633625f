"""A restart or a new design that is taken back before the last day is over."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.decisions import redesign, restart
from networks.actions.networks import change_network
from networks.actions.taking_back import move_end, take_back
from networks.models import Decision, Facilitator, Membership, Network
from networks.queries.cycle import life_of
from networks.queries.lifelines import life_page
from networks.rules.cycle import Choice, State
from organisation.models import Letter
from organisation.rules.calendar import State as Appointed
from organisation.rules.refusals import Refused
from tests.networks.actions.test_taking_back import CREW, decided, ends_of, letters, life, place
from tests.networks.crew import words_of
from tests.networks.life_world import add_dialogue
from tests.networks.sheet_world import published
from tests.world import NOW, TODAY, make_person

DAY = timedelta(days=1)
NEXT = TODAY + 20 * DAY


@pytest.fixture
def network(world):
    """The leader's network in its third year, talked about, and decided about next in a year."""
    found = world.things.network
    facts = {"starts": TODAY - 900 * DAY, "state": State.RUNNING, "decide_by": TODAY + 365 * DAY}
    Network.objects.filter(pk=found.pk).update(**facts)
    add_dialogue(world, found, days=1)
    return Network.objects.get(pk=found.pk)


def restarted(world, network, **facts):
    """The network that begins in the place of another."""
    known = {"name": network.name, "starts": NEXT, "together": True}
    decided(restart, network, world.hr, **known | facts)
    Letter.objects.all().delete()
    return Network.objects.get(origin=network)


def redesigned(world, network):
    sheet = published(world)
    decided(redesign, network, world.hr, programme=sheet.programme, ends=NEXT)
    Letter.objects.all().delete()


@pytest.mark.parametrize("together", [True, False])
def test_a_restart_is_taken_back_and_what_was_to_begin_never_does(world, network, together):
    successor = restarted(world, network, together=together)
    decision = decided(take_back, network, world.hr)
    assert life(network) == (State.RUNNING, None, TODAY + 365 * DAY, None)
    assert ends_of(network) == {"Mette Møller": None}
    successor.refresh_from_db()
    assert (successor.state, successor.ends, successor.never_begins) == (State.WOUND_DOWN, NEXT, True)
    assert letters("network_goes_on") == CREW
    assert letters("network_wound_down") == []
    text = Letter.objects.filter(person=world.people["leader"]).get().text
    assert f"slutter, og at netværk {successor.name} begynder i dets sted. Den beslutning er taget tilbage" in text
    assert f"og {successor.name} begynder ikke." in text
    first, second = Decision.objects.order_by("pk")
    assert (first.choice, first.undone_at, second) == (Choice.RESTART, NOW, decision)


def test_a_meeting_that_was_called_off_is_offered_again(world, network):
    restarted(world, network, starts=TODAY + DAY)
    world.things.meeting.appointment.refresh_from_db()
    assert world.things.meeting.appointment.state == Appointed.CANCELLED
    decided(take_back, network, world.hr)
    network.refresh_from_db()
    page = life_page(network, world.people["hr"], NOW, TODAY, is_hr=True)
    assert [one.pk for one in page.again] == [world.things.meeting.pk]
    assert [one.choice for one in page.taken_back] == [Choice.RESTART]


def test_where_others_have_a_place_in_what_was_to_begin_it_is_given_up_first(world, network):
    successor = restarted(world, network)
    other = place(successor, world.people["third_leader"])
    with pytest.raises(Refused, match=f"Andre har fået en plads i netværk {successor.name}"):
        decided(take_back, network, world.hr)
    assert life(network)[0] == State.RESTARTED
    assert Membership.objects.filter(network=successor, ends=None).count() == 2
    other.delete()
    assert decided(take_back, network, world.hr).choice == Choice.TAKE_BACK


def test_another_facilitator_of_what_was_to_begin_is_told_that_it_does_not(world, network):
    successor = restarted(world, network)
    guide = Facilitator.objects.create(person=make_person(world, "guest", "Mia Ude"), capacity=2)
    change_network(network=successor, name=successor.name, day="", place="", facilitator=guide, by=world.hr, at=NOW)
    Letter.objects.all().delete()
    decided(take_back, network, world.hr)
    assert letters("network_wound_down") == ["Mia Ude"]
    text = Letter.objects.get(template="network_wound_down").text
    assert "alligevel ikke begynder" in text


def test_a_new_design_is_taken_back_and_its_programme_stays(world, network):
    redesigned(world, network)
    network.refresh_from_db()
    assert life_of(network, NOW, TODAY).ways_back == (Choice.TAKE_BACK,)
    with pytest.raises(Refused, match="Det kan ikke gøres om"):
        decided(move_end, network, world.hr, ends=NEXT + DAY)
    decided(take_back, network, world.hr)
    assert life(network) == (State.RUNNING, None, TODAY + 365 * DAY, None)
    assert letters("network_goes_on") == CREW
    text = Letter.objects.filter(person=world.people["leader"]).get().text
    assert "slutter, og at nye netværk tager over. Den beslutning er taget tilbage" in text


def test_after_the_last_day_it_stands(world, network):
    restarted(world, network)
    network.refresh_from_db()
    for day, ways in ((NEXT - DAY, (Choice.TAKE_BACK,)), (NEXT, ())):
        assert life_of(network, NOW, day).ways_back == ways
    with pytest.raises(Refused, match="Det kan ikke gøres om"):
        decided(take_back, network, world.hr, at=NOW + 20 * DAY)


def test_hr_does_it_on_the_networks_page_and_can_restart_again_under_the_same_name(hr, world, network):
    restarted(world, network)
    page = words_of(hr.get(reverse("networks:life", args=[network.pk])).content.decode())
    assert "kan I tage beslutningen tilbage." in page
    assert "Flyt den sidste dag" not in page
    network.refresh_from_db()
    form = {"reason": "Vi ventede for lidt.", "version": network.version}
    assert hr.post(reverse("networks:decide_as", args=[network.pk, "tag-tilbage"]), form).status_code == 302
    add_dialogue(world, network, days=-1)
    network.refresh_from_db()
    facts = {"name": network.name, "starts": NEXT, "together": True, "at": NOW + 2 * DAY}
    decided(restart, network, world.hr, **facts)
    assert [one.never_begins for one in Network.objects.filter(origin=network).order_by("pk")] == [True, False]


def test_networks_after_a_new_design_know_which_they_came_after(world, network):
    redesigned(world, network)
    network.refresh_from_db()
    programme = network.decisions.get().programme
    new, older = (
        Network.objects.create(programme=programme, name=name, starts=NEXT + days * DAY)
        for name, days in (("Ny", 1), ("Gammel", -5))
    )

    def came_after(one):
        page = life_page(one, world.people["hr"], NOW, TODAY, is_hr=True)
        return [(kin.network, kin.may_open) for kin in page.replaced]

    assert (came_after(new), came_after(older)) == ([(network, True)], [])
    decided(take_back, network, world.hr)
    assert came_after(new) == []
