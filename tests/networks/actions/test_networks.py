"""What HR changes in a network that runs, and who is told."""

from datetime import timedelta

import pytest
from django.utils.formats import date_format

from networks.actions.meetings import book_meeting
from networks.actions.networks import add_member, change_network, end_membership
from networks.models import Facilitator, Membership, Network
from organisation.models import AuditEntry, Invitee, Letter
from organisation.rules.refusals import Refused
from tests.world import NOW, TODAY

LATER = NOW + timedelta(days=40)


@pytest.fixture
def network(world):
    found = Network.objects.get(pk=world.things.network.pk)
    book_meeting(network=found, starts=LATER, ends=LATER + timedelta(hours=2), by=world.hr, at=NOW)
    Letter.objects.all().delete()
    return found


def told():
    return sorted((letter.person.name, letter.template) for letter in Letter.objects.all())


def asked(network):
    rows = Invitee.objects.standing().filter(appointment__subject_id=network.pk, appointment__starts=LATER)
    return sorted(row.person.name for row in rows)


def place(world, key, network, starts=TODAY):
    return add_member(network=network, person=world.people[key], starts=starts, by=world.hr, at=NOW)


def test_a_newcomer_gets_the_letter_of_publishing_and_the_meetings_ahead(world, network):
    membership = place(world, "third_leader", network)
    assert (membership.starts, membership.ends) == (TODAY, None)
    assert asked(network) == ["Jonas Juul", "Mette Møller", "Åse Aagaard"]
    letter = Letter.objects.get(template="network_place")
    assert letter.person == world.people["third_leader"]
    assert letter.subject == "Du har fået plads i netværk Fjord"
    assert f"/netvaerk/{network.pk}/" in letter.text
    assert "Mette Møller" in letter.text
    joined = Letter.objects.get(template="network_joined")
    assert joined.person == world.people["facilitator"]
    assert joined.subject == "Åse Aagaard kommer med i netværk Fjord"
    assert AuditEntry.objects.get(verb="add_member").after == {
        "person": world.people["third_leader"].pk,
        "network": network.pk,
    }


@pytest.mark.parametrize(
    ("key", "words"), [("leader", "allerede med i netværket"), ("other_leader", "har en plads i netværk Bro")]
)
def test_nobody_gets_two_places_in_a_programme(world, network, key, words):
    with pytest.raises(Refused, match=words):
        place(world, key, network)
    assert told() == []


@pytest.mark.parametrize(("first", "second"), [("chief", "third_leader"), ("third_leader", "chief")])
def test_nobody_sits_with_their_own_superior(world, network, first, second):
    place(world, first, network)
    with pytest.raises(Refused, match="Carl Chefsen er nærmeste leder for Åse Aagaard"):
        place(world, second, network)


def test_a_place_that_ends_is_told_and_takes_the_later_meetings_with_it(world, network):
    membership = Membership.objects.get(network=network)
    end_membership(membership=membership, ends=TODAY + timedelta(days=5), by=world.hr, at=NOW)
    assert Membership.objects.get(pk=membership.pk).ends == TODAY + timedelta(days=5)
    assert asked(network) == ["Jonas Juul"]
    assert ("Mette Møller", "network_left") in told()
    assert ("Jonas Juul", "network_parted") in told()
    letter = Letter.objects.get(template="network_left")
    assert f"til og med den {date_format(TODAY + timedelta(days=5), 'j. F Y')}" in letter.text
    assert "HR og Udvikling" in letter.text


def test_ending_a_place_on_the_same_day_again_tells_nobody(world, network):
    membership = Membership.objects.get(network=network)
    end_membership(membership=membership, ends=TODAY, by=world.hr, at=NOW)
    Letter.objects.all().delete()
    end_membership(membership=membership, ends=TODAY, by=world.hr, at=NOW)
    assert told() == []


def test_a_place_that_has_not_begun_ends_on_its_first_day(world, network):
    membership = place(world, "third_leader", network, TODAY + timedelta(days=9))
    end_membership(membership=membership, ends=TODAY, by=world.hr, at=NOW)
    assert Membership.objects.get(pk=membership.pk).ends == TODAY + timedelta(days=9)


def change(world, network, **facts):
    known = {"name": network.name, "day": network.day, "facilitator": network.facilitator}
    return change_network(network=network, by=world.hr, at=NOW, **(known | facts))


def test_a_new_facilitator_takes_over_the_meetings_and_both_are_told(world, network):
    successor = Facilitator.objects.create(person=world.people["other_leader"], capacity=1)
    change(world, network, facilitator=successor)
    assert asked(network) == ["Mette Møller", "Ole Øgaard"]
    assert ("Ole Øgaard", "network_facilitator") in told()
    assert ("Jonas Juul", "network_handed_over") in told()
    assert "Ole Øgaard har overtaget netværk Fjord" in Letter.objects.get(template="network_handed_over").text


def test_a_network_can_be_left_without_a_facilitator(world, network):
    change(world, network, facilitator=None)
    assert "Netværk Fjord er taget fra dig" in Letter.objects.get(template="network_handed_over").text


def test_without_a_facilitator_only_the_newcomer_is_told(world, network):
    change(world, network, facilitator=None)
    Letter.objects.all().delete()
    place(world, "third_leader", Network.objects.get(pk=network.pk))
    assert {template for _, template in told() if template.startswith("network")} == {"network_place"}


def test_a_new_name_reaches_the_calendars(world, network):
    change(world, network, name="Mole")
    letters = list(Letter.objects.filter(person=world.people["leader"]))
    assert [letter.subject for letter in letters] == ["Ændret: Netværk Mole", "Ændret: Netværk Mole"]
    row = AuditEntry.objects.get(verb="change_network")
    assert (row.before["name"], row.after["name"]) == ("Fjord", "Mole")


def test_another_weekday_is_told_to_nobody_and_no_change_at_all_leaves_no_row(world, network):
    change(world, network, day="mon")
    assert told() == []
    change(world, Network.objects.get(pk=network.pk))
    assert AuditEntry.objects.filter(verb="change_network").count() == 1
