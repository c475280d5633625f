"""One call of every verb of indicators, targets and measurements."""

from decimal import Decimal
from typing import Any

from django.db.models import Model

from goals.models import Indicator
from goals.queries.measurement_import import plan_for
from goals.rules.indicators import Direction
from goals.rules.measurement_import import Facts, Row
from tests.goals.measured_world import aim_at, make_indicator, measure
from tests.goals.verbs.goals import its
from tests.goals.world import make_goal
from tests.verbs import Deed
from tests.world import TODAY, World


def an_indicator(world: World, **more: Any) -> dict[str, Any]:
    """An indicator that shall stay below something."""
    return {"indicator": make_indicator(world, make_goal(world, "Færre venter"), "Ventende")} | more


def a_target(world: World) -> dict[str, Any]:
    """A target of an indicator."""
    return {"target": aim_at(world, **an_indicator(world), high=12)}


def a_measurement(world: World) -> dict[str, Any]:
    """A measurement of an indicator."""
    return {"measurement": measure(world, an_indicator(world)["indicator"], 14)[0]}


def a_plan(world: World) -> dict[str, Any]:
    """A file with one measurement, and the indicator that it is about."""
    indicator = an_indicator(world)["indicator"]
    row = Row(2, str(indicator.pk), TODAY, Facts(Decimal(14)))
    return {"plan": plan_for(Indicator.objects.all(), [row], [], TODAY)}


def measured_by_plan(given: dict[str, Any]) -> Model:
    """The object of the row: the indicator that was measured."""
    return Indicator.objects.get(pk=given["plan"].planned[0].indicator)


AIM = {"starts": TODAY, "ends": None, "low": None, "high": Decimal(12)}
VERBS: dict[str, Deed] = {
    "add_indicator": Deed(
        lambda world: {"goal": make_goal(world, "Færre venter"), "name": "Ventende", "direction": Direction.BELOW}
    ),
    "change_indicator": Deed(lambda world: an_indicator(world, name="Ventende over 14 dage")),
    "end_indicator": Deed(an_indicator),
    "set_target": Deed(lambda world: an_indicator(world, **AIM), on=its("indicator")),
    "remove_target": Deed(a_target),
    "record_measurement": Deed(lambda world: an_indicator(world, on=TODAY, value=Decimal(14)), on=its("indicator")),
    "import_measurements": Deed(a_plan, on=measured_by_plan, told="record_measurement"),
    "remove_measurement": Deed(a_measurement),
}
