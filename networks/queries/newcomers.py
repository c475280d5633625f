"""Leaders whose chair makes them candidates of a running programme and who have no place in it.

One question for however many programmes: what runs, who leads, and what ties leaders to programmes already.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from networks.models import Membership, Placement, Programme
from networks.queries.newcomer_ground import Chaired, Ground, Programmed, ground_on
from networks.rules.newcomers import Call, Clock, clock_of, may_undo

LATELY, MOST_SHOWN = timedelta(days=30), 6


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A leader who waits for a place in a programme. `postponement` is the row they wait by, with its `reason`."""

    programme: int
    leader: Chaired
    clock: Clock
    postponement: int | None = None
    reason: str = ""

    @property
    def person(self) -> int:
        """The number of the person."""
        return self.leader.person


@dataclass(frozen=True)
class Line:
    """A newcomer with the clock in words."""

    newcomer: Newcomer
    call: Call
    words: str


@dataclass(frozen=True)
class Given:
    """A place that was given lately, and whether it can still be taken back."""

    placement: Placement
    is_undoable: bool
    is_late: bool


@dataclass(frozen=True)
class Waiting:
    """A programme with those who wait for a place in it, the most pressing first, and places given lately."""

    programme: Programme
    lines: tuple[Line, ...]
    given: tuple[Given, ...]

    @property
    def late(self) -> int:
        """How many should have had a place by now."""
        return sum(line.call is Call.OVERDUE for line in self.lines)


def newcomers_of(ground: Ground) -> dict[int, list[Newcomer]]:
    """Programme → who waits for a place in it, the nearest last day first; programmes that run and have networks to sit
    in, now or from a day to come, and no others.
    """
    running: dict[int, list[Programmed]] = defaultdict(list)
    for row in ground.programmes:
        if row.takes_in:
            running[row.pk].append(row)
    return {pk: newcomers_in(those, ground) for pk, those in running.items()}


def newcomers_in(rows: Sequence[Programmed], ground: Ground) -> list[Newcomer]:
    """Those of the leaders whom a programme takes in and who have no place there."""
    programme, fields = rows[0], {row.field for row in rows} - {None}
    found = []
    for leader in ground.leaders:
        pair = programme.pk, leader.person
        belongs = (not programme.levels or leader.level in programme.levels) and (not fields or leader.field in fields)
        if not belongs or pair in ground.settled:
            continue
        agreed = ground.agreed.get(pair)
        clock = clock_of(
            chair=leader.since,
            programme=programme.starts,
            days=programme.placement_days,
            back=leader.back,
            last_place=ground.left.get(pair),
            waits_until=agreed.day if agreed else None,
        )
        by_agreement = (int(agreed.more), agreed.name) if agreed else ()
        found.append(Newcomer(programme.pk, leader, clock, *by_agreement))
    return sorted(found, key=lambda one: one.clock.due)


def waiting_in(today: date) -> list[Waiting]:
    """Every running programme with its newcomers, for HR's page; three questions."""
    found = newcomers_of(ground_on(today))
    programmes = Programme.objects.filter(pk__in=found).order_by("-starts", "name", "pk")
    given = given_lately(found, today)
    return [
        Waiting(one, tuple(line_of(newcomer, today) for newcomer in found[one.pk]), tuple(given.get(one.pk, ())))
        for one in programmes
    ]


def line_of(newcomer: Newcomer, today: date) -> Line:
    """A newcomer with the clock in words."""
    return Line(newcomer, newcomer.clock.call(today), newcomer.clock.words(today))


def given_lately(programmes: Iterable[int], today: date) -> dict[int, list[Given]]:
    """Programme → the places given to newcomers, the newest first and a few of each."""
    rows = Placement.objects.filter(membership__network__programme__in=list(programmes), at__date__gte=today - LATELY)
    found: dict[int, list[Given]] = defaultdict(list)
    for row in rows.select_related("membership__network", "membership__person"):
        placed_on = timezone.localdate(row.at)
        if len(found[row.membership.network.programme_id]) < MOST_SHOWN:
            late = placed_on > row.due
            found[row.membership.network.programme_id].append(Given(row, may_undo(placed_on, today), late))
    return found


def newcomer_in(programme: Programme, person: int, today: date) -> Newcomer | None:
    """Somebody who waits for a place in a programme; None for whoever does not."""
    waiting = newcomers_of(ground_on(today)).get(programme.pk, [])
    return next((one for one in waiting if one.person == person), None)


def seat_of(programme: Programme, person: int, today: date) -> Membership | None:
    """The place that somebody has in a programme, or will have."""
    seats = Membership.objects.from_day(today).filter(network__programme=programme, person=person)
    return seats.select_related("network", "person").first()
