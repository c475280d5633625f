"""A wish round whose programme management decides on anew: it rests, goes on, or is withdrawn; and one that ends."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.ending import end_programme
from networks.actions.hearings import close_hearing, invite_to_hearing
from networks.actions.sheets import ask_to_sign, begin_sheet, drop_sheet, publish_sheet, sign_sheet
from networks.actions.wishes import extend_wish_round, remind_of_wishes, tell_wishes, withdraw_wishes
from networks.models import Exclusion, Programme, Sheet, Wishes, WishRound
from networks.queries.wishes import open_to
from networks.rules.wishes import State
from organisation.models import Letter
from organisation.rules.refusals import Refused
from tests.networks.crew import words_of
from tests.networks.sheet_world import FIRST_ANSWERS, HEARD_BY, LATER, told
from tests.networks.wish_world import asked, wishes_of
from tests.world import NOW, TODAY

DAYS = ["mon", "tue", "wed", "thu", "fri"]
ASKED = "Hvad ønsker du af dit netværk?"


@pytest.fixture
def round(world):
    return asked(world)


def tell(world, round, key="leader", joins=True):
    return tell_wishes(wishes=wishes_of(round, world, key), days=DAYS, joins=joins, by=world.hr, at=NOW)


def begun(world, round):
    return begin_sheet(programme=round.programme, answer_by=LATER, by=world.hr, at=NOW)


def signed(world, sheet, attendance):
    sheet = told(world, sheet, FIRST_ANSWERS | {"attendance": ("", {"attendance": attendance})})
    invite_to_hearing(sheet=sheet, people=[world.people["director"]], heard_by=HEARD_BY, by=world.hr, at=NOW)
    heard = close_hearing(sheet=sheet, by=world.hr, at=NOW)
    ask_to_sign(sheet=heard, signer=world.people["director"], by=world.hr, at=NOW)
    edition = Sheet.objects.get(pk=sheet.pk).edition
    sign_sheet(sheet=sheet, edition=edition, by=world.accounts["director"], at=NOW)
    return Sheet.objects.get(pk=sheet.pk)


def published(world, sheet, attendance):
    return publish_sheet(sheet=signed(world, sheet, attendance), by=world.hr, at=NOW)


def is_asked(client, world, key="leader"):
    """Whether Min dag and Mine netværk ask somebody what they wish."""
    client.force_login(world.accounts[key])
    in_day = ASKED in client.get("/").content.decode()
    assert in_day == open_to(world.people[key], TODAY).exists()
    return in_day


def letters(template):
    return sorted(Letter.objects.filter(template=template).values_list("person__name", flat=True))


def test_while_purpose_and_type_are_decided_nobody_is_asked_or_reminded(world, round, client):
    assert is_asked(client, world)
    begun(world, round)
    assert not is_asked(client, world)
    remind_of_wishes(round=round, by=None, at=NOW + timedelta(days=4))
    assert (letters("wishes_reminder"), WishRound.objects.get().reminded_at) == ([], None)
    for refused in (lambda: tell(world, round), lambda: extend_wish_round(round=round, until=LATER, by=None, at=NOW)):
        with pytest.raises(Refused, match="Formål og type er ikke besluttet endnu"):
            refused()
    page = words_of(client.get(reverse("networks:wishes", args=[round.pk])).content.decode())
    assert "Så længe holder ønskerunden pause, og du skal ikke gøre noget." in page
    client.force_login(world.hr)
    page = words_of(client.get(reverse("networks:wish_round", args=[round.pk])).content.decode())
    assert "Ønskerunden holder pause, mens ledelsen beslutter formål og type." in page
    assert "Ret den sidste dag" not in page
    programme = client.get(reverse("networks:programme", args=[round.programme_id])).content.decode()
    assert "Den holder pause, mens ledelsen beslutter formål og type." in programme


def test_a_sheet_that_is_dropped_lets_the_round_go_on(world, round, client):
    drop_sheet(sheet=begun(world, round), by=world.hr, at=NOW)
    assert is_asked(client, world)
    remind_of_wishes(round=round, by=None, at=NOW + timedelta(days=4))
    assert world.people["leader"].name in letters("wishes_reminder")


def test_what_was_wished_can_be_taken_back_while_the_round_rests(world, round, client):
    own = tell(world, round)
    begun(world, round)
    client.force_login(world.accounts["leader"])
    page = words_of(client.get(reverse("networks:wishes", args=[round.pk])).content.decode())
    assert "Det ønskede du" in page
    assert "Slet mine ønsker" in page
    withdraw_wishes(wishes=own, by=world.accounts["leader"], at=NOW)
    assert Wishes.objects.get(pk=own.pk).answered_at is None


def test_a_round_goes_on_when_what_was_asked_still_holds(world, round, client):
    own = tell(world, round)
    published(world, begun(world, round), "voluntary")
    assert WishRound.objects.get().state == State.OPEN
    assert Wishes.objects.get(pk=own.pk).joins
    assert is_asked(client, world, "third_leader")


def test_a_round_that_asked_about_something_else_is_withdrawn_and_a_no_counts_no_longer(world, round, client):
    tell(world, round)
    tell(world, round, "third_leader", joins=False)
    Exclusion.objects.create(programme=round.programme, person=world.people["chief"], reason="på vej på pension")
    sheet = signed(world, begun(world, round), "mandatory")
    client.force_login(world.hr)
    page = words_of(client.get(reverse("networks:publish_sheet", args=[sheet.pk])).content.decode())
    assert "Lederne bliver spurgt om ønsker: 2 af" in page
    publish_sheet(sheet=sheet, by=world.hr, at=NOW)
    assert WishRound.objects.get().state == State.WITHDRAWN
    assert not Wishes.objects.exists()
    told_so = sorted(world.people[key].name for key in ("leader", "third_leader"))
    assert letters("wishes_withdrawn") == told_so
    text = Letter.objects.filter(template="wishes_withdrawn").first().text
    assert "Ledelsen har besluttet, at programmet skal være anderledes, end da du blev spurgt." in " ".join(
        text.split()
    )
    assert list(Exclusion.objects.values_list("person__name", "reason")) == [
        (world.people["chief"].name, "på vej på pension")
    ]
    assert not is_asked(client, world)


def test_a_new_edition_for_running_networks_withdraws_a_round_about_the_old_one(world, round, client):
    Programme.objects.filter(pk=round.programme_id).update(state="running")
    sheet = begun(world, round)
    assert is_asked(client, world)
    published(world, sheet, "mandatory")
    assert WishRound.objects.get().state == State.WITHDRAWN


def test_a_programme_that_ends_asks_nobody_any_more(world, round, client):
    tell(world, round)
    end_programme(programme=round.programme, ends=TODAY, by=world.hr, at=NOW)
    assert not is_asked(client, world)
    assert letters("wishes_withdrawn") == [world.people["leader"].name]
    assert "Programmet er afsluttet." in Letter.objects.get(template="wishes_withdrawn").text
