"""The calendar's pages: read, answer with and without an account, subscribe."""

import io
import re
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from icalendar import Calendar

from organisation.access.calendar import feed_token, invitation_token
from organisation.actions import calendar as verbs
from organisation.actions.feeds import renew_feed
from organisation.models import Feed, Invitee
from organisation.queries.calendar import live_feed
from organisation.rules.calendar import Answer
from tests.organisation.calendar_people import LATER, NOW, account, invitee, letters, meeting, person
from tests.organisation.formats.calendar_readers import Khal, Libical
from tests.visits import body

pytestmark = pytest.mark.django_db


@pytest.fixture
def mette():
    return account(person("Mette Ågård"))


@pytest.fixture
def soren():
    return person("Søren Æbelø", "soren@fjordby.example")


@pytest.fixture
def hr():
    return account(person("Hanne Rask"))


@pytest.fixture
def ahead(time_machine):
    """The pages are read the day after the invitation."""
    time_machine(LATER)


@pytest.fixture
def time_machine(monkeypatch):
    def stop_at(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return stop_at


@pytest.fixture
def booked(mette, soren, hr, ahead):
    return meeting(mette.person, soren, by=hr, description="Vi taler om <tillid>.")


def text(response):
    return response.content.decode()


def test_the_page_says_when_where_and_who_comes(client, booked, mette, soren):
    verbs.answer_invitation(invitee=invitee(booked, soren), answer=Answer.ACCEPTED, sequence=0, by=None, at=LATER)
    client.force_login(mette)
    shown = text(client.get(reverse("organisation:appointment", args=[booked.pk])))
    for words in (
        "tirsdag den 24. november 2026 kl.\xa013.00\u2060–\u206015.00",
        "Rådhuset, lokale 4",
        "1 af 2 har sagt ja",
        "Vi taler om &lt;tillid&gt;.",
        "Ja, jeg kommer",
    ):
        assert words in shown


@pytest.mark.parametrize("name", ["appointment", "answer_appointment", "download_appointment"])
def test_a_stranger_meets_the_same_page_as_for_what_does_not_exist(client, booked, name):
    client.force_login(account(person("Ole Olsen")))
    method = client.post if name == "answer_appointment" else client.get
    answers = [method(reverse(f"organisation:{name}", args=[pk])) for pk in (booked.pk, 999999)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert body(answers[0]) == body(answers[1])


def test_answering_on_the_page(client, booked, mette):
    client.force_login(mette)
    address = reverse("organisation:answer_appointment", args=[booked.pk])
    assert client.get(address).status_code == 405
    response = client.post(address, {"answer": "accepted", "sequence": 0}, follow=True)
    assert "Dit svar er gemt." in text(response)
    assert "Du kommer" in text(response)
    assert invitee(booked, mette.person).answer == Answer.ACCEPTED


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"answer": "needs-action", "sequence": 0}, "Vælg et af de tre svar"),
        ({"answer": "accepted"}, "Vælg et af de tre svar"),
        ({"answer": "accepted", "sequence": 7}, "ændret, mens du svarede"),
    ],
)
def test_an_answer_that_is_none_or_late_is_not_stored(client, booked, mette, sent, words):
    client.force_login(mette)
    response = client.post(reverse("organisation:answer_appointment", args=[booked.pk]), sent, follow=True)
    assert words in text(response)
    assert invitee(booked, mette.person).answer == Answer.NEEDS_ACTION


def test_the_link_in_the_letter_answers_without_sign_in_and_only_when_sent(client, booked, mette, soren):
    own = invitee(booked, mette.person)
    address = reverse("organisation:answer_by_letter", args=[invitation_token(own)])
    assert address in letters(mette.person)[0].text
    shown = text(client.get(address))
    assert "Indkaldelse til Mette Ågård" in shown
    assert soren.name not in shown
    assert Invitee.objects.filter(answer=Answer.NEEDS_ACTION).count() == 2
    response = client.post(address, {"answer": "declined", "sequence": 0}, follow=True)
    assert "Du kommer ikke" in text(response)
    assert [invitee(booked, who).answer for who in (mette.person, soren)] == ["declined", "needs-action"]


@pytest.mark.parametrize("given", ["accepted", "tentative", "declined"])
def test_after_an_answer_the_page_shows_it_and_offers_the_others(client, booked, mette, given):
    address = reverse("organisation:answer_by_letter", args=[invitation_token(invitee(booked, mette.person))])
    offered = re.compile(r'name="answer" value="([a-z]+)"')
    assert offered.findall(text(client.get(address))) == ["accepted", "tentative", "declined"]
    answered = text(client.post(address, {"answer": given, "sequence": 0}, follow=True))
    assert sorted([given, *offered.findall(answered)]) == ["accepted", "declined", "tentative"]
    assert {"accepted": "Du kommer", "tentative": "Du kommer måske", "declined": "Du kommer ikke"}[given] in answered


def test_an_address_in_the_description_can_be_followed_and_nothing_else_comes_alive(client, mette, hr, ahead):
    booked = meeting(mette.person, by=hr, description="Deltag: https://moede.example/x?a=1&b=<b>")
    client.force_login(mette)
    shown = text(client.get(reverse("organisation:appointment", args=[booked.pk])))
    assert '<a href="https://moede.example/x?a=1&amp;b=" rel="nofollow">https://moede.example/x?a=1&amp;b=</a>' in shown
    assert "<b>" not in shown.partition("moede.example")[2][:200]


def test_the_link_tells_when_the_meeting_is_cancelled_or_the_invitation_gone(client, booked, mette, hr):
    address = reverse("organisation:answer_by_letter", args=[invitation_token(invitee(booked, mette.person))])
    verbs.cancel_appointment(appointment=booked, by=hr, at=LATER)
    shown = text(client.get(address))
    assert "Mødet er aflyst" in shown
    assert "Ja, jeg kommer" not in shown
    assert client.get(address[:-2] + "/").status_code == 404


