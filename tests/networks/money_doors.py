"""The doors to hours, invoices and budgets: one's own to a facilitator, all to HR, the budgets to directors too."""

from tests.doorways import HR, by_number, of_hr, page

OWN = frozenset({"facilitator"})
DOORS = {
    "networks:my_hours": page(OWN),
    "networks:correct_hours": by_number("hours", "other_hours", own_to=OWN),
    "networks:withdraw_hours": by_number("hours", "other_hours", own_to=OWN, posts=True),
    "networks:my_invoices": page(OWN),
    "networks:withdraw_invoice": by_number("invoice", "other_invoice", own_to=OWN, posts=True),
    "networks:hours": page(HR),
    "networks:hours_file": page(HR),
    "networks:approve_hours": of_hr("hours", posts=True),
    "networks:approve_shown_hours": of_hr("facilitator", posts=True),
    "networks:reject_hours": of_hr("hours"),
    "networks:invoices": page(HR),
    "networks:approve_invoice": of_hr("invoice", posts=True),
    "networks:reject_invoice": of_hr("invoice"),
    "networks:budgets": page(HR | {"director"}),
    "networks:set_budget": of_hr("programme"),
    "networks:enter_hours": of_hr("facilitator"),
    "networks:add_training": of_hr("facilitator"),
    "networks:drop_training": by_number("training", "other_training", own_to=HR, other_to=HR, posts=True),
}
