"""Hours, invoices and budgets: told, corrected, settled, and never twice."""

from datetime import timedelta
from decimal import Decimal

import pytest

from networks.actions.budgets import set_budget
from networks.actions.facilitators import correct_facilitator
from networks.actions.hours import correct_hours, register_hours, settle_hours, withdraw_hours
from networks.actions.invoices import hand_in_invoice, settle_invoice, withdraw_invoice
from networks.actions.networks import change_network
from networks.models import Facilitator, Hours, Invoice, YearBudget
from networks.rules.money import State, Work
from organisation.models import AuditEntry, Letter
from organisation.rules.refusals import Refused
from tests.networks.money_world import RATE, make_external
from tests.world import NOW, TODAY

DAY = timedelta(days=1)


@pytest.fixture
def guide(world):
    return make_external(world)


def told(world, guide, **facts):
    given = {
        "facilitator": guide,
        "network": world.things.network,
        "worked_on": TODAY,
        "minutes": 90,
        "work": Work.MEETING,
        "by": world.accounts["facilitator"],
        "at": NOW,
    }
    return register_hours(**given | facts)


def billed(world, guide, **facts):
    given = {
        "facilitator": guide,
        "network": world.things.network,
        "number": "2026-17",
        "amount": Decimal("1350.50"),
        "dated": TODAY,
        "by": world.accounts["facilitator"],
        "at": NOW,
    }
    return hand_in_invoice(**given | facts)


def test_hours_are_told_once_at_the_rate_of_the_day(world, guide):
    first = told(world, guide, meeting=world.things.meeting)
    assert told(world, guide) == first
    assert (first.rate, first.state, first.meeting) == (RATE, State.WAITING, world.things.meeting)
    correct_facilitator(
        facilitator=guide, capacity=4, external=True, active=True, hours=8, rate=Decimal(1100), by=world.hr, at=NOW
    )
    assert told(world, guide, minutes=30).rate == Decimal(1100)
    first.refresh_from_db()
    assert first.rate == RATE


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"minutes": 0}, "hours"),
        ({"worked_on": TODAY + DAY}, "worked_on"),
        ({"worked_on": TODAY - timedelta(days=200)}, "worked_on"),
    ],
)
def test_impossible_hours_are_refused(world, guide, facts, field):
    with pytest.raises(Refused) as refused:
        told(world, guide, **facts)
    assert refused.value.field == field


def test_nobody_tells_of_anothers_network(world, guide):
    with pytest.raises(Refused, match="facilitator for"):
        told(world, guide, network=world.things.other_network)
    with pytest.raises(Refused, match="facilitator for"):
        billed(world, guide, network=world.things.other_network)


def test_hours_are_rejected_with_a_reason_corrected_and_approved(world, guide):
    hours = told(world, guide)
    settle_hours(hours=hours, to=State.REJECTED, reason="mødet varede en time", by=world.hr, at=NOW)
    letter = Letter.objects.get(template="hours_rejected")
    assert (letter.person, "mødet varede en time" in letter.text) == (guide.person, True)
    facts = {"worked_on": TODAY, "minutes": 60, "work": Work.MEETING, "note": "", "by": None, "at": NOW}
    hours = correct_hours(hours=hours, **facts)
    assert (hours.state, hours.reason, hours.minutes) == (State.WAITING, "", 60)
    settle_hours(hours=hours, to=State.APPROVED, by=world.hr, at=NOW)
    for late in (lambda: correct_hours(hours=hours, **facts), lambda: withdraw_hours(hours=hours, by=None, at=NOW)):
        with pytest.raises(Refused, match="har godkendt"):
            late()
    with pytest.raises(Refused, match="afgjort"):
        settle_hours(hours=hours, to=State.REJECTED, by=world.hr, at=NOW)
    settle_hours(hours=hours, to=State.WAITING, by=world.hr, at=NOW)
    withdraw_hours(hours=hours, by=None, at=NOW)
    assert not Hours.objects.exists()


def test_as_long_of_the_same_work_about_something_else_is_not_swallowed(world, guide):
    told = {"work": "prepare", "minutes": 60, "worked_on": TODAY, "by": world.hr, "at": NOW}
    first = register_hours(facilitator=guide, network=world.things.network, note="formiddag", **told)
    again = register_hours(facilitator=guide, network=world.things.network, note="formiddag", **told)
    assert again == first
    with pytest.raises(Refused, match="Ret den linje") as refused:
        register_hours(facilitator=guide, network=world.things.network, note="eftermiddag", **told)
    assert refused.value.field == "hours"


def test_a_correction_does_not_tell_the_same_twice(world, guide):
    told(world, guide)
    second = told(world, guide, minutes=30)
    with pytest.raises(Refused, match="allerede registreret"):
        correct_hours(hours=second, worked_on=TODAY, minutes=90, work=Work.MEETING, note="", by=world.hr, at=NOW)


def test_an_invoice_is_handed_in_once_and_settled(world, guide):
    invoice = billed(world, guide)
    assert (invoice.amount, invoice.state) == (Decimal("1350.50"), State.WAITING)
    with pytest.raises(Refused, match="sendt før"):
        billed(world, guide, amount=Decimal(1))
    settle_invoice(invoice=invoice, to=State.APPROVED, by=world.hr, at=NOW)
    assert "1.350,50 kr." in Letter.objects.get(template="invoice_settled").text.replace("\xa0", " ")
    with pytest.raises(Refused, match="har godkendt"):
        withdraw_invoice(invoice=invoice, by=None, at=NOW)
    settle_invoice(invoice=invoice, to=State.WAITING, by=world.hr, at=NOW)
    settle_invoice(invoice=invoice, to=State.REJECTED, reason="forkert netværk", by=world.hr, at=NOW)
    assert Letter.objects.filter(template="invoice_settled").count() == 2
    withdraw_invoice(invoice=invoice, by=None, at=NOW)
    assert not Invoice.objects.exists()


def test_impossible_invoices_are_refused(world, guide):
    for facts, field in (({"amount": Decimal(0)}, "amount"), ({"dated": TODAY + DAY}, "dated")):
        with pytest.raises(Refused) as refused:
            billed(world, guide, **facts)
        assert refused.value.field == field
    Facilitator.objects.update(external=False)
    with pytest.raises(Refused, match="Kun eksterne"):
        billed(world, guide)


def test_a_budget_is_set_and_changed_and_the_trail_keeps_both(world):
    for amount in (50000, 60000):
        set_budget(programme=world.things.programme, year=TODAY.year, amount=Decimal(amount), by=world.hr, at=NOW)
    assert YearBudget.objects.get().amount == Decimal(60000)
    first, second = AuditEntry.objects.filter(verb="set_budget").order_by("pk")
    assert (first.before, second.before) == ({}, {"amount": "50000.00"})


def test_nobody_runs_the_network_of_their_own_people(world):
    chief = Facilitator.objects.create(person=world.people["chief"])
    network = world.things.other_network
    with pytest.raises(Refused, match="Carl Chefsen er nærmeste leder for Ole Øgaard"):
        change_network(network=network, name="Bro", day="thu", place="", facilitator=chief, by=world.hr, at=NOW)
    below = Facilitator.objects.create(person=world.people["employee"])
    fjord = world.things.network
    with pytest.raises(Refused, match="Mette Møller er nærmeste leder for Emil Eriksen"):
        change_network(network=fjord, name="Fjord", day="wed", place="", facilitator=below, by=world.hr, at=NOW)