def test_one_meeting_as_a_file(client, booked, mette):
    client.force_login(mette)
    response = client.get(reverse("organisation:download_appointment", args=[booked.pk]))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(response.content).events
    assert (event["UID"], "ATTENDEE" in event) == (booked.uid, False)


def feed_address(who):
    return reverse("organisation:feed", args=[feed_token(live_feed(who))])


def test_making_renewing_and_closing_the_address(client, mette, ahead):
    client.force_login(mette)
    page, new, close = (reverse(f"organisation:{n}") for n in ("my_calendar", "new_feed_address", "close_feed_address"))
    assert "Lav en kalenderadresse" in text(client.get(page))
    assert "Vil du have en ny kalenderadresse?" in text(client.get(new))
    assert Feed.objects.count() == 0
    shown = text(client.post(new, follow=True))
    first = feed_address(mette.person)
    assert "Din kalenderadresse er klar." in shown
    assert first in shown
    assert f"webcal://{shown.partition('webcal://')[2].partition(chr(34))[0]}".endswith(first)
    assert "Din kalender har fået en ny adresse." in text(client.post(new, follow=True))
    assert client.get(first).status_code == 404
    second = feed_address(mette.person)
    assert client.get(second).status_code == 200
    assert "Vil du lukke kalenderadressen?" in text(client.get(close))
    client.post(close)
    assert client.get(second).status_code == 404


def test_the_feed_holds_ones_own_meetings_and_nobody_elses(client, booked, mette, soren, hr):
    meeting(soren, by=hr, title="Uden Mette")
    cancelled = verbs.cancel_appointment(appointment=meeting(mette.person, by=hr), by=hr, at=LATER)
    renew_feed(person=mette.person, by=mette, at=NOW)
    response = client.get(feed_address(mette.person))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies
    events = Calendar.from_ical(response.content).events
    assert [(event["UID"], event["STATUS"]) for event in events] == [(booked.uid, "TENTATIVE")]
    assert cancelled.uid.encode() not in response.content
    assert b"ATTENDEE" not in response.content


def test_the_feed_is_fetched_again_only_when_something_changed(client, booked, mette):
    renew_feed(person=mette.person, by=mette, at=NOW)
    address = feed_address(mette.person)
    tag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    verbs.answer_invitation(
        invitee=invitee(booked, mette.person), answer=Answer.ACCEPTED, sequence=0, by=mette, at=LATER
    )
    changed = client.get(address, headers={"If-None-Match": tag})
    (event,) = Calendar.from_ical(changed.content).events
    assert (changed.status_code, event["STATUS"]) == (200, "CONFIRMED")
    assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt == LATER


def test_libical_and_khal_read_the_feed_after_a_move_over_the_clock_change(client, booked, mette, hr, tmp_path):
    renew_feed(person=mette.person, by=mette, at=NOW)
    for month, hour_in_utc in ((3, 12), (4, 11)):
        day = booked.starts.replace(year=2027, month=month, day=15)
        verbs.move_appointment(appointment=booked, starts=day, ends=day.replace(hour=15), by=hr, at=LATER)
        content = client.get(feed_address(mette.person)).content
        instant = f"2027-{month:02}-15 {hour_in_utc}:00"
        libical = Libical()
        assert libical.complaints(content) == []
        assert f"{libical.meetings(content)[booked.uid][0]:%Y-%m-%d %H:%M}" == instant
        khal = Khal(Path(tmp_path))
        khal.put("feed", content)
        assert [row[:2] for row in khal.rows("2027-03-01", 60)] == [(booked.uid, instant)]


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_the_database_the_same_number_of_times(client, mette, hr, ahead, count, django_assert_num_queries):
    people = [person(f"{name} Hansen") for name in "abc"[1:count]]
    first, *_ = [meeting(mette.person, *people, by=hr) for _ in range(count)]
    renew_feed(person=mette.person, by=mette, at=NOW)
    address = feed_address(mette.person)
    with django_assert_num_queries(2):
        client.get(address)
    client.force_login(mette)
    for name, arguments, queries in [("my_calendar", [], 6), ("appointment", [first.pk], 5)]:
        with django_assert_num_queries(queries):
            assert client.get(reverse(f"organisation:{name}", args=arguments)).status_code == 200


def mail(content, sender="mette@fjordby.example"):
    message = EmailMessage()
    message["From"], message["To"] = sender, "ledernet@fjordby.example"
    message.set_content("Jeg kommer.")
    message.add_alternative(content.encode(), "text", "calendar", params={"method": "REPLY"})
    return message.as_bytes()


def receive(monkeypatch, content):
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    call_command("receive_reply", stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_a_mail_on_standard_input_answers_the_invitation(monkeypatch, booked, mette, soren):
    own = invitee(booked, mette.person)
    request = letters(mette.person)[0].calendar.replace("METHOD:REQUEST", "METHOD:REPLY")
    lines = [
        line
        for line in request.replace("\r\n ", "").split("\r\n")
        if not line.startswith("ATTENDEE") or "mette@" in line
    ]
    reply = "\r\n".join(lines).replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=TENTATIVE")
    assert receive(monkeypatch, mail(reply)) == (f"taken in: invitation {own.pk}, tentative\n", "")
    assert invitee(booked, mette.person).answer == Answer.TENTATIVE
    assert receive(monkeypatch, mail(reply, sender=soren.email))[1].startswith("not taken in: the mail is from another")
    assert receive(monkeypatch, mail(reply.replace(booked.uid, "x")))[1] == (
        "not taken in: Svaret hører ikke til en invitation herfra.\n"
    )
