"""Min dag: the greeting, the deadlines in words, one click to settle, and quiet when nothing waits."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from ledernet.queries.my_day import day_of
from ledernet.rules.my_day import due_words, greeting, since_words, when_words
from networks.actions.meetings import book_meeting
from networks.models import AttendanceTalk, Membership, Network, YearBudget
from organisation.actions.jobs import queue_job
from organisation.models import Account, Job, Letter, RoleGrant
from organisation.queries.people import standing_of
from organisation.rules.calendar import COPENHAGEN, Answer
from organisation.rules.roles import Role
from organisation.rules.times import moment_words
from organisation.rules.words import number_words, waiting_words
from tests.networks.world import add_networks
from tests.world import LONG_AGO, NOW, PASSWORD, TODAY, make_world

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def world(db):
    return add_networks(make_world())


def at(hour, minute=0, day=24):
    return datetime(2026, 11, day, hour, minute, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (4, "Godaften"),
        (5, "Godmorgen"),
        (9, "Godmorgen"),
        (10, "Goddag"),
        (17, "Goddag"),
        (18, "Godaften"),
        (0, "Godaften"),
    ],
)
def test_the_greeting_follows_the_clock(hour, words):
    assert greeting(at(hour), "Mette") == f"{words}, Mette."


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "Ingenting venter på dig."),
        (1, "Én ting venter på dig."),
        (2, "To ting venter på dig."),
        (3, "Tre ting venter på dig."),
        (12, "Tolv ting venter på dig."),
        (13, "13 ting venter på dig."),
    ],
)
def test_numbers_to_twelve_are_words(number, words):
    assert waiting_words(number) == words


def test_numbers_in_words():
    assert [number_words(number) for number in (0, 7, 12, 13)] == ["nul", "syv", "tolv", "13"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, ("Over fristen", "den 21. november")),
        (-400, ("Over fristen", "den 20. oktober 2025")),
        (0, ("I dag", "")),
        (1, ("I morgen", "den 25. november")),
        (3, ("Fredag", "den 27. november")),
        (6, ("Mandag", "den 30. november")),
        (7, ("Næste tirsdag", "den 1. december")),
        (13, ("Næste mandag", "den 7. december")),
        (17, ("Den 11. december", "")),
    ],
)
def test_a_deadline_is_as_near_as_it_is(days, words):
    assert due_words(TUESDAY + timedelta(days=days), None, TUESDAY) == words


def test_a_deadline_with_an_hour_names_it_and_none_is_no_hurry():
    assert due_words(TUESDAY, at(16), TUESDAY) == ("I dag", "inden kl.\xa016")
    assert due_words(TUESDAY, at(16, 30), TUESDAY) == ("I dag", "inden kl.\xa016.30")
    assert due_words(None, None, TUESDAY) == ("Når du kan", "")


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (at(7), "Siden du var her tidligere i dag"),
        (at(20, day=23), "Siden du var her i går"),
        (at(9, day=20), "Siden du var her i fredags"),
        (at(9, day=18), "Siden du var her i onsdags"),
        (at(9, day=17), "Siden du var her den 17. november"),
    ],
)
def test_the_last_visit_is_told_as_one_would(since, words):
    assert since_words(since, at(8)) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (at(9, 12), "I dag kl.\xa09.12"),
        (at(0), "I dag"),
        (at(15, 20, day=23), "I går kl.\xa015.20"),
        (at(0, day=23), "I går"),
        (at(10, day=21), "Lørdag den 21. november"),
    ],
)
def test_the_day_of_something_new(when, words):
    assert when_words(when, TUESDAY) == words


def test_in_english_the_words_are_english():
    with translation.override("en"):
        assert due_words(TUESDAY + timedelta(days=3), None, TUESDAY)[0] == "Friday"
        assert waiting_words(3) != "Tre ting venter på dig."


def day(world, key, now=NOW, since=None):
    person = world.people[key]
    return day_of(person, now, standing_of(person, TODAY), since)


def called(world, days, minutes=0):
    starts = NOW + timedelta(days=days, minutes=minutes)
    return book_meeting(
        network=Network.objects.get(pk=world.things.network.pk),
        starts=starts,
        ends=starts + timedelta(hours=1),
        by=world.accounts["facilitator"],
        at=NOW - timedelta(days=9),
    )


def test_the_day_of_a_leader(world):
    called(world, 2)
    found = day(world, "leader")
    assert (found.greeting, found.waiting) == ("Godmorgen, Mette.", "Én ting venter på dig.")
    assert [(task.when, task.rest, task.is_pressing) for task in found.tasks] == [("I dag", "inden kl.\xa016", True)]
    assert found.next.appointment.starts == NOW + timedelta(days=2)
    assert found.faces == ["JJ"]
    coming = [NOW + timedelta(days=2), world.things.meeting.appointment.starts]
    assert [one.when for one in found.coming] == [moment_words(starts) for starts in coming]
    assert found.next_quiet.appointment.uid == world.things.meeting.appointment.uid
    assert found.since_heading == ""
    assert day(world, "leader", since=NOW - timedelta(days=1)).since_heading == "Siden du var her i går"


def test_many_faces_end_in_a_number(world):
    for number, key in enumerate(["third_leader", "chief", "director", "employee", "hr", "other_leader"]):
        starts = TODAY - timedelta(days=number)
        Membership.objects.create(network=world.things.network, person=world.people[key], starts=starts)
    called(world, 2)
    assert day(world, "leader").faces == ["CC", "DD", "EE", "JJ", "OØ", "+2"]


def test_hr_sees_what_went_wrong(world):
    Letter.objects.filter(pk=Letter.objects.latest("pk").pk).update(state="failed")
    for ended in (NOW - timedelta(days=1), NOW - timedelta(days=30)):
        job = queue_job(kind="import", task="none", payload={}, by=world.hr, at=NOW)
        Job.objects.filter(pk=job.pk).update(state="failed", ended_at=ended)
    headings = [task.todo.heading for task in day(world, "hr").tasks]
    assert "1 brev kunne ikke sendes" in headings
    assert "1 opgave i baggrunden gik galt" in headings
    assert [task.todo.heading for task in day(world, "leader").tasks] == []


def test_quiet_when_nothing_waits(client, world):
    client.force_login(world.accounts["employee"])
    page = client.get(reverse("my_day")).content.decode()
    assert "Ingenting venter på dig." in page
    assert "Du hører fra os, når der er noget til dig." in page
    assert 'class="ln-task"' not in page


def test_one_click_settles_a_task_and_leads_back(client, world):
    starts = timezone.now() + timedelta(days=5)
    meeting = book_meeting(
        network=Network.objects.get(pk=world.things.network.pk),
        starts=starts,
        ends=starts + timedelta(hours=1),
        by=world.accounts["facilitator"],
        at=NOW,
    )
    client.force_login(world.accounts["leader"])
    page = client.get(reverse("my_day")).content.decode()
    address = re.search(r'<form method="post" action="(/netvaerk/moede/[^"]+)"', page)[1]
    response = client.post(address, {"answer": "accepted"})
    assert (response.status_code, response.url) == (302, "/")
    assert meeting.appointment.invitees.get(person=world.people["leader"]).answer == Answer.ACCEPTED
    page = client.get("/").content.decode()
    assert "Dit svar er gemt." in page
    assert 'class="ln-task"' not in page


def questions(client, key, world):
    client.force_login(world.accounts[key])
    client.get("/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    return len(asked)


def test_a_leaders_day_costs_five_questions_with_one_row_and_with_three(client, world):
    world.things.programme.state = "draft"
    world.things.programme.save()
    assert questions(client, "leader", world) == 5
    for number in (1, 2, 3):
        called(world, 2, minutes=61 * number)
        key = ["third_leader", "chief", "employee"][number - 1]
        Membership.objects.create(network=world.things.network, person=world.people[key], starts=TODAY)
    assert questions(client, "leader", world) == 5


@pytest.mark.parametrize("key", ["hr", "facilitator", "director", "employee"])
def test_everybodys_day_costs_five_questions(client, world, key):
    assert questions(client, key, world) == 5


def test_the_day_of_hr_with_a_budget_who_leads_somebody_with_a_new_talk_costs_seven(client, world):
    """HR who is the nearest leader of somebody whose attendance was talked about meets all that costs a question."""
    RoleGrant.objects.create(person=world.people["chief"], role=Role.HR, starts=LONG_AGO)
    YearBudget.objects.create(programme=world.things.programme, year=TODAY.year, amount=1000)
    membership = Membership.objects.get(person=world.people["other_leader"])
    AttendanceTalk.objects.create(membership=membership, held_on=TODAY, noted_at=NOW)
    assert questions(client, "chief", world) == 7
    assert "fremmøde" in client.get("/").content.decode()


def sign_in(client):
    client.post(reverse("account_login"), {"login": "leader@fjordby.example", "password": PASSWORD})


def test_the_visit_before_this_one_is_remembered_for_the_session(client, world):
    sign_in(client)
    assert "last_visit" not in client.session
    assert "Siden du var her" not in client.get("/").content.decode()
    Account.objects.filter(pk=world.accounts["leader"].pk).update(last_login=NOW - timedelta(days=4))
    client.logout()
    sign_in(client)
    assert client.session["last_visit"] == (NOW - timedelta(days=4)).isoformat()
    assert client.get("/").status_code == 200


HERE = re.compile(r'<a href="([^"]+)" aria-current="page">')


@pytest.mark.parametrize(
    ("key", "address", "here"),
    [
        ("leader", "my_day", "/"),
        ("leader", "networks:my_networks", "/netvaerk/"),
        ("hr", "networks:networks", "/hr/"),
        ("hr", "hr_desk", "/hr/"),
        ("leader", "goals:goals", "/maal/"),
        ("leader", "performance:dialogues", "/samtaler/"),
    ],
)
def test_the_menu_says_in_both_its_places_where_one_is(client, world, key, address, here):
    client.force_login(world.accounts[key])
    page = client.get(reverse(address)).content.decode().split("<main")[0]
    assert HERE.findall(page) == [here, here]
    assert page.count(">HR</a>") == (2 if key == "hr" else 0)
