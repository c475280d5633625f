"""Booking, answering, moving and cancelling a network's meeting, as a browser does it."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from networks.actions.meetings import book_meeting
from networks.models import Availability, Facilitator, Meeting
from networks.queries.meetings import suggested_facts
from networks.rules.meetings import suggested_day
from organisation.actions.calendar import book_appointment
from organisation.models import Leave, Letter
from organisation.rules.calendar import COPENHAGEN, Answer, State
from organisation.rules.holidays import holiday_on
from organisation.rules.times import weekday_words
from tests.world import NOW, TODAY, typed

pytestmark = pytest.mark.django_db
YEAR = TODAY.year + 4
FORM = {"day": f"18.12.{YEAR}", "starts": "13", "ends": "15.30", "place": "Havnehuset", "online_link": "", "agenda": ""}
STARTS = datetime(YEAR, 12, 18, 13, tzinfo=COPENHAGEN)
ENDS = datetime(YEAR, 12, 18, 15, 30, tzinfo=COPENHAGEN)
WEDNESDAY = STARTS.date() + timedelta(days=(2 - STARTS.weekday()) % 7)
SPRING_SUNDAY = date(YEAR, 3, 31) - timedelta(days=date(YEAR, 3, 31).isoweekday() % 7)


def words(response):
    text = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"[\s\xa0]+", " ", text.replace("\u2060", ""))


@pytest.fixture
def meeting(world):
    return book_meeting(
        network=world.things.network, starts=STARTS, ends=ENDS, by=world.accounts["facilitator"], at=NOW
    )


@pytest.fixture
def book(client, world):
    def book(role="leader", **changes):
        client.force_login(world.accounts[role])
        address = reverse("networks:book_meeting", args=[world.things.network.pk])
        return client.post(address, FORM | changes, follow=True)

    return book


def test_a_member_books_and_lands_on_the_meeting(book, world):
    page = words(book(agenda="Vagtplanen"))
    assert "Mødet er aftalt, og indkaldelserne er på vej." in page
    assert f"I mødes {weekday_words(STARTS)} den 18. december {YEAR}" in page
    assert "Vagtplanen" in page
    booked = Meeting.objects.get(appointment__starts=STARTS)
    assert (booked.network, booked.appointment.ends, booked.appointment.place) == (
        world.things.network,
        ENDS,
        "Havnehuset",
    )


def test_hr_books_and_lands_on_the_facts(book):
    page = words(book("hr"))
    assert "Mødet er aftalt" in page
    assert "Giv en leder en plads" in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"day": "31.11.2030"}, "31. november findes ikke. Skriv en dato som 30.11.2026."),
        ({"day": "i morgen"}, "»i morgen« er ikke en dato. Skriv en dato som 30.11.2026."),
        ({"day": "18.12.2020"}, "Det tidspunkt er gået. Vælg en dag, der kommer."),
        ({"ends": "12.30"}, "Mødet skal slutte, efter det er begyndt."),
        ({"starts": "halv to"}, "»halv to« er ikke et klokkeslæt. Skriv et klokkeslæt som 13.00."),
        ({"day": typed(SPRING_SUNDAY), "starts": "2.30", "ends": "4"}, "Det klokkeslæt findes ikke den dag"),
        ({"online_link": "ikke et link"}, "gyldig"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_is_booked(book, changes, said):
    before = Meeting.objects.count(), Letter.objects.count()
    response = book(**changes)
    assert said in words(response)
    assert all(value in response.content.decode() for value in changes.values())
    assert (Meeting.objects.count(), Letter.objects.count()) == before


def test_somebody_elses_meeting_is_told_as_taken_and_no_more(book, client, world):
    book_appointment(
        title="Fortrolig samtale",
        starts=STARTS,
        ends=ENDS,
        people=[world.people["facilitator"]],
        place="Rådhuset",
        by=world.hr,
        at=NOW,
    )
    response = book()
    assert "Jonas Juul er optaget." in words(response)
    assert "Fortrolig" not in response.content.decode()
    assert not Meeting.objects.filter(appointment__starts=STARTS).exists()
    warned = re.search(r'name="anyway" value="([^"]+)"', response.content.decode())[1].replace("&#x27;", "'")
    other_time = book(anyway=warned, starts="14")
    assert "Jonas Juul er optaget." in words(other_time)
    assert "Mødet er aftalt" in words(book(anyway=warned))


def on_leave(world, person):
    Leave.objects.create(person=person, starts=WEDNESDAY - timedelta(days=3), ends=WEDNESDAY)


def not_that_weekday(world, person):
    others = ["mon", "tue", "thu", "fri"]
    if Facilitator.objects.filter(person=person).update(days=others):
        return
    Availability.objects.create(programme=world.things.programme, person=person, days=others)


@pytest.mark.parametrize("why", [on_leave, not_that_weekday])
@pytest.mark.parametrize("key", ["leader", "facilitator"])
def test_who_is_on_leave_or_not_there_on_that_weekday_is_named_and_never_why(book, world, why, key):
    why(world, world.people[key])
    response = book(day=typed(WEDNESDAY))
    said = f"{world.people[key].name} kan ikke den dag."
    assert (words(response).count("kan ikke den dag."), said in words(response)) == (1, True)
    assert "orlov" not in words(response)
    assert not Meeting.objects.filter(appointment__starts__date=WEDNESDAY).exists()
    assert "kan ikke den dag." not in words(book(day=typed(WEDNESDAY + timedelta(days=1))))


def test_a_taken_room_and_a_holiday_are_named(book, client, world):
    book_appointment(
        title="Byrådet",
        starts=STARTS + timedelta(days=7),
        ends=ENDS + timedelta(days=7),
        people=[],
        place="havnehuset",
        by=world.hr,
        at=NOW,
    )
    page = words(book(day=f"25.12.{YEAR}"))
    assert "Dagen er en helligdag: Juledag." in page
    assert f"Stedet er optaget {weekday_words(STARTS)} den 25. december {YEAR} kl. 13.00–15.30." in page


def test_the_network_cannot_meet_twice_at_once(book, meeting):
    assert "Netværket har allerede et møde på det tidspunkt." in words(book(starts="14"))


def test_a_double_click_books_once(book, meeting):
    assert "Mødet er aftalt" in words(book())
    assert Meeting.objects.filter(appointment__starts=STARTS).count() == 1


def answer(client, world, meeting, given, sequence=0, query=""):
    client.force_login(world.accounts["leader"])
    address = reverse("networks:answer_meeting", args=[meeting.appointment.uid, sequence])
    return client.post(f"{address}{query}", {"answer": given})


def test_an_answer_by_one_click_leads_back_to_where_it_was_given(client, world, meeting):
    response = answer(client, world, meeting, "accepted", query="?next=/")
    assert (response.status_code, response.url) == (302, "/")
    assert meeting.appointment.invitees.get(person=world.people["leader"]).answer == Answer.ACCEPTED
    page = words(client.get(reverse("networks:meeting", args=[meeting.appointment.uid])))
    assert "2 af 2 har sagt ja" in page
    assert "Ja (2) Jonas Juul Mette Møller" in page


@pytest.mark.parametrize("query", ["", "?next=https://example.com/", "?next=//example.com"])
def test_an_answer_leads_nowhere_else(client, world, meeting, query):
    response = answer(client, world, meeting, "tentative", query=query)
    assert response.url == reverse("networks:meeting", args=[meeting.appointment.uid])


@pytest.mark.parametrize(
    ("given", "sequence", "said"), [("perhaps", 0, "Vælg et af de tre svar."), ("accepted", 7, "Mødet er ændret")]
)
def test_an_answer_to_another_question_is_not_taken(client, world, meeting, given, sequence, said):
    answer(client, world, meeting, given, sequence)
    assert said in words(client.get(reverse("networks:meeting", args=[meeting.appointment.uid])))
    assert meeting.appointment.invitees.get(person=world.people["leader"]).answer == Answer.NEEDS_ACTION


MOVED = {"day": f"19.12.{YEAR}", "starts": "9", "ends": "11", "place": "Rådhuset", "online_link": "", "sequence": "0"}


def move(client, meeting, **changes):
    return client.post(reverse("networks:move_meeting", args=[meeting.appointment.uid]), MOVED | changes, follow=True)


def test_a_move_asks_first_says_who_is_told_and_then_moves(client, world, meeting):
    client.force_login(world.accounts["facilitator"])
    Letter.objects.all().delete()
    asked = move(client, meeting)
    assert "Vil du flytte mødet?" in words(asked)
    assert "2 indkaldte får et brev" in words(asked)
    assert f"til {weekday_words(STARTS + timedelta(days=1))} den 19. december {YEAR} kl. 9.00–11.00" in words(asked)
    assert Letter.objects.count() == 0
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', asked.content.decode()))
    hidden.pop("csrfmiddlewaretoken")
    sure = re.search(r'name="anyway" value="([^"]+)"', asked.content.decode())[1]
    assert "Mødet er flyttet" in words(move(client, meeting, **hidden, anyway=sure))
    meeting.appointment.refresh_from_db()
    assert meeting.appointment.starts == datetime(YEAR, 12, 19, 9, tzinfo=COPENHAGEN)
    assert (meeting.appointment.place, meeting.appointment.sequence) == ("Rådhuset", 1)
    assert Letter.objects.count() == 2


def test_a_new_place_alone_says_that_answers_stand(client, world, meeting):
    client.force_login(world.hr)
    assert "Svarene står ved magt." in words(move(client, meeting, day=f"18.12.{YEAR}", starts="13", ends="15.30"))


def test_nobody_moves_what_somebody_else_has_moved_meanwhile(client, world, meeting):
    client.force_login(world.hr)
    meeting.appointment.sequence = 1
    meeting.appointment.save()
    late = move(client, meeting)
    assert "En anden har ændret mødet, mens du skrev." in words(late)
    form = late.context["form"]
    assert (form["place"].value(), form["sequence"].value()) == ("Rådhuset", "1")
    assert "Vil du flytte mødet?" in words(move(client, meeting, sequence=form["sequence"].value()))


def test_a_cancelled_meeting_cannot_be_moved(client, world, meeting):
    client.force_login(world.hr)
    asked = move(client, meeting)
    sure = re.search(r'name="anyway" value="([^"]+)"', asked.content.decode())[1]
    meeting.appointment.state = State.CANCELLED
    meeting.appointment.save()
    assert "Mødet er aflyst og kan ikke ændres." in words(move(client, meeting, anyway=sure))


def test_cancelling_says_who_is_told_and_then_tells_them(client, world, meeting):
    client.force_login(world.accounts["facilitator"])
    address = reverse("networks:cancel_meeting", args=[meeting.appointment.uid])
    assert "2 indkaldte får et brev i dag" in words(client.get(address))
    page = words(client.post(address, {"reason": "Storm"}, follow=True))
    assert f"Mødet {weekday_words(STARTS)} den 18. december {YEAR} er aflyst" in page
    assert "Begrundelse: Storm" in Letter.objects.filter(template="cancelled").first().text


def test_a_member_who_did_not_call_the_meeting_may_read_it_and_not_move_it(client, world, meeting):
    client.force_login(world.accounts["leader"])
    page = client.get(reverse("networks:meeting", args=[meeting.appointment.uid]))
    assert "Flyt mødet" not in words(page)
    for name in ("move_meeting", "cancel_meeting"):
        assert client.get(reverse(f"networks:{name}", args=[meeting.appointment.uid])).status_code == 404


def test_who_called_it_and_left_the_network_may_no_longer_move_it(client, world):
    appointment = world.things.meeting.appointment
    client.force_login(world.accounts["leader"])
    address = reverse("networks:move_meeting", args=[appointment.uid])
    assert client.get(address).status_code == 200
    world.things.network.memberships.update(ends=timezone.localdate() - timedelta(days=1))
    assert client.get(address).status_code == 404


def test_the_agenda_is_written_on_a_page_of_its_own(client, world, meeting):
    client.force_login(world.accounts["leader"])
    address = reverse("networks:write_agenda", args=[meeting.appointment.uid])
    seen = client.get(address).context["form"]["seen"].value()
    sent = {"agenda": "Når to afdelinger vil hver sin vej", "seen": seen}
    page = words(client.post(address, sent, follow=True))
    assert "Dagsordenen er gemt." in page
    assert "Når to afdelinger vil hver sin vej" in page


def test_nobody_writes_over_an_agenda_that_they_have_not_read(client, world, meeting):
    client.force_login(world.accounts["leader"])
    address = reverse("networks:write_agenda", args=[meeting.appointment.uid])
    seen = client.get(address).context["form"]["seen"].value()
    client.post(address, {"agenda": "Vagtplaner", "seen": seen})
    late = client.post(address, {"agenda": "Økonomi", "seen": seen})
    assert "En anden har skrevet imens. Nu står der: »Vagtplaner«." in words(late)
    form = late.context["form"]
    assert form["agenda"].value() == "Økonomi"
    client.post(address, {"agenda": "Vagtplaner og økonomi", "seen": form["seen"].value()})
    meeting.refresh_from_db()
    assert meeting.agenda == "Vagtplaner og økonomi"


def test_the_suggestion_is_the_networks_weekday_four_weeks_on_and_no_holiday(world, meeting):
    network = world.things.network
    facts = suggested_facts(network, NOW, TODAY)
    four_weeks_on = STARTS.date() + timedelta(weeks=4)
    assert (facts["day"], facts["starts"].hour, facts["place"]) == (suggested_day("wed", four_weeks_on), 13, "")
    meeting.delete()
    world.things.meeting.delete()
    facts = suggested_facts(network, NOW, date(2026, 11, 24))
    assert (facts["day"].isoformat(), f"{facts['ends']:%H.%M}") == ("2026-12-09", "15.30")
    network.day = "fri"
    assert holiday_on(date(2026, 12, 25)) == "Juledag"
    facts = suggested_facts(network, NOW, date(2026, 12, 11))
    assert facts["day"].isoformat() == "2027-01-08"


@pytest.mark.parametrize(("role", "above"), [("facilitator", ["Mine netværk"]), ("hr", ["HR", "Alle netværk"])])
@pytest.mark.parametrize("page", ["book_meeting", "book_series", "move_meeting", "cancel_meeting"])
def test_a_meeting_lies_below_ones_own_networks_and_for_hr_below_all(client, world, meeting, page, role, above):
    client.force_login(world.accounts[role])
    thing = world.things.network.pk if page.startswith("book") else meeting.appointment.uid
    shown = client.get(reverse(f"networks:{page}", args=[thing])).content.decode()
    crumbs = re.search(r'<nav class="ln-crumb".*?</nav>', shown, re.DOTALL)[0]
    assert re.findall(r"<a [^>]*>(.*?)</a>", crumbs) == [*above, world.things.network.name]
