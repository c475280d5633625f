"""One call of every verb about hours, invoices, budgets and training."""

from decimal import Decimal
from typing import Any

from networks.actions.facilitators import add_training
from networks.models import Hours, Invoice
from networks.queries.money import hours_mark
from networks.rules.money import State, Training, Work
from tests.networks.money_world import make_external, make_hours, make_invoice
from tests.verbs import Deed
from tests.world import NOW, TODAY, World


def worked(world: World) -> Hours:
    return make_hours(make_external(world), world.things.network)


def billed(world: World) -> Invoice:
    return make_invoice(make_external(world), world.things.network, "17")


def of_own(world: World, **facts: Any) -> dict[str, Any]:
    return {"facilitator": make_external(world), "network": world.things.network, **facts}


VERBS = {
    "add_training": Deed(
        lambda world: {
            "facilitator": world.things.facilitator,
            "kind": Training.PROCESS,
            "title": "Proces i praksis",
            "ended_on": TODAY,
        },
        on=lambda given: given["facilitator"],
    ),
    "drop_training": Deed(
        lambda world: {
            "training": add_training(
                facilitator=world.things.facilitator,
                kind=Training.PROCESS,
                title="Proces",
                ended_on=TODAY,
                by=world.hr,
                at=NOW,
            )
        }
    ),
    "register_hours": Deed(lambda world: of_own(world, worked_on=TODAY, minutes=90, work=Work.MEETING)),
    "correct_hours": Deed(
        lambda world: {"hours": worked(world), "worked_on": TODAY, "minutes": 60, "work": Work.TRAVEL, "note": ""}
    ),
    "withdraw_hours": Deed(lambda world: {"hours": worked(world)}, on=lambda given: given["hours"]),
    "settle_hours": Deed(lambda world: {"hours": worked(world), "to": State.APPROVED}),
    "approve_shown_hours": Deed(
        lambda world: {"facilitator": (row := worked(world)).facilitator, "shown": [row.pk], "seen": hours_mark([row])},
        on=lambda given: given["facilitator"],
    ),
    "hand_in_invoice": Deed(lambda world: of_own(world, number="18", amount=Decimal("1200.50"), dated=TODAY)),
    "withdraw_invoice": Deed(lambda world: {"invoice": billed(world)}, on=lambda given: given["invoice"]),
    "settle_invoice": Deed(lambda world: {"invoice": billed(world), "to": State.REJECTED, "reason": "for højt"}),
    "set_budget": Deed(
        lambda world: {"programme": world.things.programme, "year": TODAY.year, "amount": Decimal(50000)}
    ),
}
