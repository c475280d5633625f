"""HR changes what was announced too early, by keyboard alone: a winding down, and an open evaluation."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluation.models import Round, SealedBallot
from evaluation.rules.rounds import State as RoundState
from networks.actions.evaluations import evaluate_networks
from networks.models import Decision, Meeting, Network
from networks.rules.cycle import Choice, State
from organisation.models import Letter
from organisation.rules.calendar import State as Appointed
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.browser.test_members import press, write
from tests.evaluation.world import add_teams, answer_all
from tests.networks.evaluated_world import add_vig
from tests.networks.life_world import add_dialogue
from tests.networks.world import add_networks
from tests.world import NOW, TODAY, make_world, typed

DAY = timedelta(days=1)


@pytest.fixture
def world(transactional_db):
    return add_networks(make_world())


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def life_of(network):
    network = Network.objects.get(pk=network.pk)
    return network.state, network.ends


@pytest.mark.parametrize("width", [pytest.param("desktop", marks=pytest.mark.thorough), "phone"])
def test_a_winding_down_is_moved_taken_back_and_its_meeting_booked_again(open_page, world, width):
    network = world.things.network
    Network.objects.filter(pk=network.pk).update(starts=TODAY - 900 * DAY)
    add_dialogue(world, network, days=1)
    page = open_page(reverse("networks:life", args=[network.pk]), world.hr, width=width)
    press(page, "Tag stilling")
    press(page, "Nedlæg")
    write(page, "ends", typed(TODAY + 2 * DAY))
    write(page, "reason", "Vi er blevet for få.")
    press(page, "Ja, nedlæg netværket")
    assert life_of(network) == (State.WOUND_DOWN, TODAY + 2 * DAY)
    checked(page)

    press(page, "Flyt den sidste dag")
    write(page, "ends", typed(TODAY + 30 * DAY))
    write(page, "reason", "Vi vil mødes én gang til.")
    checked(page)
    press(page, "Ja, flyt den sidste dag")
    assert life_of(network) == (State.WOUND_DOWN, TODAY + 30 * DAY)

    press(page, "Tag beslutningen tilbage")
    write(page, "reason", "To nye ledere vil gerne med.")
    checked(page)
    press(page, "Ja, netværket fortsætter")
    assert life_of(network) == (State.RUNNING, None)
    text = page.text_content("main")
    assert all(words in text for words in ("Vi er blevet for få.", "To nye ledere vil gerne med.", "Taget tilbage den"))
    checked(page)
    press(page, "Book igen")
    press(page, "Book mødet")
    if "Det taler imod tidspunktet" in page.text_content("main"):
        press(page, "Book alligevel")
    booked = Meeting.objects.filter(network=network, appointment__state=Appointed.BOOKED)
    assert [one.appointment.starts for one in booked] == [world.things.meeting.appointment.starts]
    choices = list(Decision.objects.order_by("pk").values_list("choice", flat=True))
    assert choices == [Choice.WIND_DOWN, Choice.MOVE_END, Choice.TAKE_BACK]
    assert Letter.objects.filter(template="network_goes_on").count() == 2


@pytest.mark.parametrize("width", [pytest.param("desktop", marks=pytest.mark.thorough), "phone"])
def test_an_open_evaluation_is_moved_and_then_withdrawn(open_page, world, width):
    add_vig(add_teams(world))
    facts = {"programme": world.things.programme, "networks": [world.things.vig], "by": world.hr, "at": NOW}
    found = evaluate_networks(deadline=NOW + 14 * DAY, **facts)
    answer_all(Round.objects.get(pk=found.round_id), 4, "", at=NOW)
    page = open_page(reverse("networks:evaluation", args=[found.pk]), world.hr, width=width)
    press(page, "Flyt den sidste dag")
    write(page, "last_day", typed(TODAY))
    press(page, "Flyt dagen, og send brevene")
    assert "Vælg tidligst i morgen" in page.text_content("main")
    checked(page)
    write(page, "last_day", typed(TODAY + 3 * DAY))
    press(page, "Flyt dagen, og send brevene")
    assert timezone.localdate(Round.objects.get(pk=found.round_id).deadline) == TODAY + 3 * DAY
    assert "Det vises ikke længere" in page.text_content("main")
    checked(page)
    press(page, "Træk evalueringen tilbage")
    checked(page)
    write(page, "reason", "Spørgsmålene var forkerte.")
    press(page, "Ja, træk den tilbage, og slet svarene")
    assert "Evalueringen blev trukket tilbage" in page.text_content("main")
    checked(page)
    assert (Round.objects.get(pk=found.round_id).state, SealedBallot.objects.count()) == (RoundState.LOST, 0)
