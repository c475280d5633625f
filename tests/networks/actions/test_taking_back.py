"""A winding down that is taken back, or whose last day is moved, before it takes effect."""

from datetime import timedelta

import pytest

from networks.actions.cycle import set_dates
from networks.actions.decisions import wind_down
from networks.actions.networks import end_membership
from networks.actions.taking_back import move_end, take_back
from networks.actions.wiping import tell_of_wiping
from networks.models import Decision, Dialogue, Membership, Network, Programme, Wiping
from networks.queries.cycle import life_of
from networks.queries.wiping import networks_to_wipe
from networks.rules.cycle import Choice, State
from organisation.models import Letter
from organisation.rules.calendar import State as Appointed
from organisation.rules.refusals import Refused
from tests.networks.life_world import add_dialogue
from tests.world import LONG_AGO, NOW, TODAY

DAY = timedelta(days=1)
LAST = TODAY + 3 * DAY
CREW = ["Jonas Juul", "Mette Møller"]


@pytest.fixture
def network(world):
    """The leader's network on trial, wound down from Thursday on; its meeting on Sunday was called off."""
    Network.objects.filter(pk=world.things.network.pk).update(starts=TODAY - 300 * DAY)
    network = Network.objects.get(pk=world.things.network.pk)
    facts = {"trial_ends": TODAY + 30 * DAY, "decide_by": TODAY + 300 * DAY, "version": 0}
    network = set_dates(network=network, by=world.hr, at=NOW, **facts)
    add_dialogue(world, network, days=1)
    decided(wind_down, network, world.hr, ends=LAST)
    Letter.objects.all().delete()
    network.refresh_from_db()
    return network


def decided(verb, network, by, **facts):
    network.refresh_from_db()
    given = {"reason": "Deltagerne vil ikke undvære det.", "version": network.version, "by": by, "at": NOW}
    return verb(network=network, **given | facts)


def letters(template):
    return sorted(Letter.objects.filter(template=template).values_list("person__name", flat=True))


def life(network):
    network.refresh_from_db()
    return network.state, network.trial_ends, network.decide_by, network.ends


def ends_of(network):
    return dict(Membership.objects.filter(network=network).order_by("pk").values_list("person__name", "ends"))


def place(network, person, ends=None):
    return Membership.objects.create(network=network, person=person, starts=LONG_AGO, ends=ends)


def test_a_network_goes_on_as_it_was_and_all_read_why(world, network):
    decision = decided(take_back, network, world.hr)
    assert life(network) == (State.TRIAL, TODAY + 30 * DAY, TODAY + 300 * DAY, None)
    assert ends_of(network) == {"Mette Møller": None}
    assert letters("network_goes_on") == CREW
    text = Letter.objects.filter(person=world.people["leader"]).get().text
    assert "Begrundelsen er: Deltagerne vil ikke undvære det." in text
    assert "kommer ikke tilbage af sig selv" in text
    first, second = Decision.objects.order_by("pk")
    assert (first.choice, first.undone_at, second.choice, second.undone_at) == (
        Choice.WIND_DOWN,
        NOW,
        Choice.TAKE_BACK,
        None,
    )
    assert decision == second


def test_meetings_that_were_called_off_stay_so(world, network):
    decided(take_back, network, world.hr)
    world.things.meeting.appointment.refresh_from_db()
    assert world.things.meeting.appointment.state == Appointed.CANCELLED
    assert (letters("invitation"), letters("moved")) == ([], [])


def test_a_place_that_was_to_end_anyway_still_does_and_one_given_since_goes_on(world, network):
    Decision.objects.all().delete()
    Network.objects.filter(pk=network.pk).update(state=State.TRIAL, ends=None)
    Membership.objects.filter(network=network).update(ends=None)
    place(network, world.people["chief"], TODAY + 50 * DAY)
    place(network, world.people["employee"], TODAY + DAY)
    decided(wind_down, network, world.hr, ends=LAST)
    place(network, world.people["third_leader"], LAST)
    decided(take_back, network, world.hr)
    assert ends_of(network) == {
        "Mette Møller": None,
        world.people["chief"].name: TODAY + 50 * DAY,
        world.people["employee"].name: TODAY + DAY,
        world.people["third_leader"].name: None,
    }


def test_who_was_taken_out_since_stays_out(world, network):
    end_membership(membership=network.memberships.get(), ends=TODAY, by=world.hr, at=NOW)
    decided(take_back, network, world.hr)
    assert ends_of(network) == {"Mette Møller": TODAY}


