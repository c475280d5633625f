"""When people are busy, read from a real calendar server by their consent, and never more than that."""

import socket
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from organisation.actions.busy import consent_to_busy_times, keep_busy_times, withdraw_busy_times
from organisation.formats.calendar import build_cancel, build_request, build_single
from organisation.formats.calendar.free_busy import UnreadableTimes, read_free_busy
from organisation.models import BusyConsent, BusyTime
from organisation.queries.busy import busy_consent
from organisation.queries.calendar import Busy, busy_people
from organisation.rules.busy import KEPT
from organisation.tasks.busy import read_busy_times
from organisation.tasks.busy_servers import CalDav, Unanswered, Unreachable, hosts
from tests.organisation.calendar_people import LATER, NOW, account, meeting, person
from tests.organisation.formats.calendar_values import STAMP, entry, wall
from tests.organisation.formats.test_calendar_readers import around_the_changes, instants
from tests.parts import require_part
from tests.servers import calendar_server

METTE = "mette@fjordby.example"
DAY = timedelta(days=1)
SECRET = "Fyring af Ole"


@pytest.fixture
def mette(db):
    return account(person("Mette Ågård", METTE))


@pytest.fixture
def at_now(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def connected(settings, radicale, at_now):
    settings.BUSY_SERVER = radicale.address
    return radicale


def put(server, uid, starts, ends, who=METTE):
    server.put(who, uid, build_single(entry(uid=uid, title=SECRET, starts=starts, ends=ends)))


def times_of(who):
    return [(one.starts, one.ends) for one in BusyTime.objects.filter(consent__person=who)]


def test_what_is_read_is_the_hours_alone_and_stopping_wipes_them(connected, mette, client):
    put(connected, "busy-a", wall(2026, 11, 24, 9), wall(2026, 11, 24, 11))
    put(connected, "busy-b", wall(2026, 11, 24, 10), wall(2026, 11, 24, 12))
    client.force_login(mette)
    page, stop = reverse("organisation:busy_times"), reverse("organisation:stop_busy_times")
    assert "Ja, det må LederNet gerne" in client.get(page).content.decode()
    read_busy_times()
    assert BusyTime.objects.count() == 0
    assert "inden for et kvarter" in client.post(page, follow=True).content.decode()
    read_busy_times()
    assert times_of(mette.person) == [(wall(2026, 11, 24, 9), wall(2026, 11, 24, 12))]
    assert (
        "Kalenderen svarede sidst mandag den 2. november 2026"
        in client.get(reverse("organisation:my_calendar")).content.decode()
    )
    stored = [str(value) for row in BusyTime.objects.values() for value in row.values()]
    assert not any(SECRET in value for value in stored)
    assert "slettes med det samme" in client.get(stop).content.decode()
    assert "er slettet" in client.post(stop, follow=True).content.decode()
    assert (BusyTime.objects.count(), busy_consent(mette.person)) == (0, None)


def test_the_account_that_asks_may_not_read_a_meeting(radicale):
    put(radicale, "busy-c", wall(2026, 11, 20, 9), wall(2026, 11, 20, 11))
    server = CalDav.at(radicale.address)
    assert server.busy_times(METTE, wall(2026, 11, 20, 0), wall(2026, 11, 21, 0)) == [
        (wall(2026, 11, 20, 9), wall(2026, 11, 20, 11))
    ]
    for method, name in (("GET", "busy-c.ics"), ("GET", ""), ("PROPFIND", "busy-c.ics")):
        status, content = radicale.ask(method, METTE, name, by="ledernet")
        assert status == 403
        assert SECRET.encode() not in content


def test_hours_are_right_over_both_changes_of_clocks(radicale):
    for uid, one in around_the_changes(2026, 2027).items():
        radicale.put("soren@fjordby.example", uid, build_single(one))
        found = CalDav.at(radicale.address).busy_times("soren@fjordby.example", *instants(one))
        assert found == [instants(one)]


def test_an_invitation_its_update_and_its_cancellation_go_in_and_come_back(radicale):
    who = "m.moeller+net@fjordby.example"
    server = CalDav.at(radicale.address)
    october = entry(starts=wall(2026, 10, 24, 13), ends=wall(2026, 10, 24, 15), title="Møde; om æbler, øl")
    moved = entry(sequence=1, starts=wall(2026, 10, 26, 13), ends=wall(2026, 10, 26, 15))
    year = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    for content, expected in (
        (build_request(october, stamped=STAMP), [instants(october)]),
        (build_request(moved, stamped=STAMP), [instants(moved)]),
        (build_cancel(moved, stamped=STAMP), []),
    ):
        radicale.put(who, "netvaerk", content)
        back = radicale.get(who, "netvaerk")
        assert read_back(back) == read_back(content)
        assert server.busy_times(who, *year) == expected
    hours = [moment.astimezone(UTC).hour for moment in (october.starts, moved.starts)]
    assert hours == [11, 12]


def read_back(content):
    """What a calendar program finds of a meeting."""
    from icalendar import Calendar

    (event,) = Calendar.from_ical(content).events
    return (
        str(event["UID"]),
        int(event["SEQUENCE"]),
        str(event["SUMMARY"]),
        event.get("STATUS"),
        event["DTSTART"].dt.astimezone(UTC),
        event["DTEND"].dt.astimezone(UTC),
    )


def answer(*lines, kind="VFREEBUSY"):
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", f"BEGIN:{kind}", *lines, f"END:{kind}", "END:VCALENDAR", ""]
    ).encode()


