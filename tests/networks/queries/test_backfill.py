"""Who could fill a network that loses somebody."""

import pytest

from networks.actions.scenarios import publish
from networks.models import Network, Programme
from networks.queries.backfill import backfill_for
from organisation.models import Person
from tests.networks.crew import pair
from tests.world import NOW, TODAY, make_holding, make_person, make_unit


@pytest.fixture
def fjord(world, programme, scenario):
    """The crew's networks run; Anna leaves Fjord, and Zoe waits for a place."""
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    Person.objects.filter(pk=world.people["Anna"].pk).update(employed_to=TODAY)
    make_unit(world, "Hus Zoe", "Kommunen", "Skole")
    make_person(world, "Zoe", "Zoe Nielsen")
    make_holding(world, "Zoe", "Hus Zoe", level=3, title="leder", starts=TODAY)
    return Network.objects.get(programme=programme, name="Fjord")


def test_those_who_wait_come_first_then_those_who_could_move(world, fjord):
    found = backfill_for(fjord, TODAY)
    assert [one.person.name for one in found.waiting] == ["Zoe Nielsen"]
    assert found.waiting[0].reasons[0] in ("Første fra Skole.", "Der er 1 fra Skole i forvejen.")
    assert len(found.moving) == 3
    assert all(one.membership.network.name in ("Bro", "Mole") for one in found.moving)
    assert {one.leaves_behind for one in found.moving} <= {
        "Bro har så 3 deltagere tilbage.",
        "Mole har så 3 deltagere tilbage.",
    }


def test_nobody_is_proposed_who_breaks_a_rule_or_leaves_too_few(world, programme, fjord):
    pair(programme, world, "Bo", "Zoe")
    assert backfill_for(fjord, TODAY).waiting == ()
    Programme.objects.filter(pk=programme.pk).update(smallest=4)
    assert backfill_for(Network.objects.get(pk=fjord.pk), TODAY).moving == ()


def test_a_network_about_to_end_is_not_filled(world, fjord):
    Network.objects.filter(pk=fjord.pk).update(ends=TODAY)
    found = backfill_for(Network.objects.get(pk=fjord.pk), TODAY)
    assert (found.waiting, found.moving) == ((), ())
