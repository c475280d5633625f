"""The doors of goals: open to the house, changed by whom they concern; personal ones closed to all but two."""

from tests.doorways import HOUSE, HR, Door, by_number, page

# Who changes the leader's unit's goal: its leader, the director above it, and HR.
CHANGERS = frozenset({"hr", "director", "leader"})
UPPER = HR | {"director"}

GOALS: dict[str, Door] = {
    "goals:goals": page(HOUSE),
    "goals:set_goal": page(HOUSE),
    "goals:goal": by_number("goal", "other_personal_goal", own_to=HOUSE),
    "goals:branch": by_number("goal", "other_personal_goal", own_to=HOUSE),
    "goals:way_up": by_number("goal", "other_personal_goal", own_to=HOUSE),
    "goals:change_goal": by_number("goal", "other_goal", own_to=CHANGERS, other_to=UPPER),
    "goals:agree_goal": by_number("goal", "other_goal", own_to=CHANGERS, other_to=UPPER, posts=True),
    "goals:end_goal": by_number("goal", "other_goal", own_to=CHANGERS, other_to=UPPER),
    "goals:contribute": by_number("goal", "other_goal", own_to=CHANGERS, other_to=UPPER),
    "goals:change_contribution": by_number("contribution", "other_contribution", own_to=CHANGERS, other_to=UPPER),
    "goals:withdraw_contribution": by_number("contribution", "other_contribution", own_to=CHANGERS, other_to=UPPER),
    "goals:begin_effort": by_number("goal", "other_goal", own_to=CHANGERS, other_to=UPPER),
    "goals:change_effort": by_number("effort", "other_effort", own_to=CHANGERS, other_to=UPPER),
    "goals:judge_effort": by_number("effort", "other_effort", own_to=CHANGERS, other_to=UPPER),
}
