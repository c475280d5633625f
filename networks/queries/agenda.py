"""What pages show of an agenda: when each point begins, whether there is time, and where its clock stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.functional import Promise

from networks.models import Dilemma, Meeting, Network, Point
from networks.rules.agenda import minutes_over, starts_of
from networks.rules.clock import Stand, stand_at
from networks.rules.methods import Phase, phases_for


@dataclass(frozen=True, slots=True)
class Timed:
    """A point of the agenda, and when it begins."""

    point: Point
    starts: datetime


@dataclass(frozen=True, slots=True)
class Agenda:
    """The points of a meeting in their order; `over` are the minutes that are missing for them, `spare` those left."""

    lines: tuple[Timed, ...]
    over: int
    spare: int


@dataclass(frozen=True, slots=True)
class Step:
    """A phase on the clock: what it is called, from when, for how many seconds, and what one does."""

    name: str | Promise
    task: str | Promise
    starts: datetime
    seconds: int
    is_now: bool

    @property
    def minutes(self) -> int:
        """Its whole minutes, for a timetable."""
        return max(1, round(self.seconds / 60))


@dataclass(frozen=True, slots=True)
class Clock:
    """A point's clock as it stands now. `stand` is None while it does not run: then the steps say how it would go."""

    point: Point
    steps: tuple[Step, ...]
    stand: Stand | None
    elapsed: int

    @property
    def now(self) -> Step:
        """The phase that one is in; the first one before it has begun."""
        return self.steps[self.stand.phase if self.stand else 0]

    @property
    def next(self) -> Step | None:
        """The phase to come."""
        place = (self.stand.phase if self.stand else 0) + 1
        return self.steps[place] if place < len(self.steps) else None


def agenda_of(meeting: Meeting) -> Agenda:
    """A meeting's points with the hour each begins; one question."""
    points = list(meeting.points.select_related("dilemma__person"))
    minutes = [point.minutes for point in points]
    begins, ends = meeting.appointment.starts, meeting.appointment.ends
    over = minutes_over(begins, ends, minutes)
    lines = tuple(Timed(*pair) for pair in zip(points, starts_of(begins, minutes), strict=True))
    return Agenda(lines, max(over, 0), max(-over, 0) if points else 0)


def clock_of(point: Point, now: datetime) -> Clock:
    """Where a point's clock stands, and the timetable of its phases."""
    phases = phases_for(point.method, point.heading, point.minutes)
    if point.began_at is None or not point.is_running or len(point.lengths) != len(phases):
        lengths = [phase.minutes * 60 for phase in phases]
        return Clock(point, _steps(phases, lengths, now, None), None, 0)
    elapsed = int((now - point.began_at).total_seconds())
    stand = stand_at(point.lengths, elapsed)
    return Clock(point, _steps(phases, point.lengths, point.began_at, stand), stand, elapsed)


def dilemmas_of(network: Network) -> QuerySet[Dilemma]:
    """What has been brought to a network, newest first, each with who brought it and the meetings it is planned for."""
    return network.dilemmas.select_related("person").prefetch_related("points__meeting__appointment")


def _steps(phases: Sequence[Phase], lengths: Sequence[int], begins: datetime, stand: Stand | None) -> tuple[Step, ...]:
    return tuple(
        Step(
            phase.name,
            phase.task,
            begins + timedelta(seconds=sum(lengths[:place])),
            lengths[place],
            is_now=stand is not None and stand.phase == place,
        )
        for place, phase in enumerate(phases)
    )
