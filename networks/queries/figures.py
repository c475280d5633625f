"""What members have answered, as the health of their networks reads it: released figures and nothing else."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from evaluation.queries.circles import means_of
from evaluation.rules.rounds import State
from networks.models import Evaluation
from networks.rules.answers import Figures
from networks.rules.evaluations import DIFFERENCES, GO_ON, WORTH
from organisation.rules.calendar import COPENHAGEN

COUNTS_FOR = timedelta(days=365)


def figures_in(networks: Iterable[int], now: datetime) -> dict[int, Figures]:
    """Network → the figures of the last year, where any have been released; two questions for however many."""
    circles = {f"network-{pk}": pk for pk in networks}
    asked = Evaluation.objects.filter(round__state=State.PUBLISHED, round__deadline__gt=now - COUNTS_FOR)
    rounds = list(asked.order_by("-round__deadline", "-pk").values_list("round_id", "meeting", "round__deadline"))
    if not rounds:
        return {}
    means = means_of([row[0] for row in rounds], (WORTH, GO_ON, DIFFERENCES))
    released: dict[int, set[str]] = defaultdict(set)
    for shown in means.values():
        for round, circle in shown:
            released[round].add(circle)
    newest: dict[int, Figures] = {}
    pulses = defaultdict(list)
    for round, meeting, deadline in rounds:
        for circle in released[round] & circles.keys():
            pk, told = circles[circle], {question: shown.get((round, circle)) for question, shown in means.items()}
            known = {question: mean for question, mean in told.items() if mean is not None}
            if meeting is None:
                newest.setdefault(pk, Figures(known, deadline.astimezone(COPENHAGEN).date()))
            elif WORTH in known:
                pulses[pk].append(known[WORTH])
    return {
        pk: Figures(
            newest[pk].means if pk in newest else {}, newest[pk].on if pk in newest else None, tuple(pulses[pk])
        )
        for pk in newest.keys() | pulses.keys()
    }


@dataclass(frozen=True, slots=True)
class Evaluated:
    """How many networks there are, were evaluated in the last year, and are being asked now. Counts, no figures."""

    networks: int
    lately: int
    now: int


def evaluated_in(networks: Iterable[int], now: datetime) -> Evaluated:
    """How far the evaluation of networks reaches; one question. Pulses do not count."""
    circles = {f"network-{pk}" for pk in networks}
    rows = Evaluation.objects.filter(
        Q(round__state=State.OPEN) | Q(round__state=State.PUBLISHED, round__deadline__gt=now - COUNTS_FOR), meeting=None
    )
    asked = list(rows.values_list("round__state", "round__assessments__circle"))
    found = {
        state: circles & {circle for at, circle in asked if at == state} for state in (State.PUBLISHED, State.OPEN)
    }
    return Evaluated(len(circles), len(found[State.PUBLISHED]), len(found[State.OPEN]))