def test_who_has_a_place_elsewhere_by_then_does_not_sit_twice_and_is_told_so(world, network):
    place(world.things.other_network, world.people["leader"])
    decided(take_back, network, world.hr)
    assert ends_of(network) == {"Mette Møller": LAST}
    text = Letter.objects.filter(template="network_goes_on", person=world.people["leader"]).get().text
    assert "for du har fået en plads i netværk Bro." in text


def test_what_the_network_wrote_is_not_wiped(world, network):
    tell_of_wiping(network=network, by=None, at=NOW)
    decided(take_back, network, world.hr)
    assert (Wiping.objects.count(), list(networks_to_wipe(TODAY + 365 * DAY))) == (0, [])


def test_the_last_day_is_the_last_on_which_it_can_be_taken_back(world, network):
    for day, choices in ((LAST, (Choice.MOVE_END, Choice.TAKE_BACK)), (LAST + DAY, ())):
        assert life_of(network, NOW, day).ways_back == choices
    with pytest.raises(Refused, match="Det kan ikke gøres om"):
        decided(take_back, network, world.hr, at=NOW + 4 * DAY)


@pytest.mark.parametrize(
    ("facts", "words"),
    [({"reason": ""}, "Skriv begrundelsen."), ({"version": 0}, "Forløbet er ændret, siden du åbnede siden.")],
)
def test_it_takes_a_reason_and_nobody_does_it_twice(world, network, facts, words):
    before = life(network)
    with pytest.raises(Refused, match=words):
        decided(take_back, network, world.hr, **facts)
    assert (life(network), Decision.objects.count(), letters("network_goes_on")) == (before, 1, [])


def test_not_in_a_programme_that_is_over_nor_under_anothers_name(world, network):
    other = world.things.other_network
    Network.objects.filter(pk=other.pk).update(name=network.name)
    with pytest.raises(Refused, match="allerede et netværk, der hedder Fjord"):
        decided(take_back, network, world.hr)
    Programme.objects.update(state="ended")
    with pytest.raises(Refused, match="Programmet er afsluttet"):
        decided(take_back, network, world.hr)


def test_the_next_decision_takes_a_new_dialogue(world, network):
    decided(take_back, network, world.hr)
    with pytest.raises(Refused, match="Hold dialogen"):
        decided(wind_down, network, world.hr, ends=LAST)
    assert Dialogue.objects.count() == 1


@pytest.mark.parametrize("days", [1, 40])
def test_the_last_day_is_moved_and_the_places_with_it(world, network, days):
    ends = TODAY + days * DAY
    decided(move_end, network, world.hr, ends=ends)
    assert (life(network)[::3], ends_of(network)) == ((State.WOUND_DOWN, ends), {"Mette Møller": ends})
    assert letters("network_end_moved") == CREW
    decided(take_back, network, world.hr)
    assert (life(network)[::3], ends_of(network)) == ((State.TRIAL, None), {"Mette Møller": None})
    assert all(one.undone_at for one in Decision.objects.exclude(choice=Choice.TAKE_BACK))


def test_an_earlier_day_calls_meetings_off_and_a_later_one_brings_none_back(world, network):
    meeting = world.things.meeting.appointment
    later = TODAY + 60 * DAY
    decided(move_end, network, world.hr, ends=later)
    meeting.refresh_from_db()
    assert meeting.is_cancelled
    type(meeting).objects.filter(pk=meeting.pk).update(state=Appointed.BOOKED)
    decided(move_end, network, world.hr, ends=TODAY)
    meeting.refresh_from_db()
    assert meeting.is_cancelled


def test_nobody_is_moved_into_two_places_at_once(world, network):
    place(world.things.other_network, world.people["leader"])
    decided(move_end, network, world.hr, ends=TODAY + 40 * DAY)
    assert (life(network)[3], ends_of(network)) == (TODAY + 40 * DAY, {"Mette Møller": LAST})


def test_what_never_begins_is_taken_back_too_and_has_no_day_to_move(world, network):
    Decision.objects.all().delete()
    starts = TODAY + 20 * DAY
    Network.objects.filter(pk=network.pk).update(state=State.RUNNING, ends=None, starts=starts, trial_ends=None)
    Membership.objects.filter(network=network).update(starts=starts, ends=None)
    decided(wind_down, network, world.hr, ends=starts)
    assert life_of(Network.objects.get(pk=network.pk), NOW, TODAY).ways_back == (Choice.TAKE_BACK,)
    decided(take_back, network, world.hr)
    assert (life(network)[::3], ends_of(network)) == ((State.RUNNING, None), {"Mette Møller": None})
