"""The outbox: rows first, then mail, through a real SMTP server."""

import smtplib
from datetime import timedelta

import pytest
from django.utils import timezone

from organisation.actions.letters import CalendarPart, send_waiting_letters, write_letter
from organisation.models import Letter
from organisation.rules.letters import MOST_TRIES, State, pause_after
from tests.world import NOW

pytestmark = pytest.mark.django_db
CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


def first_login(world, role="leader", **facts):
    return write_letter(
        template="first_login", to=world.people[role], context={"address": "https://x.example/n/1"}, at=NOW, **facts
    )


def test_a_letter_is_a_row_in_its_readers_language(world):
    letter = first_login(world)
    assert (letter.address, letter.state, letter.language) == ("leader@fjordby.example", State.WAITING, "da")
    assert "https://x.example/n/1" in letter.text
    world.accounts["leader"].language = "en"
    world.accounts["leader"].save()
    assert first_login(world).language == "en"


def test_who_has_no_mail_gets_no_letter(world):
    world.people["leader"].email = ""
    assert first_login(world) is None
    assert Letter.objects.count() == 0


def test_line_breaks_in_a_name_make_no_headers(world):
    world.people["leader"].name = "Mette\r\nBcc: alle@fjordby.example"
    letter = write_letter(
        template="network_place",
        to=world.people["leader"],
        context={"network": "A\r\nBcc: x@y.example", "programme": {"name": "P"}, "members": []},
        at=NOW,
    )
    assert "\n" not in letter.subject
    assert "\r" not in letter.subject


def test_a_letter_reaches_the_mail_server_whole(world, mailbox):
    letter = first_login(world, calendar=CalendarPart("REQUEST", CALENDAR))
    assert send_waiting_letters() == 1
    (mail,) = mailbox.messages
    assert mail["Message-ID"] == letter.message_id
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    assert list(mail.walk())[-1].get_param("method") == "REQUEST"
    assert send_waiting_letters() == 0


def test_a_letter_that_could_not_go_waits_longer_each_time_and_keeps_its_identity(world, mailbox):
    letter = first_login(world)
    mailbox.refuse = "451 try later"
    for tries in (1, 2):
        assert send_waiting_letters() == 0
        letter.refresh_from_db()
        assert (letter.state, letter.tries, letter.sent_at) == (State.WAITING, tries, None)
        assert letter.next_at > timezone.now() + pause_after(tries) - timedelta(seconds=20)
        Letter.objects.update(next_at=timezone.now())
    mailbox.refuse = ""
    assert send_waiting_letters() == 1
    assert [mail["Message-ID"] for mail in mailbox.messages] == [letter.message_id]


def test_letters_that_failed_do_not_hold_up_those_that_follow(world, mailbox):
    first_login(world)
    mailbox.refuse = "550 no such box"
    send_waiting_letters()
    mailbox.refuse = ""
    first_login(world, "hr")
    assert send_waiting_letters() == 1


def test_a_letter_is_given_up_after_many_tries(world, mailbox):
    first_login(world)
    Letter.objects.update(tries=MOST_TRIES - 1)
    mailbox.refuse = "451 try later"
    send_waiting_letters()
    assert Letter.objects.get().state == State.FAILED


def test_a_letter_in_another_senders_hands_is_left_alone(world, mailbox):
    first_login(world)
    Letter.objects.update(claimed_until=timezone.now() + timedelta(minutes=1))
    assert send_waiting_letters() == 0
    Letter.objects.update(claimed_until=timezone.now() - timedelta(minutes=1))
    assert send_waiting_letters() == 1


def test_pauses_double_up_to_six_hours():
    assert [pause_after(tries) for tries in (1, 2, 3, 20)] == [
        timedelta(minutes=1),
        timedelta(minutes=2),
        timedelta(minutes=4),
        timedelta(hours=6),
    ]


def test_a_mail_servers_refusal_is_an_os_error():
    assert issubclass(smtplib.SMTPException, OSError)
