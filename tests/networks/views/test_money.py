"""A facilitator tells of hours on the phone, HR settles them, and a director reads what is left."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from networks.models import Hours, Invoice, Network, YearBudget
from networks.rules.money import State
from organisation.models import AuditEntry
from tests.networks.crew import words_of
from tests.networks.money_world import add_money, make_external, make_hours
from tests.world import NOW, TODAY, typed


@pytest.fixture
def guide(client, world):
    make_external(world)
    client.force_login(world.accounts["facilitator"])
    return client


def get(client, name, *args, **asked):
    response = client.get(reverse(f"networks:{name}", args=args), asked)
    return words_of(response.content.decode()).replace("\xa0", " ")


def test_hours_are_told_rejected_corrected_and_approved(guide, world):
    network = world.things.network
    sent = {"about": f"n{network.pk}", "hours": "1,5", "worked_on": typed(TODAY), "work": "meeting", "note": ""}
    guide.post(reverse("networks:my_hours"), sent)
    hours = Hours.objects.get()
    assert (hours.minutes, hours.network, hours.state) == (90, network, State.WAITING)
    assert "1,5 timer i" in get(guide, "my_hours")
    guide.force_login(world.hr)
    assert "Jonas Juul: 1,5 t. i netværk Fjord" in get(guide, "hours")
    guide.post(reverse("networks:reject_hours", args=[hours.pk]), {"reason": "mødet varede en time"})
    guide.force_login(world.accounts["facilitator"])
    assert "mødet varede en time" in get(guide, "my_hours")
    page = guide.get(reverse("networks:correct_hours", args=[hours.pk])).content.decode()
    assert 'value="1,5"' in page
    corrected = {"hours": "1", "worked_on": typed(TODAY), "work": "meeting", "note": "rettet"}
    guide.post(reverse("networks:correct_hours", args=[hours.pk]), corrected)
    guide.force_login(world.hr)
    guide.post(reverse("networks:approve_hours", args=[hours.pk]))
    hours.refresh_from_db()
    assert (hours.state, hours.minutes, hours.note) == (State.APPROVED, 60, "rettet")
    guide.post(reverse("networks:approve_hours", args=[hours.pk]), {"open": "1"})
    hours.refresh_from_db()
    assert hours.state == State.WAITING


def test_a_meeting_can_be_told_of(guide, world):
    meeting = world.things.meeting
    meeting.appointment.starts, meeting.appointment.ends = NOW, NOW + timedelta(hours=2)
    meeting.appointment.save()
    assert "Fjord: mødet den" in get(guide, "my_hours")
    sent = {"about": f"m{meeting.pk}", "hours": "2", "worked_on": typed(TODAY), "work": "meeting", "note": ""}
    guide.post(reverse("networks:my_hours"), sent)
    assert Hours.objects.get().meeting == meeting


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"hours": "1,1"}, "Skriv hele kvarterer"),
        ({"hours": "0"}, "Skriv mellem et kvarter"),
        ({"hours": "meget"}, "Indtast et tal"),
        ({"worked_on": "31.02.2026"}, "findes ikke"),
        ({"about": "n987654321"}, "Vælg en fra listen."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(guide, world, wrong, said):
    sent = {"about": f"n{world.things.network.pk}", "hours": "1,5", "worked_on": typed(TODAY), "work": "meeting"}
    page = guide.post(reverse("networks:my_hours"), sent | {"note": "efter mødet"} | wrong).content.decode()
    assert said in page
    assert "efter mødet" in page
    assert not Hours.objects.exists()


def shown_hours(page):
    """What the button for all of one facilitator's hours sends."""
    (batch,) = page.context["batches"]
    return batch.facilitator, {"hours": [row.pk for row in batch.rows], "seen": batch.seen}


