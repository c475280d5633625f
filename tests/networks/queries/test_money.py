"""What a year costs, who told of what, and where a facilitator's own line crosses a network."""

from datetime import date
from decimal import Decimal

from networks.models import Facilitator, Hours, Invoice, Membership, YearBudget
from networks.queries.facilitators import facilitator_line, facilitator_lines
from networks.queries.lines import conflicts_on
from networks.queries.money import (
    budgets_of,
    hours_cells,
    hours_of,
    own_work,
    spending_of,
    year_asked,
    years_known,
)
from networks.rules.money import Pressure, Spending, State
from tests.networks.money_world import RATE, add_money, make_external, make_hours, make_invoice
from tests.world import TODAY


def test_a_years_spending_counts_invoices_and_what_they_do_not_cover(world):
    add_money(world)
    year, programme = TODAY.year, world.things.programme.pk
    assert spending_of(year)[programme] == Spending(
        year, Decimal("50000.00"), waiting=Decimal("2000.00"), unbilled=Decimal("1600.00")
    )
    Invoice.objects.filter(pk=world.things.invoice.pk).update(state=State.APPROVED)
    Invoice.objects.filter(pk=world.things.other_invoice.pk).update(state=State.REJECTED)
    Hours.objects.filter(pk=world.things.hours.pk).update(state=State.REJECTED)
    assert spending_of(year)[programme] == Spending(
        year, Decimal("50000.00"), approved=Decimal("1000.00"), unbilled=Decimal("1800.00")
    )
    assert spending_of(year - 1) == {}


def test_one_facilitators_advance_does_not_hide_anothers_hours(world):
    add_money(world)
    make_invoice(world.things.facilitator, world.things.network, "2", "20000.00")
    assert spending_of(TODAY.year)[world.things.programme.pk].unbilled == Decimal("800.00")


def test_decembers_hours_billed_in_january_are_counted_once(world):
    guide, programme, before = make_external(world), world.things.programme.pk, TODAY.year - 1
    hours = make_hours(guide, world.things.network)
    Hours.objects.filter(pk=hours.pk).update(worked_on=date(before, 12, 15))
    cost = spending_of(before)[programme].unbilled
    make_invoice(guide, world.things.network, "1", str(cost))
    assert cost > 0
    assert (spending_of(before)[programme].used, spending_of(TODAY.year)[programme].used) == (0, cost)


def test_internal_hours_cost_nothing(world):
    make_hours(world.things.facilitator, world.things.network)
    assert spending_of(TODAY.year) == {}


def test_programmes_that_press_come_first(world):
    add_money(world)
    YearBudget.objects.update(amount=Decimal(3601))
    (budget,) = budgets_of(TODAY.year, TODAY)
    assert (budget.spending.pressure, budget.is_pressing, budget.networks) == (Pressure.NEAR, True, 2)
    assert budget.amounts["used"].replace("\xa0", " ") == "3.600 kr."


def test_a_facilitator_sees_the_year_and_what_waits(world):
    guide = make_external(world)
    make_hours(guide, world.things.network)
    rejected = make_hours(guide, world.things.network, minutes=30)
    Hours.objects.filter(pk=rejected.pk).update(state=State.REJECTED)
    work = own_work(guide, TODAY)
    assert (len(work.rows), work.total, work.waiting_total) == (2, "2", "2")


def test_hours_as_cells_of_a_spreadsheet(world):
    add_money(world)
    cells = hours_cells(hours_of(TODAY.year))
    assert cells[-1][1:] == (
        "Jonas Juul", "Fjord", "Tværfaglige netværk 2026", "møde", "2,00", "900,00", "1800,00", "venter på HR", "",
    )  # fmt: skip
    assert years_known(TODAY) == [TODAY.year]
    assert [year_asked(text, TODAY) for text in ("2024", "", "x", "99999")] == [2024, *[TODAY.year] * 3]


def test_a_facilitators_own_line_is_seen_where_it_crosses_a_network(world):
    assert conflicts_on(TODAY) == {}
    chief = Facilitator.objects.create(person=world.people["chief"])
    world.things.other_network.facilitator = chief
    world.things.other_network.save()
    (conflict,) = conflicts_on(TODAY)[chief.pk]
    assert (conflict.network, conflict.words) == (
        world.things.other_network,
        "Carl Chefsen er nærmeste leder for Ole Øgaard.",
    )
    Membership.objects.create(network=world.things.other_network, person=world.people["director"], starts=TODAY)
    assert [one.member for one in conflicts_on(TODAY)[chief.pk]] == ["Dorthe Dahl", "Ole Øgaard"]


def test_a_line_tells_hours_room_and_training(world):
    add_money(world)
    line = next(one for one in facilitator_lines(TODAY) if one.facilitator == world.things.facilitator)
    assert (line.room, line.hours, line.is_overworked) == (3, "2", False)
    make_hours(world.things.facilitator, world.things.network, minutes=600)
    line = facilitator_line(world.things.facilitator, TODAY)
    assert line.is_overworked
    assert ([one.title for one in line.trainings], line.is_untrained) == (["Proces i praksis"], False)
    world.things.facilitator.trainings.all().delete()
    assert facilitator_line(world.things.facilitator, TODAY).is_untrained
    idle = Facilitator.objects.create(person=world.people["chief"])
    assert not facilitator_line(idle, TODAY).is_untrained
    assert world.things.facilitator.rate == RATE
