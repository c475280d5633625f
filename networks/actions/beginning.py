"""What beginning a network means: it starts with what management has decided about new networks of its programme."""

from datetime import date, datetime
from typing import Any

from networks.models import Criterion, Network
from networks.rules.cycle import State, months_after
from networks.rules.sheets import Launch


def begin_network(launch: Launch, starts: date, at: datetime, **facts: Any) -> Network:
    """Part of the verbs that begin networks: on trial or not, with the first decision's day and the criteria."""
    network = Network.objects.create(starts=starts, **facts, **life_at(launch, starts))
    Criterion.objects.bulk_create(
        Criterion(network=network, kind=one.kind, limit=one.limit, words=one.words, fixed_at=at)
        for one in launch.criteria
    )
    return network


def life_at(launch: Launch, starts: date) -> dict[str, Any]:
    """How management's decisions let a network begin: on trial or not, and when it is decided about first."""
    trial, decide = (
        months_after(starts, months) if months else None for months in (launch.trial_months, launch.decide_months)
    )
    return {"state": State.TRIAL if trial else State.RUNNING, "trial_ends": trial, "decide_by": decide}