def test_hr_approves_all_shown_hours_of_a_facilitator_and_nothing_told_meanwhile(client, world):
    facilitator = make_external(world)
    first, second = (make_hours(facilitator, world.things.network, minutes) for minutes in (60, 120))
    client.force_login(world.hr)
    page = client.get(reverse("networks:hours"))
    assert "2 registreringer, 3 t. i alt" in words_of(page.content.decode())
    assert "Godkend alle 2 : Jonas Juul" in words_of(page.content.decode())
    whose, sent = shown_hours(page)
    later = make_hours(facilitator, world.things.network, minutes=30)
    response = client.post(reverse("networks:approve_shown_hours", args=[whose.pk]), sent, follow=True)
    assert "2 registreringer fra Jonas Juul er godkendt." in response.content.decode()
    states = dict(Hours.objects.values_list("pk", "state"))
    assert states == {first.pk: State.APPROVED, second.pk: State.APPROVED, later.pk: State.WAITING}
    assert set(Hours.objects.filter(state=State.APPROVED).values_list("settled_by", flat=True)) == {world.hr.pk}
    entry = AuditEntry.objects.get(verb="approve_shown_hours")
    assert entry.after == {"hours": [first.pk, second.pk], "minutes": 180}


@pytest.mark.parametrize("change", ["corrected", "withdrawn", "rejected"])
def test_hours_that_are_no_longer_what_was_shown_are_not_approved_unseen(client, world, change):
    facilitator = make_external(world)
    first, second = (make_hours(facilitator, world.things.network, minutes) for minutes in (60, 120))
    client.force_login(world.hr)
    whose, sent = shown_hours(client.get(reverse("networks:hours")))
    if change == "corrected":
        Hours.objects.filter(pk=second.pk).update(minutes=600)
    elif change == "rejected":
        Hours.objects.filter(pk=second.pk).update(state=State.REJECTED)
    else:
        second.delete()
    response = client.post(reverse("networks:approve_shown_hours", args=[whose.pk]), sent, follow=True)
    assert "Timerne er ændret, siden du åbnede siden. Intet er godkendt." in response.content.decode()
    assert not Hours.objects.filter(state=State.APPROVED).exists()
    assert Hours.objects.get(pk=first.pk).state == State.WAITING


def test_one_registration_alone_has_no_button_for_all(client, world):
    make_hours(make_external(world), world.things.network)
    client.force_login(world.hr)
    page = client.get(reverse("networks:hours"))
    assert page.context["batches"] == []
    assert "Godkend under ét" not in page.content.decode()


def test_an_invoice_goes_from_outside_to_hr_and_back(guide, world):
    sent = {"network": world.things.network.pk, "number": "17", "amount": "12.500,50", "dated": typed(TODAY)}
    guide.post(reverse("networks:my_invoices"), sent)
    invoice = Invoice.objects.get()
    assert invoice.amount == Decimal("12500.50")
    assert "Faktura 17 er sendt før." in guide.post(reverse("networks:my_invoices"), sent).content.decode()
    guide.force_login(world.hr)
    assert "12.500,50 kr." in get(guide, "invoices")
    guide.post(reverse("networks:reject_invoice", args=[invoice.pk]), {"reason": "forkert netværk"})
    guide.force_login(world.accounts["facilitator"])
    assert "forkert netværk" in get(guide, "my_invoices")
    guide.post(reverse("networks:withdraw_invoice", args=[invoice.pk]))
    assert not Invoice.objects.exists()


def test_an_external_facilitator_sees_only_their_own(guide, world):
    add_money(world)
    for name, key in (("network", "other_network"), ("correct_hours", "other_hours")):
        address = reverse(f"networks:{name}", args=[getattr(world.things, key).pk])
        assert guide.get(address).status_code == 404
    assert "Bro" not in get(guide, "my_hours")
    assert "Bro" not in get(guide, "my_invoices")
    assert guide.get(reverse("networks:budgets")).status_code == 404
    Network.objects.update(facilitator=None)
    assert "Du er ikke facilitator for et netværk lige nu." in get(guide, "my_hours")


