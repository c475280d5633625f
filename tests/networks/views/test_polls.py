"""Proposing times, answering them and choosing one, as a browser does it."""

import html
import re

import pytest
from django.urls import reverse

from networks.models import Meeting, Poll, Vote
from networks.rules.polls import State, Wish
from organisation.actions.calendar import book_appointment
from organisation.models import Letter
from tests.networks.meeting_world import add_meeting_life
from tests.networks.views.test_meetings import words
from tests.refusals import told_and_kept
from tests.world import NOW, typed, wall

pytestmark = pytest.mark.django_db


def form(*days, **changes):
    """What is sent: a time on each of some days, the other rows empty."""
    sent = {"place": "Havnehuset", "online_link": "", "closes": typed(wall(10).date())}
    for number in range(8):
        day = typed(wall(days[number]).date()) if number < len(days) else ""
        clocks = ("9", "11") if day else ("", "")
        sent |= {f"day_{number}": day, f"starts_{number}": clocks[0], f"ends_{number}": clocks[1]}
    return sent | changes


@pytest.fixture
def world(world):
    return add_meeting_life(world)


@pytest.fixture
def propose(client, world):
    Poll.objects.all().delete()

    def propose(*days, role="facilitator", **changes):
        client.force_login(world.accounts[role])
        address = reverse("networks:propose_times", args=[world.things.network.pk])
        return client.post(address, form(*days, **changes), follow=True)

    return propose


def settled(propose, *days, **changes):
    """Proposed with what speaks against the times read."""
    response = propose(*days, **changes)
    warned = re.search(r'name="anyway" value="([^"]+)"', response.content.decode())
    return propose(*days, **changes, anyway=html.unescape(warned[1])) if warned else response


def test_times_are_proposed_and_waiting_for_answers(propose):
    page = words(settled(propose, 20, 21, 22))
    assert "Tiderne er foreslået, og de andre får et brev." in page
    assert "0 af 2 har svaret" in page
    assert Poll.objects.get().times.count() == 3


def test_any_member_may_propose(propose):
    assert "Tiderne er foreslået" in words(settled(propose, 20, 21, 22, 23, role="leader"))


