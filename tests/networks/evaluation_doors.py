"""The doors to evaluations of networks: HR asks; members, facilitator and HR read what was answered."""

from tests.doorways import HR, by_number, of_hr

DOORS = {
    "networks:evaluations": of_hr("programme"),
    "networks:evaluate_networks": of_hr("programme"),
    "networks:choose_pulse": of_hr("programme", posts=True),
    "networks:evaluation": of_hr("evaluation"),
    "networks:move_closing": of_hr("evaluation"),
    "networks:withdraw_evaluation": of_hr("evaluation"),
    "networks:network_answers": by_number("vig", "other_network", own_to=HR | {"facilitator"}, other_to=HR),
}
