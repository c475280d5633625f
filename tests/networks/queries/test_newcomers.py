"""Who waits for a place in which programme, as the organisation is."""

from datetime import timedelta

import pytest

from networks.models import Membership, Network, Postponement, Programme
from networks.queries.newcomer_ground import ground_on
from networks.queries.newcomers import newcomer_in, newcomers_of, waiting_in
from networks.rules.newcomers import Call
from organisation.models import Holding, Leave
from tests.networks.arrival_world import add_arrivals
from tests.world import NOW, TODAY

DAY = timedelta(days=1)


def waiting(world):
    found = newcomers_of(ground_on(TODAY))
    return {pk: [one.leader.name for one in those] for pk, those in found.items()}


def lone(world):
    """The world's programme takes in leaders of level four: one of the three has no place."""
    programme = world.things.programme
    programme.levels, programme.starts = [4], TODAY - timedelta(days=100)
    programme.save()
    return programme


def test_a_leader_waits_in_each_running_programme_where_they_have_no_place(world):
    first = lone(world)
    second = Programme.objects.create(name="Fagligt", starts=TODAY, state="running", smallest=2, largest=4, levels=[4])
    second.fields.add(world.units["Åskolen"].versions.get().field)
    Network.objects.create(programme=second, name="Mole", starts=TODAY)
    Programme.objects.create(name="Næste år", starts=TODAY, smallest=2, largest=4)
    assert waiting(world) == {first.pk: ["Åse Aagaard"], second.pk: ["Ole Øgaard", "Åse Aagaard"]}
    assert list(waiting(world)) == [second.pk, first.pk], "the newest programme first"


def test_a_place_to_come_settles_it_and_a_place_that_ended_starts_the_clock_anew(world):
    programme = lone(world)
    place = Membership.objects.create(
        network=world.things.network, person=world.people["third_leader"], starts=TODAY + DAY
    )
    assert waiting(world)[programme.pk] == []
    Membership.objects.filter(pk=place.pk).update(starts=TODAY - 50 * DAY, ends=TODAY - DAY)
    newcomer = newcomer_in(programme, world.people["third_leader"].pk, TODAY)
    assert newcomer.clock.began == TODAY


def test_nobody_waits_where_there_is_no_network_to_sit_in(world):
    programme = lone(world)
    Network.objects.update(ends=TODAY + DAY)
    assert waiting(world) == {}
    Network.objects.filter(pk=world.things.network.pk).update(starts=TODAY + 90 * DAY, ends=None)
    assert waiting(world) == {programme.pk: ["Åse Aagaard"]}


def test_who_is_on_leave_does_not_wait_and_waits_anew_when_back(world):
    programme = lone(world)
    leave = Leave.objects.create(person=world.people["third_leader"], starts=TODAY - 90 * DAY, ends=TODAY)
    assert newcomer_in(programme, leave.person_id, TODAY) is None
    Leave.objects.update(ends=TODAY - 3 * DAY)
    assert newcomer_in(programme, leave.person_id, TODAY).clock.began == TODAY - 2 * DAY


@pytest.mark.parametrize("gone", ["chair", "left out", "ended"])
def test_whoever_no_longer_belongs_does_not_wait(world, gone):
    programme, person = lone(world), world.people["third_leader"]
    if gone == "chair":
        Holding.objects.filter(person=person).update(ends=TODAY - DAY)
    elif gone == "left out":
        programme.exclusions.create(person=person, reason="på vej på pension")
    else:
        Programme.objects.update(state="ended")
    assert newcomer_in(programme, person.pk, TODAY) is None


def test_the_page_has_the_most_pressing_first_and_counts_the_late(world):
    programme = lone(world)
    programme.levels = []
    programme.save()
    Holding.objects.filter(person=world.people["third_leader"]).update(starts=TODAY - 10 * DAY)
    (found,) = waiting_in(TODAY)
    assert [line.newcomer.leader.name for line in found.lines] == ["Dorthe Dahl", "Carl Chefsen", "Åse Aagaard"]
    assert [line.call for line in found.lines] == [Call.OVERDUE, Call.OVERDUE, Call.RUNNING]
    assert (found.late, found.given) == (2, ())


def test_what_was_agreed_and_what_was_given_lately_is_shown(world):
    lone(world)
    add_arrivals(world)
    (found,) = waiting_in(TODAY)
    (line,) = found.lines
    assert (line.call, line.newcomer.reason) == (Call.PUT_OFF, "afventer rotationen")
    assert {(one.placement.membership.person.name, one.is_undoable, one.is_late) for one in found.given} == {
        ("Mette Møller", True, False),
        ("Ole Øgaard", True, False),
    }
    Postponement.objects.update(lifted_at=NOW)
    assert waiting_in(TODAY)[0].lines[0].call is Call.RUNNING
