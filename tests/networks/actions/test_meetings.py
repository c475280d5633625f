"""A network's meetings: who is asked, what is written to them, and what the trail says."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from networks.actions.meetings import (
    ask_who_belongs,
    book_meeting,
    cancel_meeting,
    move_meeting,
    write_agenda,
)
from networks.models import Meeting, Membership
from organisation.actions.calendar import answer_invitation
from organisation.models import AuditEntry, Invitee, Letter
from organisation.rules.calendar import Answer
from organisation.rules.refusals import Refused
from organisation.rules.times import full_day_words
from tests.world import NOW, TODAY, wall

STARTS, ENDS = wall(50, 13), wall(50, 15, 30)


@pytest.fixture
def booked(world):
    Letter.objects.all().delete()
    return book_meeting(
        network=world.things.network,
        starts=STARTS,
        ends=ENDS,
        place="Havnehuset",
        agenda="Når to afdelinger vil hver sin vej",
        by=world.accounts["facilitator"],
        at=NOW,
    )


def answers(meeting):
    rows = Invitee.objects.standing().filter(appointment=meeting.appointment)
    return {row.person.name: row.answer for row in rows.select_related("person")}


def calendar_of(letter):
    (event,) = Calendar.from_ical(letter.calendar).events
    return letter.calendar_method, int(event["SEQUENCE"]), event


def test_members_and_facilitator_are_asked_and_the_caller_has_said_yes(booked):
    assert answers(booked) == {"Jonas Juul": Answer.ACCEPTED, "Mette Møller": Answer.NEEDS_ACTION}
    assert booked.appointment.organiser.name == "Jonas Juul"
    assert booked.appointment.url_path == f"/netvaerk/moede/{booked.appointment.uid}/"


def test_the_invitation_is_an_itip_request_that_points_to_the_agenda_and_does_not_hold_it(booked):
    letter = Letter.objects.get(person__name="Mette Møller")
    method, sequence, event = calendar_of(letter)
    assert (method, sequence, event.start) == ("REQUEST", 0, STARTS)
    assert letter.subject == "Indkaldelse: Netværk Fjord"
    assert "Jonas Juul indkalder dig til Netværk Fjord." in letter.text
    assert f"{full_day_words(STARTS)} {STARTS.year} kl. 13.00–15.30" in letter.text.replace("\xa0", " ")
    assert f"/netvaerk/moede/{booked.appointment.uid}/" in letter.text
    for told in (letter.text, str(event.to_ical())):
        assert "afdelinger" not in told


def test_the_trail_does_not_hold_the_agenda(booked, world):
    write_agenda(meeting=booked, agenda="Noget fortroligt", by=world.accounts["leader"], at=NOW)
    assert Meeting.objects.get(pk=booked.pk).agenda == "Noget fortroligt"
    row = AuditEntry.objects.get(verb="write_agenda")
    assert (row.after, row.before) == ({"letters": 16}, {})
    assert not AuditEntry.objects.filter(after__icontains="fortroligt").exists()


def test_booking_the_same_time_again_gives_the_meeting_there_is(booked, world):
    again = book_meeting(network=world.things.network, starts=STARTS, ends=ENDS, by=world.accounts["leader"], at=NOW)
    assert again == booked
    assert Letter.objects.count() == 2


@pytest.mark.parametrize("shift", [timedelta(hours=-1), timedelta(hours=1)])
def test_a_network_does_not_meet_twice_at_once(booked, world, shift):
    with pytest.raises(Refused, match="allerede et møde"):
        book_meeting(
            network=world.things.network, starts=STARTS + shift, ends=ENDS + shift, by=world.accounts["leader"], at=NOW
        )


def test_whoever_is_not_in_the_network_that_day_is_not_asked(world):
    Membership.objects.filter(network=world.things.network).update(ends=TODAY)
    meeting = book_meeting(network=world.things.network, starts=STARTS, ends=ENDS, by=world.hr, at=NOW)
    assert list(answers(meeting)) == ["Jonas Juul"]


def test_what_hr_books_the_facilitator_calls(world):
    meeting = book_meeting(network=world.things.network, starts=STARTS, ends=ENDS, by=world.hr, at=NOW)
    assert meeting.appointment.organiser == world.people["facilitator"]
    alone = book_meeting(network=world.things.other_network, starts=STARTS, ends=ENDS, by=world.hr, at=NOW)
    assert alone.appointment.organiser == world.people["hr"]
    assert list(answers(alone)) == ["Ole Øgaard"]


def test_a_move_asks_everybody_again_with_one_letter_and_a_higher_sequence(booked, world):
    mette = booked.appointment.invitees.get(person=world.people["leader"])
    answer_invitation(invitee=mette, answer=Answer.ACCEPTED, sequence=0, by=world.accounts["leader"], at=NOW)
    Letter.objects.all().delete()
    move_meeting(
        meeting=booked,
        starts=STARTS + timedelta(days=1),
        ends=ENDS + timedelta(days=1),
        place="Rådhuset",
        by=world.accounts["facilitator"],
        at=NOW,
    )
    letter = Letter.objects.get(person=world.people["leader"])
    method, sequence, event = calendar_of(letter)
    assert (method, sequence, str(event["LOCATION"])) == ("REQUEST", 1, "Rådhuset")
    assert letter.subject == "Flyttet: Netværk Fjord"
    assert answers(booked)["Mette Møller"] == Answer.NEEDS_ACTION


def test_a_new_place_alone_leaves_the_answers(booked, world):
    mette = booked.appointment.invitees.get(person=world.people["leader"])
    answer_invitation(invitee=mette, answer=Answer.ACCEPTED, sequence=0, by=world.accounts["leader"], at=NOW)
    move_meeting(meeting=booked, starts=STARTS, ends=ENDS, place="Rådhuset", by=world.hr, at=NOW)
    assert answers(booked)["Mette Møller"] == Answer.ACCEPTED
    assert Letter.objects.first().subject == "Ændret: Netværk Fjord"


def test_a_cancellation_goes_to_all_with_the_reason_once(booked, world):
    Letter.objects.all().delete()
    for _ in range(2):
        cancel_meeting(meeting=booked, reason="Jonas er syg.", by=world.accounts["facilitator"], at=NOW)
    letters = list(Letter.objects.order_by("person__name"))
    assert [letter.person.name for letter in letters] == ["Jonas Juul", "Mette Møller"]
    assert [calendar_of(letter)[:2] for letter in letters] == [("CANCEL", 1), ("CANCEL", 1)]
    assert all("Begrundelse: Jonas er syg." in letter.text for letter in letters)
    assert AuditEntry.objects.filter(verb="cancel_meeting").count() == 1


def test_a_cancelled_meeting_leaves_its_time_free(booked, world):
    cancel_meeting(meeting=booked, by=world.hr, at=NOW)
    again = book_meeting(network=world.things.network, starts=STARTS, ends=ENDS, by=world.hr, at=NOW)
    assert again != booked


def test_invitations_follow_the_members_of_the_meetings_day(booked, world):
    network = world.things.network
    Membership.objects.filter(network=network).update(ends=STARTS.date() - timedelta(days=1))
    Membership.objects.create(network=network, person=world.people["third_leader"], starts=STARTS.date())
    Letter.objects.all().delete()
    ask_who_belongs(network=network, by=world.hr, at=NOW)
    assert set(answers(booked)) == {"Jonas Juul", "Åse Aagaard"}
    sent = Letter.objects.filter(calendar__contains=booked.appointment.uid)
    methods = {letter.person.name: letter.calendar_method for letter in sent}
    assert methods == {"Mette Møller": "CANCEL", "Åse Aagaard": "REQUEST"}
    before = Letter.objects.count()
    ask_who_belongs(network=network, by=world.hr, at=NOW)
    assert Letter.objects.count() == before
