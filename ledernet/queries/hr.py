"""HR's desk: a figure for each thing that HR runs."""

from dataclasses import dataclass
from datetime import date

from evaluation.models import Round
from evaluation.rules.rounds import State as RoundState
from networks.models import Network, Programme
from networks.rules.programmes import State as ProgrammeState
from organisation.models import Holding, Job, LeadershipGroup, Letter, PositionVersion, UnitVersion
from organisation.queries.people import Heads, found_people, heads_on
from organisation.rules.jobs import OPEN
from organisation.rules.letters import State as LetterState


@dataclass(frozen=True)
class Desk:
    """Counts on a day."""

    units: int
    heads: Heads
    leaders: int
    vacant: int
    groups: int
    programmes: int
    networks: int
    open_rounds: int
    draft_rounds: int
    waiting_letters: int
    failed_letters: int
    open_jobs: int


def desk_on(on: date) -> Desk:
    """The counts of HR's desk on a day."""
    chairs = PositionVersion.objects.on(on).filter(is_leader=True)
    held = Holding.objects.on(on)
    return Desk(
        units=UnitVersion.objects.on(on).count(),
        heads=heads_on(on),
        leaders=found_people("", on, leaders_only=True).count(),
        vacant=chairs.exclude(position_id__in=held.values("position_id")).count(),
        groups=LeadershipGroup.objects.on(on).count(),
        programmes=Programme.objects.exclude(state=ProgrammeState.ENDED).count(),
        networks=Network.objects.on(on).count(),
        open_rounds=Round.objects.filter(state=RoundState.OPEN).count(),
        draft_rounds=Round.objects.filter(state=RoundState.DRAFT).count(),
        waiting_letters=Letter.objects.filter(state=LetterState.WAITING).count(),
        failed_letters=Letter.objects.filter(state=LetterState.FAILED).count(),
        open_jobs=Job.objects.filter(state__in=OPEN).count(),
    )
