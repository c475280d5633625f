"""What HR changes in a network that runs, and who is told."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.formats import date_format

from networks.actions.meetings import book_meeting
from networks.actions.networks import change_network, end_membership
from networks.actions.newcomers import place_newcomer
from networks.models import Facilitator, Membership, Network
from organisation.models import AuditEntry, Invitee, Letter, RoleGrant
from organisation.rules.refusals import Refused
from organisation.rules.roles import Role
from tests.world import NOW, TODAY, make_holding, make_person

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
    return place_newcomer(network=network, person=world.people[key], starts=starts, by=world.hr, at=NOW)


def test_a_newcomer_gets_the_letter_of_publishing_and_the_meetings_ahead(world, network):
    membership = place(world, "third_leader", network)
    assert (membership.starts, membership.ends) == (TODAY, None)
    assert asked(network) == ["Jonas Juul", "Mette Møller", "Åse Aagaard"]
    letter = Letter.objects.get(template="network_place")
    assert letter.person == world.people["third_leader"]
    assert letter.subject == "Du har fået plads i netværk Fjord"
    assert f"/netvaerk/{network.pk}/" in letter.text
    assert "Mette Møller" in letter.text
    assert "Netværket er allerede i gang, og du bliver indkaldt til møderne, fra du er med." in letter.text
    assert "det første møde" not in letter.text
    joined = Letter.objects.filter(template="network_joined").order_by("person__name")
    assert [letter.person.name for letter in joined] == ["Jonas Juul", "Mette Møller"]
    assert joined[0].subject == "Åse Aagaard kommer med i netværk Fjord"
    entry = AuditEntry.objects.get(verb="place_newcomer").after
    assert (entry["person"], entry["network"]) == (world.people["third_leader"].pk, network.pk)


@pytest.mark.parametrize("key", ["leader", "other_leader", "employee", "facilitator"])
def test_only_those_whom_the_programme_is_for_and_who_have_no_place_get_one(world, network, key):
    with pytest.raises(Refused, match="venter ikke på en plads i programmet"):
        place(world, key, network)
    assert told() == []


@pytest.mark.parametrize(("first", "second"), [("chief", "third_leader"), ("third_leader", "chief")])
def test_nobody_sits_with_their_own_superior(world, network, first, second):
    place(world, first, network)
    with pytest.raises(Refused, match=r"nærmeste leder\. Den plads kan ikke gives"):
        place(world, second, network)


def test_a_leader_is_not_placed_beside_an_employee_whom_they_lead(world, network):
    clerk = make_person(world, "clerk", "Kim Klerk")
    make_holding(world, "clerk", "Bakkeskolen", level=5, title="medhjælper")
    Membership.objects.create(network=network, person=clerk, starts=TODAY)
    with pytest.raises(Refused, match="Åse Aagaard er nærmeste leder for Kim Klerk"):
        place(world, "third_leader", network)


def test_hr_does_not_let_themselves_in(world, network):
    own = world.accounts["leader"]
    Membership.objects.filter(person=own.person).delete()
    with pytest.raises(Refused, match="Du kan ikke give dig selv en plads"):
        place_newcomer(network=network, person=own.person, starts=TODAY, by=own, at=NOW)
    assert not Membership.objects.filter(person=own.person).exists()


def test_nobody_is_a_member_of_the_network_that_they_run(world, network):
    guide = Facilitator.objects.create(person=world.people["third_leader"])
    Network.objects.filter(pk=network.pk).update(facilitator=guide)
    with pytest.raises(Refused, match="Åse Aagaard er facilitator i netværket"):
        place(world, "third_leader", Network.objects.get(pk=network.pk))


def test_a_place_begins_before_the_network_ends_and_ends_with_it(world, network):
    last = TODAY + timedelta(days=20)
    Network.objects.filter(pk=network.pk).update(ends=last)
    with pytest.raises(Refused, match="Pladsen skal begynde inden"):
        place(world, "third_leader", network, last + timedelta(days=1))
    assert place(world, "third_leader", network).ends == last


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
    known = {"name": network.name, "day": network.day, "place": network.place, "facilitator": network.facilitator}
    return change_network(network=network, by=world.hr, at=NOW, **(known | facts))


def test_a_new_facilitator_takes_over_the_meetings_and_both_are_told(world, network):
    successor = Facilitator.objects.create(person=world.people["other_leader"], capacity=1)
    change(world, network, facilitator=successor)
    assert asked(network) == ["Mette Møller", "Ole Øgaard"]
    assert ("Ole Øgaard", "network_facilitator") in told()
    assert ("Jonas Juul", "network_handed_over") in told()
    assert "Ole Øgaard har overtaget netværk Fjord" in Letter.objects.get(template="network_handed_over").text


def colleague(world):
    """Another account with HR's role."""
    RoleGrant.objects.create(person=world.people["director"], role=Role.HR, starts=TODAY)
    return world.accounts["director"]


