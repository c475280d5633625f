"""The doors to development programmes: the plan to HR, one's own to the leader, states to the nearest leader."""

from tests.doorways import HR, LEADERS, by_number, of_hr, page

TOP = HR | {"director"}
DOORS = {
    "networks:developments": page(HR),
    "networks:new_development": page(HR),
    "networks:development": of_hr("development"),
    "networks:correct_development": of_hr("development"),
    "networks:copy_development": of_hr("development"),
    "networks:couple_development": of_hr("development"),
    "networks:announce_development": of_hr("development"),
    "networks:cancel_development": of_hr("development"),
    "networks:cohorts": of_hr("development"),
    "networks:form_cohorts": of_hr("development"),
    "networks:take_in_newcomers": of_hr("development", posts=True),
    "networks:rename_cohort": of_hr("cohort"),
    "networks:place_in_cohort": of_hr("cohort"),
    "networks:move_place": of_hr("cohort_place"),
    "networks:leave_out_of_cohort": by_number("cohort_place", "other_cohort_place", own_to=HR, other_to=HR, posts=True),
    "networks:add_module": of_hr("development"),
    "networks:correct_module": of_hr("module"),
    "networks:drop_module": of_hr("module", posts=True),
    "networks:book_module_days": of_hr("module"),
    "networks:move_module_day": of_hr("module_day"),
    "networks:cancel_module_day": of_hr("module_day"),
    "networks:note_turnout": of_hr("module_day"),
    "networks:set_task": of_hr("development"),
    "networks:correct_task": of_hr("task"),
    "networks:drop_task": of_hr("task", posts=True),
    "networks:my_developments": page(),
    "networks:my_development": by_number("development", "other_development", own_to=LEADERS),
    "networks:development_team": by_number("development", "other_development", own_to=frozenset({"director"})),
    "networks:development_numbers": by_number("development", "other_development", own_to=TOP, other_to=TOP),
    "networks:own_task": by_number("task", "other_task", own_to=LEADERS),
    "networks:finish_practice": by_number("task", "other_task", own_to=LEADERS, posts=True),
    "networks:take_up_practice": by_number("task", "other_task", own_to=LEADERS, posts=True),
}
