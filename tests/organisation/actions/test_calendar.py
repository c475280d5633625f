"""The verbs of the calendar: what each changes, whom it writes to, and what it refuses."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from organisation.actions import calendar as verbs
from organisation.actions.letters import send_waiting_letters
from organisation.formats.calendar import COPENHAGEN, Reply, read_reply
from organisation.formats.mail import mail_of
from organisation.models import Appointment, AuditEntry, Invitee, Letter
from organisation.rules.calendar import Answer, State
from organisation.rules.refusals import Refused
from tests.organisation.calendar_people import (
    LATER,
    NOW,
    account,
    invitee,
    letters,
    meeting,
    method_and_event,
    person,
)
from tests.organisation.formats.calendar_values import wall

pytestmark = pytest.mark.django_db


@pytest.fixture
def mette():
    return person("Mette Ågård")


@pytest.fixture
def soren():
    return person("Søren Æbelø", "soren@fjordby.example")


@pytest.fixture
def hr():
    return account(person("Hanne Rask"))


def trail(kind="organisation.Appointment"):
    return [(row.verb, row.by_id) for row in AuditEntry.objects.filter(kind=kind).order_by("pk")]


def test_booking_invites_everyone_and_tells_of_it(mette, soren, hr):
    booked = meeting(mette, by=hr, optional=[soren])
    assert (booked.sequence, booked.state, booked.organiser) == (0, State.BOOKED, hr.person)
    assert [(one.person, one.answer, one.optional) for one in booked.invitees.all()] == [
        (mette, Answer.NEEDS_ACTION, False),
        (soren, Answer.NEEDS_ACTION, True),
    ]
    (row,) = AuditEntry.objects.filter(kind="organisation.Appointment")
    assert (row.verb, row.by, row.at, row.after["people"]) == ("book_appointment", hr, NOW, [mette.pk, soren.pk])
    (letter,) = letters(mette)
    method, event = method_and_event(letter)
    assert (method, event["UID"], event["SEQUENCE"], len(event["ATTENDEE"])) == ("REQUEST", booked.uid, 0, 2)
    assert event["DTSTART"].to_ical() == b"20261124T130000"
    assert event["ORGANIZER"] == "mailto:ledernet@fjordby.example"


def test_the_letter_says_when_and_where_in_danish(mette, hr):
    meeting(mette, by=hr, online_link="https://moede.example/1", description="Dagsorden & kaffe.")
    (letter,) = letters(mette)
    assert letter.subject == "Indkaldelse: Netværksmøde"
    assert "Hanne Rask indkalder dig til Netværksmøde." in letter.text
    assert "Tid: tirsdag den 24. november 2026 kl.\xa013.00–15.00\nSted: Rådhuset, lokale 4\n" in letter.text
    assert "Online: https://moede.example/1\n\nDagsorden & kaffe." in letter.text
    assert "/kalender/svar/" in letter.text


def test_the_mail_ends_with_the_calendar_part_and_is_from_the_organiser_address(mette, hr):
    meeting(mette, by=hr)
    (letter,) = letters(mette)
    mail = message_from_bytes(mail_of(letter).message().as_bytes(), policy=policy.SMTP)
    assert mail.get_content_type() == "multipart/alternative"
    parts = [part.get_content_type() for part in mail.iter_parts()]
    last = list(mail.iter_parts())[-1]
    assert (parts[0], parts[-1], last.get_param("method")) == ("text/plain", "text/calendar", "REQUEST")
    assert last.get_content_charset() == "utf-8"
    assert last.get_payload(decode=True).replace(b"\r\n", b"\n") == letter.calendar.encode().replace(b"\r\n", b"\n")
    assert "<ledernet@fjordby.example>" in mail["From"]


def test_a_letter_that_has_gone_keeps_no_calendar_part_with_everybodys_answers(mette, soren, hr, mailoutbox):
    booked = meeting(mette, soren, by=hr)
    verbs.answer_invitation(invitee=invitee(booked, mette), answer=Answer.DECLINED, sequence=0, by=None, at=NOW)
    verbs.change_appointment(appointment=booked, place="Skolen", by=hr, at=LATER)
    assert "PARTSTAT=DECLINED" in letters(soren)[-1].calendar
    send_waiting_letters()
    assert all("BEGIN:VCALENDAR" in str(mail.alternatives[-1][0]) for mail in mailoutbox)
    assert {(letter.state, letter.calendar) for letter in letters(soren)} == {("sent", "")}


def test_the_organiser_has_said_yes_already(hr):
    booked = meeting(hr.person, by=hr)
    assert invitee(booked, hr.person).answer == Answer.ACCEPTED


def test_somebody_without_a_mail_address_is_invited_all_the_same(mette, hr):
    silent = person("Karl Kran", "")
    booked = meeting(mette, silent, by=hr)
    assert booked.invitees.count() == 2
    assert letters(silent) == []
    _, event = method_and_event(letters(mette)[0])
    assert event["ATTENDEE"] == "mailto:mette@fjordby.example"


@pytest.mark.parametrize("ends", [wall(2026, 11, 24, 13), wall(2026, 11, 24, 12)])
def test_a_meeting_ends_after_it_starts(mette, ends):
    with pytest.raises(Refused, match="slutte, efter"):
        meeting(mette, ends=ends)
    assert (Appointment.objects.count(), Letter.objects.count(), AuditEntry.objects.count()) == (0, 0, 0)


def test_a_meeting_without_a_zone_is_refused(mette):
    with pytest.raises(Refused, match="tidszone"):
        meeting(mette, ends=wall(2026, 11, 24, 15).replace(tzinfo=None))


def test_moving_over_the_clock_change_keeps_the_hour_on_the_wall(mette, hr):
    booked = meeting(mette, by=hr, starts=wall(2026, 10, 23, 13), ends=wall(2026, 10, 23, 15))
    assert booked.starts.astimezone(COPENHAGEN).utcoffset() == timedelta(hours=2)
    moved = verbs.move_appointment(
        appointment=booked, starts=wall(2026, 10, 30, 13), ends=wall(2026, 10, 30, 15), by=hr, at=LATER
    )
    assert Appointment.objects.get().starts - booked.starts == timedelta(days=7, hours=1)
    assert moved.starts.astimezone(COPENHAGEN).hour == 13
    _, event = method_and_event(letters(mette)[1])
    assert event["DTSTART"].to_ical() == b"20261030T130000"


def test_moving_asks_all_but_the_organiser_again(mette, hr):
    booked = meeting(mette, hr.person, by=hr)
    verbs.answer_invitation(invitee=invitee(booked, mette), answer=Answer.ACCEPTED, sequence=0, by=None, at=NOW)
    verbs.move_appointment(
        appointment=booked, starts=wall(2026, 11, 25, 9), ends=wall(2026, 11, 25, 11), by=hr, at=LATER
    )
    assert (invitee(booked, mette).answer, invitee(booked, hr.person).answer) == ("needs-action", "accepted")
    letter = letters(mette)[-1]
    method, event = method_and_event(letter)
    assert (method, event["SEQUENCE"], letter.subject) == ("REQUEST", 1, "Flyttet: Netværksmøde")
    assert "skulle have været tirsdag den 24. november 2026 kl.\xa013.00–15.00" in letter.text
    assert "Tid: onsdag den 25. november 2026 kl.\xa09.00–11.00" in letter.text


def test_moving_to_the_same_time_changes_nothing(mette, hr):
    booked = meeting(mette, by=hr)
    verbs.move_appointment(appointment=booked, starts=booked.starts, ends=booked.ends, by=hr, at=LATER)
    assert (Appointment.objects.get().sequence, len(letters(mette)), trail()) == (
        0,
        1,
        [("book_appointment", hr.pk)],
    )


def test_a_new_place_is_a_new_version_and_answers_stand(mette, hr):
    booked = meeting(mette, by=hr)
    verbs.answer_invitation(invitee=invitee(booked, mette), answer=Answer.ACCEPTED, sequence=0, by=None, at=NOW)
    changed = verbs.change_appointment(appointment=booked, place="Skolen", by=hr, at=LATER)
    assert (changed.sequence, invitee(booked, mette).answer) == (1, Answer.ACCEPTED)
    assert "har fået et nyt sted" in letters(mette)[-1].text
    assert "Dit svar er stadig: kommer." in letters(mette)[-1].text


def test_a_new_title_is_told_without_a_new_version(mette, hr):
    changed = verbs.change_appointment(appointment=meeting(mette, by=hr), title="Stormøde", place=None, by=hr, at=LATER)
    _, event = method_and_event(letters(mette)[-1])
    assert (changed.sequence, event["SUMMARY"], event["SEQUENCE"]) == (0, "Stormøde", 0)


def test_changing_nothing_writes_nothing(mette, hr):
    booked = meeting(mette, by=hr)
    verbs.change_appointment(appointment=booked, title=booked.title, by=hr, at=LATER)
    assert len(letters(mette)) == 1


def test_cancelling_tells_everyone_why_and_only_once(mette, soren, hr):
    booked = meeting(mette, soren, by=hr)
    for _ in range(2):
        cancelled = verbs.cancel_appointment(appointment=booked, reason="For få kan komme.", by=hr, at=LATER)
    assert (cancelled.state, cancelled.sequence) == (State.CANCELLED, 1)
    for who in (mette, soren):
        letter = letters(who)[-1]
        method, event = method_and_event(letter)
        assert (method, event["STATUS"], event["SEQUENCE"], len(letters(who))) == ("CANCEL", "CANCELLED", 1, 2)
        assert "Begrundelse: For få kan komme." in letter.text
    assert trail() == [("book_appointment", hr.pk), ("cancel_appointment", hr.pk)]


def test_a_cancelled_meeting_is_not_changed_any_more(mette, soren, hr):
    booked = verbs.cancel_appointment(appointment=meeting(mette, by=hr), by=hr, at=LATER)
    for verb, arguments in [
        (verbs.move_appointment, {"starts": wall(2026, 12, 1, 9), "ends": wall(2026, 12, 1, 10)}),
        (verbs.change_appointment, {"place": "Skolen"}),
        (verbs.invite, {"people": [soren]}),
        (verbs.uninvite, {"people": [mette]}),
    ]:
        with pytest.raises(Refused, match="aflyst og kan ikke ændres"):
            verb(appointment=booked, by=hr, at=LATER, **arguments)


def test_only_the_new_guest_hears_of_being_invited(mette, soren, hr):
    booked = verbs.invite(appointment=meeting(mette, by=hr), people=[mette, soren], by=hr, at=LATER)
    assert (booked.sequence, len(letters(mette)), len(letters(soren))) == (0, 1, 1)
    verbs.invite(appointment=booked, people=[soren], by=hr, at=LATER)
    assert len(letters(soren)) == 1


def test_an_uninvited_guest_gets_a_cancellation_and_the_others_hear_nothing(mette, soren, hr):
    booked = verbs.uninvite(appointment=meeting(mette, soren, by=hr), people=[soren], by=hr, at=LATER)
    method, event = method_and_event(letters(soren)[-1])
    assert (method, event["ATTENDEE"], "STATUS" in event) == ("CANCEL", "mailto:soren@fjordby.example", False)
    assert event["SEQUENCE"] == booked.sequence == 1
    assert (len(letters(mette)), booked.changed_at) == (1, NOW)
    assert verbs.uninvite(appointment=booked, people=[soren], by=hr, at=LATER).sequence == 1


def test_whoever_comes_back_gets_a_newer_version_than_the_cancellation(mette, soren, hr):
    booked = verbs.uninvite(appointment=meeting(mette, soren, by=hr), people=[soren], by=hr, at=LATER)
    back = verbs.invite(appointment=booked, people=[soren], by=hr, at=LATER + timedelta(minutes=1))
    assert back.sequence == 2
    assert [int(method_and_event(letters(who)[-1])[1]["SEQUENCE"]) for who in (mette, soren)] == [0, 2]
    assert Invitee.objects.filter(appointment=booked).count() == 2


def test_one_who_comes_back_among_new_guests_is_enough_for_a_newer_version(mette, soren, hr):
    booked = verbs.uninvite(appointment=meeting(mette, by=hr), people=[mette], by=hr, at=LATER)
    assert verbs.invite(appointment=booked, people=[mette, soren], by=hr, at=LATER).sequence == 2


def test_an_answer_on_the_page_counts_until_the_meeting_is_over(mette, hr):
    booked = meeting(mette, by=hr)
    own = invitee(booked, mette)
    answered = verbs.answer_invitation(invitee=own, answer=Answer.DECLINED, sequence=0, by=None, at=LATER)
    assert (answered.answer, answered.answered_at) == (Answer.DECLINED, LATER)
    (row,) = AuditEntry.objects.filter(kind="organisation.Invitee")
    assert (row.verb, row.before, row.after) == ("answer_invitation", {}, {})
    with pytest.raises(Refused, match="Mødet er holdt"):
        verbs.answer_invitation(invitee=own, answer=Answer.ACCEPTED, sequence=0, by=None, at=booked.ends)


def test_an_answer_to_a_meeting_that_was_moved_meanwhile_is_not_taken(mette, hr):
    booked = meeting(mette, by=hr)
    verbs.move_appointment(appointment=booked, starts=wall(2026, 12, 1, 9), ends=wall(2026, 12, 1, 10), by=hr, at=LATER)
    with pytest.raises(Refused, match="ændret, mens du svarede"):
        verbs.answer_invitation(invitee=invitee(booked, mette), answer=Answer.ACCEPTED, sequence=0, by=None, at=LATER)


def test_who_stays_answers_the_invitation_that_they_have(mette, soren, hr):
    booked = verbs.uninvite(appointment=meeting(mette, soren, by=hr), people=[soren], by=hr, at=LATER)
    known = method_and_event(letters(mette)[-1])[1]["SEQUENCE"]
    assert (known, booked.sequence) == (0, 1)
    verbs.receive_reply(reply=reply(booked, sequence=known), at=LATER)
    assert invitee(booked, mette).answer == Answer.ACCEPTED
    verbs.answer_invitation(invitee=invitee(booked, mette), answer=Answer.DECLINED, sequence=known, by=None, at=LATER)
    assert invitee(booked, mette).answer == Answer.DECLINED


@pytest.mark.parametrize(
    "change",
    [{"starts": wall(2026, 12, 1, 9), "ends": wall(2026, 12, 1, 10)}, {"place": "Skolen"}],
)
def test_another_time_or_place_wants_an_answer_to_it(mette, soren, hr, change):
    booked = verbs.uninvite(appointment=meeting(mette, soren, by=hr), people=[soren], by=hr, at=LATER)
    verb = verbs.move_appointment if "starts" in change else verbs.change_appointment
    verb(appointment=booked, by=hr, at=LATER, **change)
    for late in (0, 1, 3):
        with pytest.raises(Refused, match="ældre end mødet"):
            verbs.receive_reply(reply=reply(booked, sequence=late), at=LATER)
    assert verbs.receive_reply(reply=reply(booked, sequence=2), at=LATER).answer == Answer.ACCEPTED


def test_nobody_answers_an_invitation_that_was_taken_back(mette, soren, hr):
    booked = meeting(mette, soren, by=hr)
    own = invitee(booked, soren)
    verbs.uninvite(appointment=booked, people=[soren], by=hr, at=LATER)
    with pytest.raises(Refused, match="ikke længere inviteret"):
        verbs.answer_invitation(invitee=own, answer=Answer.ACCEPTED, sequence=1, by=None, at=LATER)


def reply(booked, mail="Mette@Fjordby.example", answer="accepted", sequence=0, stamped=LATER):
    return Reply(booked.uid, sequence, stamped, mail, answer)


def test_a_mailed_reply_is_taken_in(mette, hr):
    booked = meeting(mette, by=hr)
    answered = verbs.receive_reply(reply=reply(booked), at=LATER + timedelta(minutes=1))
    assert (answered.person, answered.answer, answered.answered_at) == (mette, Answer.ACCEPTED, LATER)


def test_a_fast_clock_keeps_no_later_answer_out(mette, hr):
    booked = meeting(mette, by=hr)
    verbs.receive_reply(reply=reply(booked, stamped=LATER + timedelta(days=3)), at=LATER)
    verbs.receive_reply(reply=reply(booked, answer="declined", stamped=LATER), at=LATER)
    assert invitee(booked, mette).answer == Answer.DECLINED


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"mail": "soren@fjordby.example"}, "hører ikke til"),
        ({"sequence": 1}, "ældre end mødet"),
        ({"stamped": NOW - timedelta(days=1)}, "ældre end mødet"),
    ],
)
def test_a_reply_from_another_to_another_version_or_from_before_is_refused(mette, hr, changes, why):
    booked = meeting(mette, by=hr)
    verbs.answer_invitation(invitee=invitee(booked, mette), answer=Answer.TENTATIVE, sequence=0, by=None, at=NOW)
    with pytest.raises(Refused, match=why):
        verbs.receive_reply(reply=reply(booked, **changes), at=LATER)
    assert invitee(booked, mette).answer == Answer.TENTATIVE


def test_a_reply_to_no_meeting_of_ours_or_to_a_cancelled_one_is_refused(mette, hr):
    booked = meeting(mette, by=hr)
    with pytest.raises(Refused, match="hører ikke til"):
        verbs.receive_reply(reply=Reply("nowhere", 0, LATER, mette.email, "accepted"), at=LATER)
    verbs.cancel_appointment(appointment=booked, by=hr, at=LATER)
    with pytest.raises(Refused, match="aflyst"):
        verbs.receive_reply(reply=reply(booked, sequence=1), at=LATER)


def test_a_reply_built_from_our_own_invitation_finds_its_way_back(mette, hr):
    booked = meeting(mette, by=hr)
    text = letters(mette)[0].calendar.replace("METHOD:REQUEST", "METHOD:REPLY")
    answered = verbs.receive_reply(
        reply=read_reply(text.replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED").encode()), at=LATER
    )
    assert (answered.appointment_id, answered.answer) == (booked.pk, Answer.ACCEPTED)


def test_a_meeting_is_moved_in_time_and_place_with_one_letter(mette, hr):
    booked = meeting(mette, by=hr, uid="known-before")
    starts, ends = wall(2026, 11, 25, 9), wall(2026, 11, 25, 11)
    moved = verbs.move_appointment(appointment=booked, starts=starts, ends=ends, place="Skolen", by=hr, at=LATER)
    _, event = method_and_event(letters(mette)[-1])
    assert (moved.uid, moved.sequence, len(letters(mette))) == ("known-before", 1, 2)
    assert (event["UID"], event["LOCATION"], event["DTSTART"].dt) == ("known-before", "Skolen", starts)


def test_a_move_to_the_same_time_at_another_place_leaves_the_answers(mette, hr):
    booked = meeting(mette, by=hr)
    verbs.answer_invitation(invitee=invitee(booked, mette), answer=Answer.ACCEPTED, sequence=0, by=None, at=NOW)
    changed = verbs.move_appointment(
        appointment=booked, starts=booked.starts, ends=booked.ends, place="Skolen", by=hr, at=LATER
    )
    assert (changed.sequence, changed.place, invitee(booked, mette).answer) == (1, "Skolen", Answer.ACCEPTED)
    assert trail()[-1] == ("change_appointment", hr.pk)


def test_the_letter_comes_in_the_language_of_its_reader(hr):
    reader = account(person("Nina Noble"))
    reader.language = "en"
    reader.save(update_fields=["language"])
    booked = meeting(reader.person, by=hr)
    verbs.cancel_appointment(appointment=booked, reason="Storm", by=hr, at=LATER)
    invitation, cancellation = letters(reader.person)
    assert invitation.subject == "Invitation: Netværksmøde"
    assert "Time: Tuesday 24 November 2026 at 13:00–15:00\nPlace: Rådhuset, lokale 4\n" in invitation.text
    assert "Netværksmøde on Tuesday 24 November 2026 at 13:00–15:00 is cancelled." in cancellation.text