def test_of_an_answer_only_times_are_taken():
    period = wall(2026, 11, 2, 8), wall(2026, 11, 3, 8)
    content = answer(
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261102T080000Z/PT1H,20261102T083000Z/20261102T100000Z",
        "FREEBUSY;FBTYPE=FREE:20261102T110000Z/PT1H",
        "FREEBUSY:20261101T000000Z/PT10H,20261103T060000Z/PT9H",
        "SUMMARY:Fyring af Ole",
    )
    assert read_free_busy(content, *period) == [
        (wall(2026, 11, 2, 9), wall(2026, 11, 2, 11)),
        (wall(2026, 11, 3, 7), wall(2026, 11, 3, 8)),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"\xff\xfe",
        answer("FREEBUSY:i morgen"),
        answer("FREEBUSY:20261102T080000/PT1H"),
        answer("SUMMARY:Fyring af Ole", "DTSTART:20261102T080000Z", kind="VEVENT"),
        answer(*["FREEBUSY:20261102T080000Z/PT1H"] * 5001),
    ],
)
def test_what_is_no_answer_of_times_is_not_looked_into(content):
    with pytest.raises(UnreadableTimes):
        read_free_busy(content, NOW, NOW + DAY)


def test_no_calendar_and_a_wrong_secret_are_not_answered(radicale):
    wrong = CalDav.at(radicale.address.replace("secret", "hemmelig"))
    for server, who in ((CalDav.at(radicale.address), "ukendt@fjordby.example"), (wrong, METTE)):
        with pytest.raises(Unanswered, match="status 40"):
            server.busy_times(who, NOW, NOW + DAY)
    assert "hemmelig" not in repr(wrong)


def test_a_server_is_asked_over_tls_when_its_certificate_is_trusted_and_not_otherwise(monkeypatch):
    require_part("radicale")
    day = wall(2026, 11, 20, 0), wall(2026, 11, 21, 0)
    with calendar_server(is_secure=True) as server:
        put(server, "busy-d", wall(2026, 11, 20, 9), wall(2026, 11, 20, 11))
        assert server.address.startswith("caldavs://")
        with pytest.raises(Unreachable, match="SSLCertVerificationError"):
            CalDav.at(server.address).busy_times(METTE, *day)
        monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
        assert CalDav.at(server.address).busy_times(METTE, *day) == [(wall(2026, 11, 20, 9), wall(2026, 11, 20, 11))]


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n", b"x" * 99, None])
def test_a_server_that_is_gone_silent_or_sends_elsewhere_costs_nothing_but_the_answer(
    mette, settings, at_now, said, monkeypatch
):
    monkeypatch.setattr(hosts, "TIMEOUT", 0.3)
    consent = consent_to_busy_times(person=mette.person, by=mette, at=NOW - DAY)
    keep_busy_times(consent=consent, times=[(LATER, LATER + DAY)], at=NOW - DAY / 2)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        settings.BUSY_SERVER = f"caldav://a:b@127.0.0.1:{listener.getsockname()[1]}/{{user}}/"
        if said is None:
            listener.close()
        read_busy_times()
    consent.refresh_from_db()
    assert (consent.asked_at, consent.is_answered) == (NOW, False)
    assert times_of(mette.person) == [(LATER, LATER + DAY)]


def test_what_is_a_day_old_is_forgotten_also_without_a_server(mette, settings, at_now):
    settings.BUSY_SERVER = ""
    consent = consent_to_busy_times(person=mette.person, by=mette, at=NOW - 2 * DAY)
    keep_busy_times(consent=consent, times=[(LATER, LATER + DAY)], at=NOW - KEPT)
    read_busy_times()
    assert times_of(mette.person) == []


def test_an_answer_that_comes_after_the_consent_was_withdrawn_is_not_kept(mette):
    consent = consent_to_busy_times(person=mette.person, by=mette, at=NOW)
    withdraw_busy_times(person=mette.person, by=mette, at=NOW)
    keep_busy_times(consent=consent, times=[(LATER, LATER + DAY)], at=NOW)
    assert (BusyConsent.objects.count(), BusyTime.objects.count()) == (0, 0)


def test_busy_hours_count_as_a_clash_apart_from_the_meeting_that_is_moved(mette):
    hr = account(person("Hanne Rask"))
    booked = meeting(mette.person, by=hr)
    consent = consent_to_busy_times(person=mette.person, by=mette, at=NOW)
    keep_busy_times(consent=consent, times=[(booked.starts, booked.ends + timedelta(hours=1))], at=NOW)
    day = wall(2026, 11, 24, 0), wall(2026, 11, 25, 0)
    assert busy_people([mette.person], *day, apart_from=[booked]) == {
        mette.person.pk: [Busy(booked.ends, booked.ends + timedelta(hours=1))]
    }
    keep_busy_times(consent=consent, times=[(booked.starts, booked.ends)], at=LATER)
    assert busy_people([mette.person], *day, apart_from=[booked]) == {}


def test_without_a_server_nothing_can_be_consented_to(mette, settings, client):
    settings.BUSY_SERVER = ""
    client.force_login(mette)
    shown = client.post(reverse("organisation:busy_times")).content.decode()
    assert "ikke koblet til LederNet" in shown
    assert "Ja, det må LederNet gerne" not in shown
    assert busy_consent(mette.person) is None
    assert "Optaget eller fri" not in client.get(reverse("organisation:my_calendar")).content.decode()
