"""A series of meetings as a browser books it, moves it and calls it off."""

import html
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from networks.actions.meetings import book_meeting
from networks.actions.series import book_series
from networks.models import Meeting, Series
from organisation.actions.calendar import book_appointment
from organisation.models import Letter
from organisation.rules.calendar import COPENHAGEN, moment
from organisation.rules.holidays import closed_because
from tests.networks.views.test_meetings import words
from tests.world import NOW, TODAY, typed, wall

pytestmark = pytest.mark.django_db
# A Wednesday four weeks before the one of week 42 in a year to come.
AUTUMN = date.fromisocalendar(TODAY.year + 2, 42, 3)
FIRST = AUTUMN - timedelta(weeks=4)
FORM = {
    "day": typed(FIRST),
    "starts": "13",
    "ends": "15.30",
    "place": "Havnehuset",
    "online_link": "",
    "weeks": "4",
    "count": "3",
    "on_holidays": "shift",
}


@pytest.fixture
def ask(client, world):
    def ask(role="facilitator", **changes):
        client.force_login(world.accounts[role])
        return client.post(reverse("networks:book_series", args=[world.things.network.pk]), FORM | changes, follow=True)

    return ask


def plan_of(response):
    """What the page would send with its days ticked."""
    text = response.content.decode()
    kept = [html.unescape(one) for one in re.findall(r'name="kept" value="([^"]+)"', text)]
    return {"kept": kept, "plan": html.unescape(re.search(r'name="plan" value="([^"]+)"', text)[1])}


def days_of(series):
    return [one.appointment.starts.astimezone(COPENHAGEN).date() for one in series.meetings.all()]


def test_every_day_is_shown_with_its_reason_before_anything_is_booked(ask):
    page = words(ask())
    assert "3 dage kan bookes" in page
    assert "efterårsferie i uge 42" in page
    assert "Flyttet fra" in page
    assert not Series.objects.exists()


def test_what_was_left_ticked_is_booked(ask, world):
    plan = plan_of(ask())
    page = words(ask(**plan))
    assert "3 møder er aftalt, og indkaldelserne er på vej." in page
    assert days_of(Series.objects.get()) == [FIRST, AUTUMN + timedelta(weeks=1), FIRST + timedelta(weeks=8)]
    assert Series.objects.get().meetings.first().appointment.place == "Havnehuset"


def test_a_day_that_is_not_wanted_is_not_booked_and_one_of_another_plan_neither(ask):
    plan = plan_of(ask(on_holidays="skip"))
    assert len(plan["kept"]) == 2
    ask(on_holidays="skip", plan=plan["plan"], kept=[plan["kept"][1], moment(AUTUMN, wall(0, 13).time()).isoformat()])
    assert days_of(Series.objects.get()) == [FIRST + timedelta(weeks=8)]


def test_another_plan_is_shown_anew(ask):
    plan = plan_of(ask())
    page = words(ask(**plan | {"place": "Rådhuset"}))
    assert "3 dage kan bookes" in page
    assert not Series.objects.exists()


def test_nothing_ticked_is_told(ask):
    plan = plan_of(ask())
    assert "Der er ingen dage tilbage at booke." in words(ask(plan=plan["plan"], kept=[]))


def test_who_is_busy_and_a_meeting_of_our_own_are_named_at_the_day(ask, world):
    def at(day):
        return {"starts": moment(day, wall(0, 14).time()), "ends": moment(day, wall(0, 16).time())}

    book_appointment(title="Fortroligt", people=[world.people["leader"]], by=world.hr, at=NOW, **at(FIRST))
    book_meeting(network=world.things.network, by=world.hr, at=NOW, **at(FIRST + timedelta(weeks=8)))
    response = ask()
    page = words(response)
    assert "Mette Møller er optaget." in page
    assert "Fortroligt" not in page
    assert "Netværket har allerede et møde på det tidspunkt." in page
    assert len(plan_of(response)["kept"]) == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"count": "1"}, "2"), ({"count": "13"}, "12"), ({"weeks": "1"}, "gyldig"), ({"day": "31.2.2030"}, "findes ikke")],
)
def test_what_cannot_be_is_said_at_the_field(ask, changes, said):
    response = ask(**changes)
    assert said in words(response)
    assert "kan bookes" not in words(response)


@pytest.fixture
def series(world):
    times = [(wall(day, 13), wall(day, 15)) for day in (20, 48)]
    return book_series(network=world.things.network, weeks=4, times=times, place="Havnehuset", by=world.hr, at=NOW)


def change(client, world, name, meeting, **form):
    client.force_login(world.accounts["facilitator"])
    return client.post(reverse(f"networks:{name}", args=[meeting.appointment.uid]), form, follow=True)


def test_the_rest_moves_after_a_page_that_names_every_new_time(client, world, series):
    first = series.meetings.first()
    asked = {"day": typed(wall(21).date()), "starts": "9", "ends": "11", "place": "Rådhuset", "online_link": ""}
    asked |= {"sequence": "0", "scope": "rest"}
    response = change(client, world, "move_meeting", first, **asked)
    assert "2 møder flytter" in words(response)
    warned = html.unescape(re.search(r'name="anyway" value="([^"]+)"', response.content.decode())[1])
    assert "Møderne er flyttet" in words(change(client, world, "move_meeting", first, anyway=warned, **asked))
    assert [one.appointment.starts for one in series.meetings.all()] == [wall(21, 9), wall(49, 9)]


def test_the_rest_or_one_is_called_off(client, world, series):
    first, second = series.meetings.all()
    assert "Mødet er aflyst" in words(change(client, world, "cancel_meeting", second, reason="", scope="one"))
    assert "Mødet er en del af en række" not in words(
        client.get(reverse("networks:cancel_meeting", args=[first.appointment.uid]))
    )
    assert Meeting.objects.filter(series=series, appointment__state="cancelled").get() == second


def test_both_are_called_off_with_one_word(client, world, series):
    Letter.objects.all().delete()
    page = words(change(client, world, "cancel_meeting", series.meetings.first(), reason="Pause", scope="rest"))
    assert "2 møder er aflyst" in page
    assert Letter.objects.count() == 4


def test_a_day_off_is_told_when_one_meeting_is_booked_too(client, world):
    client.force_login(world.accounts["leader"])
    address = reverse("networks:book_meeting", args=[world.things.network.pk])
    form = {name: FORM[name] for name in ("starts", "ends", "place", "online_link")} | {"agenda": ""}
    assert closed_because(AUTUMN) == "efterårsferie i uge 42"
    assert "Skolerne holder efterårsferie i uge 42." in words(client.post(address, form | {"day": typed(AUTUMN)}))
