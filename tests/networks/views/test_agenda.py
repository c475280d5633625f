"""Dilemmas, the points of an agenda and their clock, as a browser writes and runs them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from networks.actions.agenda import add_point, begin_clock
from networks.models import Dilemma, Point
from networks.rules.agenda import MOST_POINTS
from organisation.models import AuditEntry, Letter
from tests.networks.meeting_world import add_meeting_life
from tests.networks.views.test_meetings import words
from tests.world import NOW


@pytest.fixture
def world(world):
    return add_meeting_life(world)


@pytest.fixture
def send(client, world):
    """A form sent, or with nothing a page opened, by the facilitator or somebody else."""

    def send(name, *args, role="facilitator", **sent):
        client.force_login(world.accounts[role])
        address = reverse(f"networks:{name}", args=args)
        return client.post(address, sent, follow=True) if sent else client.get(address)

    return send


@pytest.fixture
def key(world):
    return world.things.meeting.appointment.uid


def point(**changes):
    return {"heading": "", "dilemma": "", "method": "", "minutes": ""} | changes


def seen_of(send, point):
    """The mark that the form of a point carries."""
    return send("change_point", point.pk).context["form"]["seen"].value()


def headings(world):
    return list(Point.objects.filter(meeting=world.things.meeting).values_list("heading", "minutes"))


def test_a_point_is_called_by_what_is_chosen_and_lasts_as_long_as_its_method(send, world, key):
    send("points", key, **point(heading="Siden sidst", minutes="10"))
    send("points", key, **point(dilemma=world.things.dilemma.pk, method="three_chairs"))
    send("points", key, **point(method="walk", minutes="25"))
    page = words(send("points", key, **point(heading="Farvel")))
    assert "Punktet står på dagsordenen." in page
    assert headings(world) == [
        ("Sparring", 45),
        ("Siden sidst", 10),
        ("To vagtplaner", 40),
        ("To og to ud at gå", 25),
        ("Farvel", 15),
    ]
    assert "Punkterne tager 15 minutter mere, end mødet varer." in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Skriv, hvad punktet er, eller vælg et dilemma eller en metode."),
        ({"heading": "X", "minutes": "0"}, " 1. Sæt det på"),
        ({"heading": "X", "minutes": "241"}, " 240. Sæt det på"),
        ({"heading": "X", "method": "magic"}, "gyldig"),
    ],
)
def test_what_cannot_be_a_point_is_said_at_the_field(send, world, key, changes, said):
    assert said in words(send("points", key, **point(**changes)))
    assert len(headings(world)) == 1


def test_another_networks_dilemma_is_no_choice(send, world, key):
    page = words(send("points", key, **point(dilemma=world.things.other_dilemma.pk)))
    assert "Punktet står" not in page
    assert len(headings(world)) == 1


def test_an_agenda_has_an_end(send, world, key):
    for number in range(MOST_POINTS - 1):
        add_point(meeting=world.things.meeting, heading=str(number), minutes=1, by=world.hr, at=NOW)
    assert "højst stå 20 punkter" in words(send("points", key, **point(heading="For meget")))


def test_points_change_places_are_corrected_and_dropped(send, world, key):
    send("points", key, **point(heading="Siden sidst", minutes="10"))
    second = Point.objects.get(heading="Siden sidst")
    send("shift_point", second.pk, "op", go="1")
    assert headings(world) == [("Siden sidst", 10), ("Sparring", 45)]
    send("change_point", second.pk, **point(heading="Rundt om bordet", minutes="12", seen=seen_of(send, second)))
    send("drop_point", world.things.point.pk, go="1")
    assert headings(world) == [("Rundt om bordet", 12)]


def test_nobody_changes_a_point_that_they_have_not_read(send, world, key):
    seen = seen_of(send, world.things.point)
    send("change_point", world.things.point.pk, **point(heading="Sparring i to hold", minutes="50", seen=seen))
    mine = point(heading="Sparring i tre hold", minutes="60", seen=seen)
    late = send("change_point", world.things.point.pk, role="leader", **mine)
    assert "Nu står der: »Sparring i to hold«, 50 min." in words(late)
    assert late.context["form"]["heading"].value() == "Sparring i tre hold"
    seen = late.context["form"]["seen"].value()
    send("change_point", world.things.point.pk, role="leader", **(mine | {"seen": seen}))
    assert headings(world) == [("Sparring i tre hold", 60)]


def test_the_meeting_shows_the_hours_and_the_method(send, world, key):
    page = words(send("meeting", key, role="leader"))
    assert "45 min." in page
    assert "Et dilemma fra Mette Møller" in page
    assert "Det lyttende hold: Dilemmaet · Spørgsmål" in page


def test_the_library_tells_every_phase(send):
    page = words(send("methods", role="employee"))
    assert "Det lyttende hold" in page
    assert "Holdet taler med hinanden." in page


def test_a_dilemma_is_brought_rewritten_and_deleted_by_its_owner(send, world):
    network = world.things.network.pk
    page = words(send("bring_dilemma", network, role="leader", title="Ferien", words="Hvem får juli?"))
    assert "Tak. Dilemmaet ligger klar til de andre." in page
    assert "Hvem får juli?" in page
    mine = Dilemma.objects.get(title="Ferien")
    rewritten = {"title": "Ferien", "words": "Hvem får august?"}
    assert "Hvem får august?" in words(send("rewrite_dilemma", mine.pk, role="leader", **rewritten))
    page = words(send("take_back_dilemma", mine.pk, role="leader", go="1"))
    assert "Dilemmaet er slettet." in page
    assert not Dilemma.objects.filter(pk=mine.pk).exists()
    assert not AuditEntry.objects.filter(after__icontains="Ferien").exists()
    assert not Letter.objects.filter(text__icontains="juli").exists()


def test_a_deleted_dilemma_leaves_the_points_own_heading(send, world):
    send("take_back_dilemma", world.things.dilemma.pk, role="leader", go="1")
    assert Point.objects.get(pk=world.things.point.pk).dilemma is None


def test_a_dilemma_needs_a_heading(send, world):
    page = send("bring_dilemma", world.things.network.pk, role="leader", title=" ", words="Hvem får juli?")
    assert "Hvem får juli?" in page.content.decode()
    assert Dilemma.objects.count() == 2


def test_hr_reads_in_the_trail_that_the_agenda_was_written_and_nothing_of_dilemmas(send, client, world):
    send("bring_dilemma", world.things.network.pk, role="leader", title="Ferien", words="")
    send("points", world.things.meeting.appointment.uid, **point(heading="Hemmeligt"))
    client.force_login(world.hr)
    page = words(client.get(reverse("trail")))
    assert "satte et punkt på dagsordenen til et møde i netværk Fjord" in page
    assert "dilemma" not in page
    assert "Hemmeligt" not in page
    assert AuditEntry.objects.filter(verb="bring_dilemma").count() == 1


def test_the_clock_is_a_timetable_before_and_while_it_runs(send, world):
    pk = world.things.point.pk
    page = words(send("clock", pk))
    assert "Sæt uret i gang" in page
    assert "8 min. Dilemmaet" in page
    page = words(send("begin_clock", pk, go="1"))
    assert "Gå videre" in page
    assert "Dilemmaet Den, der har dilemmaet, fortæller." in page


def test_going_on_and_more_time_count_for_the_phase_that_was_seen(send, world):
    pk = world.things.point.pk
    begin_clock(point=world.things.point, by=world.hr, at=timezone.now() - timedelta(minutes=2))
    stand = send("clock_stand", pk).json
    assert stand()["runs"] is True
    assert 120 <= stand()["elapsed"] < 180
    send("give_more", pk, phase="0")
    assert send("clock_stand", pk).json()["lengths"][0] == 10 * 60
    send("go_on", pk, phase="0")
    assert 120 <= send("clock_stand", pk).json()["lengths"][0] < 180
    send("go_on", pk, phase="0")
    send("give_more", pk, phase="x")
    assert send("clock_stand", pk).json()["lengths"][1:] == [600, 720, 420, 300, 180]


def test_one_clock_runs_at_a_time_and_stops(send, world):
    other = add_point(meeting=world.things.meeting, heading="Farvel", minutes=5, by=world.hr, at=NOW)
    send("begin_clock", world.things.point.pk, go="1")
    send("begin_clock", other.pk, go="1")
    assert [one.is_running for one in Point.objects.filter(meeting=world.things.meeting)] == [False, True]
    send("stop_clock", other.pk, go="1")
    assert send("clock_stand", other.pk).json() == {"runs": False, "elapsed": 0, "lengths": [300]}


def test_a_point_that_is_changed_while_its_clock_runs_begins_anew(send, world):
    send("begin_clock", world.things.point.pk, go="1")
    seen = seen_of(send, world.things.point)
    send("change_point", world.things.point.pk, **point(heading="Kort", minutes="5", seen=seen))
    assert send("clock_stand", world.things.point.pk).json()["runs"] is False
