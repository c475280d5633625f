"""The demo's networks held up against their purposes: answered on the form, counted, and told of."""

from datetime import datetime, timedelta

from evaluation.actions.closing import close_round, publish_round
from evaluation.actions.telling import send_invitations
from ledernet.demo.evaluations import answer
from ledernet.demo.outbox import send_past_letters
from ledernet.demo.rounds import ACROSS
from ledernet.demo.stage import Stage
from networks.actions.evaluations import evaluate_networks, tell_figures
from networks.models import Evaluation, Programme
from networks.queries.evaluations import running_networks

OPENED, ANSWERED, CLOSED = 48, 45, 36
TURNOUT = 0.86
COUNTED = timedelta(hours=9)


def networks_evaluated(stage: Stage) -> Evaluation:
    """The programme across the municipality has been evaluated."""
    programme = Programme.objects.get(name=ACROSS["name"])
    at = stage.clock(stage.day(OPENED), 10)
    found = evaluate_networks(
        programme=programme,
        networks=running_networks(programme, at.date()),
        deadline=stage.clock(stage.day(CLOSED), 23, 59),
        by=stage.hr,
        at=at,
    )
    answered_by = stage.clock(stage.day(ANSWERED), 14)
    found = counted(found, stage.seed + 3, share=TURNOUT, asked_at=at, answered_at=answered_by)
    send_past_letters(stage)
    return found


def counted(
    evaluation: Evaluation, seed: int, *, share: float, asked_at: datetime, answered_at: datetime
) -> Evaluation:
    """Everybody is asked, a share of them answers, and it is counted and told of when the time is up."""
    round = evaluation.round
    while send_invitations(round=round, by=None, at=asked_at):
        pass
    answer(round, seed, share, answered_at)
    after = round.deadline + COUNTED
    publish_round(round=close_round(round=round, by=None, at=after), by=None, at=after)
    return tell_figures(evaluation=evaluation, by=None, at=after)
