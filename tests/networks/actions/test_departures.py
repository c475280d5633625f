"""A place that ends or is held, the farewell question, and who fills the place."""

from datetime import timedelta

import pytest

from networks.actions.departures import (
    answer_farewell,
    hold_place,
    let_go,
    move_member,
    stop_holding,
    undo_parting,
    wipe_farewells,
)
from networks.models import HeldPlace, Membership, Network, PairRule, Parting, Programme
from networks.queries.farewells import farewells_in, networks_to_wipe
from networks.rules.composition import PairKind
from networks.rules.departures import Why
from networks.tasks.farewells import forget_farewells
from organisation.models import AuditEntry, Letter
from organisation.rules.refusals import Refused
from tests.world import NOW, TODAY

DAY = timedelta(days=1)


@pytest.fixture
def place(world):
    """Mette's place in Fjord, where Åse sits too."""
    Membership.objects.create(network=world.things.network, person=world.people["third_leader"], starts=TODAY)
    return Membership.objects.get(network=world.things.network, person=world.people["leader"])


def gone(world, place, **facts):
    given = {"membership": place, "why": Why.LEFT, "ends": TODAY + DAY, "ask": True, "by": world.hr, "at": NOW}
    return let_go(**given | facts)


def letters(*templates):
    rows = Letter.objects.filter(template__in=templates).values_list("template", "person__name")
    return sorted(rows)


def test_a_place_ends_with_letters_to_all_and_a_question_to_the_one_who_goes(world, place):
    parting = gone(world, place)
    place.refresh_from_db()
    assert (place.ends, parting.why, parting.asked) == (TODAY + DAY, Why.LEFT, True)
    assert letters("network_farewell", "network_parted") == [
        ("network_farewell", "Mette Møller"),
        ("network_parted", "Jonas Juul"),
        ("network_parted", "Åse Aagaard"),
    ]
    assert f"/netvaerk/farvel/{parting.pk}/" in Letter.objects.get(template="network_farewell").text
    assert not world.things.meeting.appointment.invitees.standing().filter(person=place.person).exists()
    with pytest.raises(Refused, match="allerede en sidste dag"):
        gone(world, place)


def test_unasked_the_letter_has_no_link_and_no_answer_is_taken(world, place):
    parting = gone(world, place, ask=False)
    assert "/farvel/" not in Letter.objects.get(template="network_farewell").text
    with pytest.raises(Refused, match="lukket"):
        answer_farewell(parting=parting, words="Tak", by=world.accounts["leader"], at=NOW)


def test_who_stays_after_all_has_the_place_and_the_meetings_back(world, place):
    undo_parting(parting=gone(world, place), by=world.hr, at=NOW)
    place.refresh_from_db()
    assert place.ends is None
    assert not Parting.objects.exists()
    assert [name for _template, name in letters("network_stays")] == ["Jonas Juul", "Mette Møller", "Åse Aagaard"]
    assert world.things.meeting.appointment.invitees.standing().filter(person=place.person).exists()


def test_after_the_last_day_it_is_too_late(world, place):
    parting = gone(world, place)
    with pytest.raises(Refused, match="sidste dag er gået"):
        undo_parting(parting=parting, by=world.hr, at=NOW + 2 * DAY)


def test_a_place_is_held_until_a_day_to_come_and_then_no_more(world, place):
    with pytest.raises(Refused, match="Den dag er gået"):
        hold_place(membership=place, until=TODAY, by=world.hr, at=NOW)
    hold_place(membership=place, until=TODAY + DAY, by=world.hr, at=NOW)
    hold_place(membership=place, until=TODAY + 2 * DAY, by=world.hr, at=NOW)
    assert HeldPlace.objects.get().until == TODAY + 2 * DAY
    stop_holding(membership=place, by=world.hr, at=NOW)
    stop_holding(membership=place, by=world.hr, at=NOW)
    assert not HeldPlace.objects.exists()
    assert AuditEntry.objects.filter(verb="stop_holding").count() == 1


def test_the_farewell_is_read_in_the_network_and_stands_in_no_trail(world, place):
    parting = gone(world, place)
    answer_farewell(parting=parting, words="Bliv ved med runden", by=world.accounts["leader"], at=NOW)
    assert [one.words for one in farewells_in(world.things.network)] == ["Bliv ved med runden"]
    entry = AuditEntry.objects.get(verb="answer_farewell")
    assert entry.after == {"letters": len("Bliv ved med runden")}
    answer_farewell(parting=parting, words="", by=world.accounts["leader"], at=NOW)
    assert farewells_in(world.things.network) == []
    with pytest.raises(Refused, match="lukket"):
        answer_farewell(parting=parting, words="For sent", by=world.accounts["leader"], at=NOW + 16 * DAY)


def test_what_was_written_is_forgotten_the_day_after_the_network_ended(world, place):
    answer_farewell(parting=gone(world, place), words="Tak", by=world.accounts["leader"], at=NOW)
    network = Network.objects.filter(pk=world.things.network.pk)
    network.update(ends=TODAY)
    assert networks_to_wipe(TODAY) == []
    network.update(ends=TODAY - DAY)
    forget_farewells()
    assert Parting.objects.get().words == ""
    assert AuditEntry.objects.get(verb="wipe_farewells").after == {"number": 1}
    forget_farewells()
    wipe_farewells(network=network.get(), by=None, at=NOW)
    assert AuditEntry.objects.filter(verb="wipe_farewells").count() == 2


def test_a_member_moves_within_the_programme(world, place):
    Programme.objects.update(smallest=1)
    moved = move_member(membership=place, network=world.things.other_network, starts=TODAY + DAY, by=world.hr, at=NOW)
    place.refresh_from_db()
    assert (place.ends, moved.network, moved.starts) == (TODAY, world.things.other_network, TODAY + DAY)
    assert ("network_joined", "Ole Øgaard") in letters("network_joined")
    assert letters("network_parted") == [("network_parted", "Jonas Juul"), ("network_parted", "Åse Aagaard")]
    with pytest.raises(Refused, match="ikke flyttes"):
        move_member(membership=place, network=world.things.network, starts=TODAY, by=world.hr, at=NOW)


def test_a_move_that_breaks_a_rule_belongs_in_the_studio(world, place):
    with pytest.raises(Refused, match="bryder en regel"):
        move_member(membership=place, network=world.things.other_network, starts=TODAY, by=world.hr, at=NOW)
    Programme.objects.update(smallest=1)
    one, other = sorted((place.person, world.people["other_leader"]), key=lambda person: person.pk)
    PairRule.objects.create(programme=world.things.programme, one=one, other=other, kind=PairKind.FORBIDDEN)
    with pytest.raises(Refused, match="bryder en regel"):
        move_member(membership=place, network=world.things.other_network, starts=TODAY, by=world.hr, at=NOW)
