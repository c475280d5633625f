"""Money for the test municipality: hours and invoices of a facilitator from outside, and a budget."""

from decimal import Decimal

from networks.models import Facilitator, Hours, Invoice, Network, Training, YearBudget
from networks.rules.money import Training as Kind
from networks.rules.money import Work
from tests.world import NOW, TODAY, World

RATE = Decimal("900.00")


def make_external(world: World) -> Facilitator:
    """Jonas Juul comes from outside, for 900 kroner an hour."""
    facilitator = world.things.facilitator
    facilitator.external, facilitator.rate, facilitator.hours = True, RATE, 10
    facilitator.save()
    return facilitator


def make_hours(facilitator: Facilitator, network: Network, minutes: int = 120, work: str = Work.MEETING) -> Hours:
    """Time told today."""
    return Hours.objects.create(
        facilitator=facilitator,
        network=network,
        worked_on=TODAY,
        minutes=minutes,
        work=work,
        rate=facilitator.rate,
        at=NOW,
    )


def make_invoice(facilitator: Facilitator, network: Network, number: str, amount: str = "1000.00") -> Invoice:
    """An invoice of today."""
    return Invoice.objects.create(
        facilitator=facilitator, network=network, number=number, amount=Decimal(amount), dated=TODAY, at=NOW
    )


def add_money(world: World) -> World:
    """Hours and an invoice of the facilitator's own, the same of somebody else, training, and this year's budget."""
    things, facilitator = world.things, make_external(world)
    other = Facilitator.objects.create(person=world.people["third_leader"], external=True, rate=RATE)
    things.hours = make_hours(facilitator, things.network)
    things.other_hours = make_hours(other, things.other_network)
    things.invoice = make_invoice(facilitator, things.network, "1")
    things.other_invoice = make_invoice(other, things.other_network, "1")
    things.training, things.other_training = (
        Training.objects.create(facilitator=one, kind=Kind.PROCESS, title="Proces i praksis", ended_on=TODAY)
        for one in (facilitator, other)
    )
    YearBudget.objects.create(programme=things.programme, year=TODAY.year, amount=Decimal("50000.00"))
    return world
