"""The two at the same moment: both say that they are ready, both sign, one button pressed many times."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from organisation.models import AuditEntry, Letter
from organisation.rules.refusals import Refused
from performance.actions.agreements import add_agreement, change_agreement
from performance.actions.preparing import be_ready
from performance.actions.signing import sign_off
from performance.models import Dialogue, Signature
from performance.rules.dialogues import Side, State
from tests.performance.talk_world import agree, prepare, revealed
from tests.performance.world import make_dialogue
from tests.world import NOW, make_world

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def at_once(verb, facts):
    """Call a verb with each of some facts at the same moment, each in a connection of its own; how many it refused."""
    together = Barrier(len(facts))

    def one(given):
        together.wait()
        try:
            verb(by=None, at=NOW, **given)
        except Refused:
            return 1
        finally:
            connections.close_all()
        return 0

    with ThreadPoolExecutor(len(facts)) as pool:
        return sum(pool.map(one, facts))


@pytest.fixture
def world(transactional_db):
    return make_world()


def test_both_are_ready_at_the_same_moment_and_it_is_revealed_once(world):
    dialogue = make_dialogue(world, "leader", "employee")
    for side in Side:
        prepare(dialogue, side)
    assert at_once(be_ready, [{"dialogue": dialogue, "side": side} for side in Side] * 3) == 0
    dialogue.refresh_from_db()
    assert (dialogue.state, dialogue.revealed_at) == (State.REVEALED, NOW)
    told = AuditEntry.objects.filter(verb="be_ready").order_by("pk")
    assert sorted(row.after["state"] for row in told) == [State.BOOKED, State.REVEALED]


def test_a_signature_sent_many_times_is_one_and_both_get_one_letter(world):
    dialogue = revealed(world)
    assert at_once(sign_off, [{"dialogue": dialogue, "side": side} for side in Side] * 3) == 0
    assert sorted(Signature.objects.values_list("side", flat=True)) == ["employee", "leader"]
    assert Dialogue.objects.get().state == State.SIGNED
    assert Letter.objects.filter(template="dialogue_signed").count() == 2


def test_two_who_change_one_agreement_at_once_do_not_overwrite_each_other(world):
    dialogue = revealed(world)
    made = agree(dialogue)
    asked = [{"agreement": made, "words": f"Aftale {number}", "version": 1} for number in range(4)]
    assert at_once(change_agreement, asked) == 3
    same = {"dialogue": dialogue, "words": "Vi ses i marts", "side": Side.LEADER}
    assert at_once(add_agreement, [same] * 4) == 0
    assert (dialogue.agreements.count(), Dialogue.objects.get().version) == (2, 3)