def test_hr_does_not_name_themselves_and_a_colleague_does(world, network):
    own = Facilitator.objects.create(person=world.people["hr"], capacity=1)
    with pytest.raises(Refused, match=r"og du er alene i HR\. Giv en kollega rollen HR-konsulent") as refused:
        change(world, network, facilitator=own)
    assert refused.value.field == "facilitator"
    other = colleague(world)
    with pytest.raises(Refused, match=r"Bed en kollega i HR om det\. Deltagerne får besked i et brev"):
        change(world, network, facilitator=own)
    assert told() == []
    assert Network.objects.get(pk=network.pk).facilitator == network.facilitator
    facts = {"name": "Fjord", "day": "wed", "place": "", "facilitator": own}
    change_network(network=network, by=other, at=NOW, **facts)
    assert Network.objects.get(pk=network.pk).facilitator == own


def test_hr_who_runs_a_network_changes_its_weekday_and_leaves_it(world, network):
    own = Facilitator.objects.create(person=world.people["hr"], capacity=1)
    Network.objects.filter(pk=network.pk).update(facilitator=own)
    network = Network.objects.get(pk=network.pk)
    assert change(world, network, day="mon").day == "mon"
    assert change(world, network, facilitator=None).facilitator is None


def test_the_members_read_in_a_letter_who_runs_their_network_from_now_on(world, network):
    successor = Facilitator.objects.create(person=world.people["other_leader"], capacity=1)
    change(world, network, facilitator=successor)
    letter = Letter.objects.get(template="network_led_by")
    assert (letter.person, letter.subject) == (
        world.people["leader"],
        "Ole Øgaard er ny facilitator i netværk Fjord",
    )
    assert "leder Ole Øgaard møderne i netværk Fjord og læser det, I skriver i netværket." in letter.text
    assert "Jonas Juul er ikke med mere." in letter.text
    Letter.objects.all().delete()
    change(world, Network.objects.get(pk=network.pk), facilitator=None)
    letter = Letter.objects.get(template="network_led_by")
    assert letter.subject == "Netværk Fjord har ingen facilitator nu"
    assert "Ole Øgaard er ikke længere facilitator i netværk Fjord." in letter.text


def test_a_network_can_be_left_without_a_facilitator(world, network):
    change(world, network, facilitator=None)
    assert "Netværk Fjord er taget fra dig" in Letter.objects.get(template="network_handed_over").text


def test_without_a_facilitator_the_newcomer_and_the_members_are_told(world, network):
    change(world, network, facilitator=None)
    Letter.objects.all().delete()
    place(world, "third_leader", Network.objects.get(pk=network.pk))
    written = [row for row in told() if row[1].startswith("network")]
    assert written == [("Mette Møller", "network_joined"), ("Åse Aagaard", "network_place")]


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


def test_whoever_hands_a_network_over_sees_no_more_of_its_meetings(client, world, network):
    ahead = network.meetings.get(appointment__starts=LATER)
    path = reverse("organisation:appointment", args=[ahead.appointment_id])
    client.force_login(world.accounts["facilitator"])
    assert client.get(path).status_code == 200
    change(world, network, facilitator=None)
    assert client.get(path).status_code == 404


def test_hr_who_calls_a_meeting_for_a_network_reads_how_many_come_and_not_who(client, world, network):
    change(world, network, facilitator=None)
    booked = book_meeting(
        network=Network.objects.get(pk=network.pk),
        starts=LATER + timedelta(days=1),
        ends=LATER + timedelta(days=1, hours=2),
        by=world.hr,
        at=NOW,
    )
    path = reverse("organisation:appointment", args=[booked.appointment_id])
    for role, sees in (("hr", False), ("leader", True)):
        client.force_login(world.accounts[role])
        page = client.get(path).content.decode()
        assert ("0 af 1 har sagt ja" in page, "Mette Møller <span" in page) == (True, sees)
