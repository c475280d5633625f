"""When people are busy, read from Exchange through Graph by their consent, and never more than that."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from organisation.actions.busy import consent_to_busy_times, keep_busy_times
from organisation.models import BusyTime
from organisation.tasks.busy import read_busy_times
from organisation.tasks.busy_servers import CalDav, Exchange, Unanswered, Unreachable, busy_server
from tests.exchange import QUESTION, TOKEN, exchange_server
from tests.organisation.calendar_people import LATER, NOW, account, person
from tests.organisation.formats.calendar_values import wall

METTE, OLE = "mette@fjordby.example", "ole@fjordby.example"
DAY = timedelta(days=1)
SECRET = "Fyring af Ole"


@pytest.fixture
def exchange():
    with exchange_server() as server:
        server.calendars[METTE] = []
        yield server


@pytest.fixture
def connected(exchange, settings, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    settings.BUSY_SERVER = exchange.address
    return exchange


def test_the_settings_say_which_kind_of_server_is_asked(settings, exchange):
    settings.BUSY_SERVER = exchange.address
    assert isinstance(busy_server(), Exchange)
    settings.BUSY_SERVER = "caldavs://a:b@kalender.example/{mail}/"
    assert isinstance(busy_server(), CalDav)


def test_busy_perhaps_and_away_are_read_and_free_and_elsewhere_are_not(exchange):
    exchange.calendars[METTE] = [
        ("busy", wall(2026, 11, 24, 9), wall(2026, 11, 24, 10)),
        ("tentative", wall(2026, 11, 24, 10), wall(2026, 11, 24, 11)),
        ("free", wall(2026, 11, 24, 12), wall(2026, 11, 24, 13)),
        ("workingElsewhere", wall(2026, 11, 24, 13), wall(2026, 11, 24, 15)),
        ("oof", wall(2026, 11, 26, 0), wall(2026, 11, 28, 0)),
    ]
    assert Exchange.at(exchange.address).busy_times(METTE, wall(2026, 11, 24, 9, 30), wall(2026, 11, 27, 0)) == [
        (wall(2026, 11, 24, 9, 30), wall(2026, 11, 24, 11)),
        (wall(2026, 11, 26, 0), wall(2026, 11, 27, 0)),
    ]


def test_half_a_year_is_asked_in_pieces_and_put_together_by_one_pass(exchange):
    starts = wall(2026, 9, 1, 8, 3)
    away = wall(2026, 10, 30, 8), wall(2026, 11, 2, 12)
    exchange.calendars[METTE] = [("oof", *away)]
    assert Exchange.at(exchange.address).busy_times(METTE, starts, starts + 180 * DAY) == [away]
    assert exchange.seen == [TOKEN, *[QUESTION] * 4]


def test_what_is_read_is_the_hours_alone_also_by_the_clock(connected, client, db):
    mette = account(person("Mette Ågård", METTE))
    connected.calendars[METTE] = [("busy", wall(2026, 11, 24, 9), wall(2026, 11, 24, 11))]
    client.force_login(mette)
    client.post(reverse("organisation:busy_times"))
    read_busy_times()
    assert [(one.starts, one.ends) for one in BusyTime.objects.all()] == [
        (wall(2026, 11, 24, 9), wall(2026, 11, 24, 11))
    ]
    assert (
        "Kalenderen svarede sidst mandag den 2. november 2026"
        in client.get(reverse("organisation:my_calendar")).content.decode()
    )


@pytest.mark.parametrize("told", ["subject", "location"])
def test_a_mailbox_that_may_see_what_meetings_are_about_is_not_listened_to(connected, told, db, caplog):
    mette = account(person("Mette Ågård", METTE))
    consent_to_busy_times(person=mette.person, by=mette, at=NOW - DAY)
    connected.calendars[METTE] = [("busy", wall(2026, 11, 24, 9), wall(2026, 11, 24, 11))]
    connected.details = {told: SECRET}
    with caplog.at_level(logging.WARNING, "ledernet.busy"):
        read_busy_times()
    assert BusyTime.objects.count() == 0
    assert [record.getMessage() for record in caplog.records] == [
        "the calendar server did not say when 1 people are busy: ['unreadable: it tells more than times']"
    ]


def test_one_without_a_mailbox_does_not_stop_the_others_and_is_not_named(connected, db, caplog):
    both = [account(person(name, mail)) for name, mail in (("Ole Vad", OLE), ("Mette Ågård", METTE))]
    for one in both:
        consent_to_busy_times(person=one.person, by=one, at=NOW - DAY)
    connected.calendars[METTE] = [("busy", wall(2026, 11, 24, 9), wall(2026, 11, 24, 11))]
    with caplog.at_level(logging.WARNING, "ledernet.busy"):
        read_busy_times()
    assert [one.consent.person.email for one in BusyTime.objects.all()] == [METTE]
    assert "['unreadable: ErrorMailRecipientNotFound']" in caplog.records[0].getMessage()
    assert connected.seen.count(TOKEN) == 1


def test_a_wrong_secret_reaches_nobody_and_is_not_shown(exchange):
    wrong = Exchange.at(exchange.address.replace("se%2Fcret", "hemmelig"))
    with pytest.raises(Unreachable, match="no pass was given: status 401"):
        wrong.busy_times(METTE, NOW, NOW + DAY)
    assert (exchange.seen, "hemmelig" in repr(wrong)) == ([TOKEN], False)


@pytest.mark.parametrize(
    ("says", "kind", "words"),
    [
        ((429, b""), Unreachable, "status 429"),
        ((503, b""), Unreachable, "status 503"),
        ((403, b""), Unanswered, "status 403"),
        ((302, b""), Unanswered, "status 302"),
        ((200, b"<html>"), Unanswered, "it is no JSON"),
    ],
)
def test_a_server_that_asks_to_wait_is_asked_no_more_and_other_refusals_cost_one_answer(exchange, says, kind, words):
    exchange.says = says
    with pytest.raises(Unanswered, match=words) as raised:
        Exchange.at(exchange.address).busy_times(METTE, NOW, NOW + DAY)
    assert type(raised.value) is kind


def test_old_hours_stand_while_exchange_asks_to_wait(connected, db):
    mette = account(person("Mette Ågård", METTE))
    consent = consent_to_busy_times(person=mette.person, by=mette, at=NOW - DAY)
    keep_busy_times(consent=consent, times=[(LATER, LATER + DAY)], at=NOW - DAY / 2)
    connected.says = 429, b""
    read_busy_times()
    consent.refresh_from_db()
    assert (consent.asked_at, consent.is_answered, BusyTime.objects.count()) == (NOW, False, 1)


def test_hours_are_right_over_both_changes_of_clocks(exchange):
    for day in (datetime(2026, 10, 25), datetime(2027, 3, 28)):
        met = wall(day.year, day.month, day.day, 1), wall(day.year, day.month, day.day, 5)
        exchange.calendars[METTE] = [("busy", *met)]
        year = datetime(2026, 10, 1, tzinfo=UTC), datetime(2027, 4, 1, tzinfo=UTC)
        assert Exchange.at(exchange.address).busy_times(METTE, *year) == [met]
