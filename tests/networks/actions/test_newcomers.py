"""A place for a newcomer: given, taken back, and put off."""

from datetime import timedelta

import pytest

from networks.actions.newcomers import place_newcomer, put_off, take_up_again, undo_placement
from networks.models import Facilitator, Membership, PairRule, Placement, Postponement, Programme
from networks.queries.newcomers import newcomer_in
from networks.rules.composition import PairKind
from networks.rules.newcomers import Call
from organisation.models import AuditEntry, Holding, Letter
from organisation.rules.refusals import Refused
from tests.world import NOW, TODAY

DAY = timedelta(days=1)


@pytest.fixture
def asse(world):
    """Åse Aagaard waits since a hundred days ago, in a programme that promises sixty."""
    programme = world.things.programme
    programme.levels, programme.starts = [4], TODAY - 100 * DAY
    programme.save()
    return world.people["third_leader"]


def place(world, person, **facts):
    given = {"network": world.things.network, "person": person, "starts": TODAY, "by": world.hr, "at": NOW}
    return place_newcomer(**given | facts)


def letters():
    return sorted(Letter.objects.values_list("template", "person__name"))


def test_a_place_is_given_and_everybody_concerned_gets_a_letter(world, asse):
    membership = place(world, asse)
    assert (membership.person, membership.network, membership.starts) == (asse, world.things.network, TODAY)
    assert newcomer_in(world.things.programme, asse.pk, TODAY) is None
    placement = membership.placement
    assert (placement.began, placement.due) == (TODAY - 100 * DAY, TODAY - 40 * DAY)
    written = [letter for letter in letters() if letter[0].startswith("network")]
    assert written == [
        ("network_joined", "Jonas Juul"),
        ("network_joined", "Mette Møller"),
        ("network_place", "Åse Aagaard"),
    ]
    assert world.things.meeting.appointment.invitees.filter(person=asse).exists()


def test_a_second_place_is_refused(world, asse):
    place(world, asse)
    with pytest.raises(Refused, match="venter ikke på en plads"):
        place(world, asse)


def test_a_place_that_breaks_a_rule_wants_a_reason(world, asse):
    Programme.objects.update(smallest=1, largest=1)
    with pytest.raises(Refused, match="bryder en regel"):
        place(world, asse)
    assert not Placement.objects.exists()
    assert place(world, asse, reason="de har talt sammen").placement.reason == "de har talt sammen"


def test_two_who_must_not_sit_together_do_not_whatever_the_reason(world, asse):
    one, other = sorted((asse, world.people["leader"]), key=lambda person: person.pk)
    PairRule.objects.create(programme=world.things.programme, one=one, other=other, kind=PairKind.FORBIDDEN)
    with pytest.raises(Refused, match=r"skal ikke sidde sammen\. Den plads kan ikke gives"):
        place(world, asse, reason="de har talt sammen")
    assert not Placement.objects.exists()


def test_nobody_sits_with_their_own_leader_whatever_the_reason(world, asse):
    programme = world.things.programme
    programme.levels = []
    programme.save()
    chief = world.people["chief"]
    with pytest.raises(Refused, match="nærmeste leder"):
        place(world, chief, network=world.things.other_network, reason="de vil gerne")
    assert not Membership.objects.filter(person=chief).exists()


def test_nobody_sits_where_their_own_leader_runs_the_meetings(world, asse):
    world.things.network.facilitator = Facilitator.objects.create(person=world.people["chief"])
    world.things.network.save()
    with pytest.raises(Refused, match="i samme ledelseslinje"):
        place(world, asse, reason="de vil gerne")


def test_a_place_is_taken_back_as_if_it_had_not_been(world, asse):
    placement = place(world, asse).placement
    assert undo_placement(placement=placement, by=world.hr, at=NOW + 7 * DAY) == world.things.programme
    assert not Membership.objects.filter(person=asse).exists()
    assert newcomer_in(world.things.programme, asse.pk, TODAY).clock.began == TODAY - 100 * DAY
    undone = [name for template, name in letters() if template == "network_place_undone"]
    assert undone == ["Jonas Juul", "Mette Møller", "Åse Aagaard"]
    standing = world.things.meeting.appointment.invitees.standing()
    assert not standing.filter(person=asse).exists()
    entry = AuditEntry.objects.get(verb="undo_placement")
    assert entry.before == {"person": asse.pk, "network": world.things.network.pk}


def test_after_a_week_a_place_is_not_taken_back(world, asse):
    placement = place(world, asse).placement
    with pytest.raises(Refused, match="over en uge gammel"):
        undo_placement(placement=placement, by=world.hr, at=NOW + 8 * DAY)


def test_waiting_by_agreement_is_noted_replaced_and_ended(world, asse):
    facts = {"programme": world.things.programme, "person": asse, "by": world.hr, "at": NOW}
    put_off(until=TODAY + DAY, reason="rotation", **facts)
    second = put_off(until=TODAY + 9 * DAY, reason="rotation i uge 50", **facts)
    assert [row.until for row in Postponement.objects.filter(lifted_at=None)] == [second.until]
    waiting = newcomer_in(world.things.programme, asse.pk, TODAY)
    assert (waiting.clock.call(TODAY), waiting.reason) == (Call.PUT_OFF, "rotation i uge 50")
    take_up_again(postponement=second, by=world.hr, at=NOW)
    assert take_up_again(postponement=second, by=world.hr, at=NOW).lifted_at == NOW
    assert AuditEntry.objects.filter(verb="take_up_again").count() == 1
    assert newcomer_in(world.things.programme, asse.pk, TODAY).clock.call(TODAY) is Call.OVERDUE


def test_a_place_ends_the_waiting(world, asse):
    put_off(programme=world.things.programme, person=asse, until=TODAY + DAY, reason="rotation", by=world.hr, at=NOW)
    place(world, asse)
    assert not Postponement.objects.filter(lifted_at=None).exists()


def test_a_day_that_is_gone_or_too_far_away_and_a_leader_who_does_not_wait_are_refused(world, asse):
    facts = {"programme": world.things.programme, "reason": "rotation", "by": world.hr, "at": NOW}
    with pytest.raises(Refused, match="Den dag er gået"):
        put_off(person=asse, until=TODAY, **facts)
    with pytest.raises(Refused, match="mere end et år"):
        put_off(person=asse, until=TODAY + 367 * DAY, **facts)
    put_off(person=asse, until=TODAY + 366 * DAY, **facts)
    Holding.objects.filter(person=asse).update(ends=TODAY - DAY)
    with pytest.raises(Refused, match="venter ikke"):
        put_off(person=asse, until=TODAY + DAY, **facts)
