"""The doors of indicators, their targets and their measurements: read by all, changed by who may change the goal."""

from tests.doorways import HOUSE, Door, by_number, page

CHANGE = {"own_to": frozenset({"hr", "director", "leader"}), "other_to": frozenset({"hr", "director"})}

INDICATORS: dict[str, Door] = {
    "goals:import_measurements": page(HOUSE),
    "goals:apply_measurements": page(HOUSE, posts=True),
    "goals:measurement_template": page(HOUSE),
    "goals:indicator": by_number("indicator", "other_indicator", own_to=HOUSE, other_to=HOUSE),
    "goals:add_indicator": by_number("goal", "other_goal", **CHANGE),
    "goals:change_indicator": by_number("indicator", "other_indicator", **CHANGE),
    "goals:end_indicator": by_number("indicator", "other_indicator", **CHANGE),
    "goals:set_target": by_number("indicator", "other_indicator", **CHANGE),
    "goals:change_target": by_number("target", "other_target", **CHANGE),
    "goals:remove_target": by_number("target", "other_target", **CHANGE),
    "goals:measure": by_number("indicator", "other_indicator", **CHANGE),
    "goals:remove_measurement": by_number("measurement", "other_measurement", **CHANGE),
}
