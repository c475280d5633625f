"""The demo's networks held up against their purposes: answered on the form, counted, and told of."""

from datetime import timedelta

from evaluation.actions.closing import close_round, publish_round
from evaluation.actions.telling import send_invitations
from ledernet.demo.evaluations import answer
from ledernet.demo.outbox import send_past_letters
from ledernet.demo.rounds import ACROSS
from ledernet.demo.stage import Stage
from networks.actions.evaluations import choose_pulse, evaluate_networks, tell_figures
from networks.models import Evaluation, Programme
from networks.queries.evaluations import running_networks

OPENED, ANSWERED, CLOSED = 48, 45, 36
TURNOUT = 0.86


def networks_evaluated(stage: Stage) -> Evaluation:
    """The programme across the municipality has been evaluated, and its meetings are followed by a pulse from now on."""
    programme = Programme.objects.get(name=ACROSS["name"])
    at = stage.clock(stage.day(OPENED), 10)
    found = evaluate_networks(
        programme=programme,
        networks=running_networks(programme, at.date()),
        deadline=stage.clock(stage.day(CLOSED), 23, 59),
        by=stage.hr,
        at=at,
    )
    while send_invitations(round=found.round, by=None, at=at):
        pass
    answer(found.round, stage.seed + 3, TURNOUT, stage.clock(stage.day(ANSWERED), 14))
    after = found.round.deadline + timedelta(hours=9)
    publish_round(round=close_round(round=found.round, by=None, at=after), by=None, at=after)
    choose_pulse(programme=programme, pulse=True, by=stage.hr, at=after)
    found = tell_figures(evaluation=found, by=None, at=after)
    send_past_letters(stage)
    return found