@pytest.mark.parametrize(
    ("days", "changes", "said"),
    [
        ((20, 21), {}, "Skriv eller vælg noget her."),
        ((20, 21, 22), {"starts_1": ""}, "Skriv eller vælg noget her."),
        ((20, 21, 22), {"starts_4": "9"}, "Skriv både dato, fra og til, eller lad rækken stå tom."),
        ((20, 21, 22), {"ends_0": "8"}, "Mødet skal slutte, efter det er begyndt."),
        ((-1, 21, 22), {}, "Det tidspunkt er gået."),
        ((20, 20, 20), {}, "Foreslå fra tre til otte forskellige tider."),
        ((20, 21, 22), {"closes": typed(wall(-1).date())}, "Den dag er gået."),
        ((20, 21, 22), {"closes": typed(wall(20).date())}, "Fristen for at svare skal ligge før den første"),
        ((20, 21, 22), {"day_0": "31.2.2030"}, "findes ikke"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(propose, days, changes, said):
    response = propose(*days, anyway="", **changes)
    if said not in words(response):
        response = settled(propose, *days, **changes)
    assert said in words(response)
    assert all(value in response.content.decode() for value in changes.values() if value)
    assert not Poll.objects.exists()


def test_what_ledernet_knows_is_told_before_anybody_is_asked(propose, world):
    book_appointment(
        title="Fortroligt", starts=wall(21, 10), ends=wall(21, 12), people=[world.people["leader"]], by=world.hr, at=NOW
    )
    page = propose(20, 21, 22)
    assert "Mette Møller er optaget." in words(page)
    assert "Fortroligt" not in words(page)
    assert not Poll.objects.exists()
    assert "Tiderne er foreslået" in words(settled(propose, 20, 21, 22))


def test_an_open_poll_is_led_to_instead_of_a_second_one(client, world):
    client.force_login(world.accounts["leader"])
    response = client.get(reverse("networks:propose_times", args=[world.things.network.pk]))
    assert response.url == world.things.poll.get_absolute_url()


def answer(client, world, role, *wishes):
    client.force_login(world.accounts[role])
    poll = world.things.poll
    said = {f"time-{time.pk}": wish for time, wish in zip(poll.times.all(), wishes, strict=False)}
    return client.post(poll.get_absolute_url(), said, follow=True)


def test_an_answer_is_saved_shown_and_can_be_changed(client, world):
    page = words(answer(client, world, "leader", Wish.YES, Wish.IF_NEED_BE, Wish.NO))
    assert "Tak. Dine svar er gemt" in page
    assert "1 af 2 har svaret" in page
    assert "1 ja · 0 hvis det skal være · 0 nej passer bedst" in page
    answer(client, world, "leader", Wish.NO, Wish.NO, Wish.NO)
    assert set(Vote.objects.values_list("wish", flat=True)) == {Wish.NO}


def test_half_an_answer_is_not_an_answer_and_stays_on_the_page(client, world):
    response = answer(client, world, "leader", Wish.YES)
    assert "Intet er gemt endnu." in words(response)
    assert "Svar på den her tid også." in words(response)
    assert response.content.decode().count(" checked") == 1
    assert not Vote.objects.exists()


def test_ones_own_clash_is_told_and_nobody_elses_to_a_member(client, world):
    time = world.things.poll.times.first()
    for role in ("leader", "facilitator"):
        taken = {"starts": time.starts, "ends": time.ends, "people": [world.people[role]]}
        book_appointment(title="X", by=world.hr, at=NOW, **taken)
    client.force_login(world.accounts["leader"])
    page = words(client.get(world.things.poll.get_absolute_url()))
    assert page.count("Du har allerede noget i kalenderen.") == 1
    assert "er optaget" not in page
    client.force_login(world.accounts["facilitator"])
    assert "Mette Møller er optaget." in words(client.get(world.things.poll.get_absolute_url()))


def test_a_time_is_chosen_after_a_page_that_says_what_happens(client, world):
    poll = world.things.poll
    client.force_login(world.accounts["facilitator"])
    address = reverse("networks:choose_time", args=[poll.pk, poll.times.first().pk])
    page = words(client.get(address))
    assert "2 får en indkaldelse i dag" in page
    assert " ." not in page
    assert Poll.objects.get(pk=poll.pk).state == State.OPEN
    page = words(client.post(address, follow=True))
    assert "Mødet er aftalt, og indkaldelserne er på vej." in page
    assert Meeting.objects.filter(poll=poll).exists()
    assert "Der er valgt en tid." in words(client.get(poll.get_absolute_url()))
    assert "Der er allerede valgt en tid." in words(client.post(address, follow=True))


def test_a_proposal_is_withdrawn(client, world):
    answer(client, world, "leader", Wish.YES, Wish.YES, Wish.YES)
    client.force_login(world.accounts["facilitator"])
    page = client.post(reverse("networks:withdraw_times", args=[world.things.poll.pk]), {"reason": ""}, follow=True)
    assert "Forslaget er trukket tilbage." in words(page)
    assert Letter.objects.filter(template="network_poll_withdrawn").count() == 1
    assert "I er ved at finde en tid" not in words(page)


def test_what_was_written_stays_when_somebody_was_first(client, world):
    poll = world.things.poll
    client.force_login(world.accounts["facilitator"])
    address = reverse("networks:propose_times", args=[poll.network_id])
    anyway = re.search(r'name="anyway" value="([^"]+)"', client.post(address, form(20, 21, 22)).content.decode())
    sent = form(20, 21, 22) | ({"anyway": html.unescape(anyway[1])} if anyway else {})
    assert told_and_kept(client.post(address, sent), "allerede ved at finde en tid", "Havnehuset")
    Poll.objects.update(state=State.WITHDRAWN)
    withdrawn = client.post(reverse("networks:withdraw_times", args=[poll.pk]), {"reason": "For travlt"})
    assert told_and_kept(withdrawn, "Forslaget er trukket tilbage.", "For travlt")
    answered = answer(client, world, "leader", Wish.YES, Wish.NO, Wish.NO)
    assert told_and_kept(answered, "Forslaget er trukket tilbage.")
    assert not Vote.objects.exists()
