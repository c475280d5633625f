"""Two who press the same button at once: one meeting, one place, one answer."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from networks.actions.availability import tell_weekdays
from networks.actions.meetings import book_meeting
from networks.actions.newcomers import place_newcomer
from networks.models import Availability, Meeting, Membership, Network
from organisation.models import Letter
from organisation.rules.refusals import Refused
from tests.networks.world import add_networks
from tests.world import NOW, TODAY, make_world, wall

STARTS = wall(50, 13)
AT_ONCE = 6

pytestmark = pytest.mark.database


@pytest.fixture
def world(transactional_db):
    made = add_networks(make_world())
    Letter.objects.all().delete()
    return made


def at_once(verb: Callable[[], object]) -> Counter:
    """What came of doing the same thing several times at the same moment."""

    def once(_):
        try:
            verb()
            return "done"
        except Refused:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return Counter(pool.map(once, range(AT_ONCE)))


def test_one_meeting_is_booked(world):
    network = Network.objects.get(pk=world.things.network.pk)
    ends = STARTS + timedelta(hours=1)
    found = at_once(lambda: book_meeting(network=network, starts=STARTS, ends=ends, by=world.hr, at=NOW))
    assert found == {"done": AT_ONCE}
    assert Meeting.objects.filter(appointment__starts=STARTS).count() == 1
    assert Letter.objects.filter(template="invitation").count() == 2


def test_one_place_is_given(world):
    network, person = world.things.network, world.people["third_leader"]
    found = at_once(lambda: place_newcomer(network=network, person=person, starts=TODAY, by=world.hr, at=NOW))
    assert found == {"done": 1, "refused": AT_ONCE - 1}
    assert Membership.objects.filter(network=network, person=person).count() == 1
    assert Letter.objects.filter(template="network_place").count() == 1


def test_one_answer_is_kept(world):
    programme, account = world.things.programme, world.accounts["leader"]
    found = at_once(lambda: tell_weekdays(programme=programme, person=account.person, days=["mon"], by=account, at=NOW))
    assert found == {"done": AT_ONCE}
    assert Availability.objects.count() == 1