def test_the_director_reads_the_budget_and_hr_sets_it(client, world):
    make_hours(make_external(world), world.things.network, minutes=600)
    client.force_login(world.hr)
    assert "Der er ikke sat et budget" in get(client, "budgets")
    address = reverse("networks:set_budget", args=[world.things.programme.pk])
    assert "Indtast et tal" in client.post(address, {"year": TODAY.year, "amount": "mange"}).content.decode()
    client.post(address, {"year": TODAY.year, "amount": "10.000"})
    assert YearBudget.objects.get().amount == Decimal(10000)
    day = words_of(client.get(reverse("my_day")).content.decode())
    assert "Budgettet for Tværfaglige netværk 2026 er snart brugt" in day
    assert "1 registrering af timer venter" in day
    client.force_login(world.accounts["director"])
    read = get(client, "budgets")
    assert "9.000 kr. af 10.000 kr. er brugt, 90 %." in read
    assert "Ret budgettet" not in read


def test_a_years_budget_begins_with_managements_frame_and_is_corrected_from_what_it_is(client, world):
    client.force_login(world.hr)
    programme = world.things.programme
    address = reverse("networks:set_budget", args=[programme.pk])

    def begun():
        return client.get(address).context["form"]["amount"].value()

    type(programme).objects.filter(pk=programme.pk).update(budget=0)
    assert begun() is None
    type(programme).objects.filter(pk=programme.pk).update(budget=180_000)
    assert begun() == Decimal(180_000)
    client.post(address, {"year": TODAY.year, "amount": "10.000"})
    assert begun() == Decimal(10_000)


def test_the_hours_are_taken_along_as_a_spreadsheet(client, world):
    add_money(world)
    client.force_login(world.hr)
    response = client.get(reverse("networks:hours_file"))
    assert response["Content-Disposition"] == f'attachment; filename="timer-{TODAY.year}.csv"'
    text = response.content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith("dag;facilitator;netværk")
    assert "Jonas Juul;Fjord;Tværfaglige netværk 2026;møde;2,00;900,00;1800,00;venter på HR;" in text


def test_hr_enters_hours_for_a_facilitator_who_sees_it(client, world):
    facilitator = make_external(world)
    client.force_login(world.hr)
    address = reverse("networks:enter_hours", args=[facilitator.pk])
    sent = {"about": f"n{world.things.network.pk}", "hours": "2", "worked_on": typed(TODAY), "work": "travel"}
    page = client.post(address, sent | {"hours": "1,1", "note": "fra en mail"}).content.decode()
    assert "Skriv hele kvarterer" in page
    assert "fra en mail" in page
    client.post(address, sent)
    hours = Hours.objects.get()
    assert (hours.minutes, hours.rate, hours.by, hours.state) == (120, facilitator.rate, world.hr, State.WAITING)
    client.force_login(world.accounts["facilitator"])
    assert "skrevet ind af HR" in get(client, "my_hours")
    Network.objects.update(facilitator=None)
    client.force_login(world.hr)
    assert "Facilitatoren har intet netværk lige nu." in get(client, "enter_hours", facilitator.pk)


def test_training_is_noted_and_taken_away(client, world):
    client.force_login(world.hr)
    facilitator = world.things.facilitator
    address = reverse("networks:add_training", args=[facilitator.pk])
    client.post(address, {"kind": "peers", "title": "Kollegial sparring", "ended_on": typed(TODAY)})
    training = facilitator.trainings.get()
    assert "Kollegial sparring" in get(client, "correct_facilitator", facilitator.pk)
    client.post(reverse("networks:drop_training", args=[training.pk]))
    assert not facilitator.trainings.exists()


@pytest.mark.parametrize(("language", "shown"), [("da", "0,75"), ("en", "0.75")])
def test_hours_that_are_corrected_stand_as_the_language_writes_them(guide, world, language, shown):
    account = world.accounts["facilitator"]
    account.language = language
    account.save(update_fields=["language"])
    hours = make_hours(world.things.facilitator, world.things.network, minutes=45)
    page = guide.get(reverse("networks:correct_hours", args=[hours.pk])).content.decode()
    assert f'value="{shown}"' in page
