"""Leaders whose chair makes them candidates of a running programme and who have no place in it.

Three questions for however many programmes: what runs, who leads, and what ties leaders to programmes already.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import DateField, Exists, F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from networks.models import Exclusion, Membership, Network, Placement, Postponement, Programme, Scenario
from networks.queries.availability import counting
from networks.rules.composition import State as ScenarioState
from networks.rules.newcomers import Call, Clock, clock_of, may_undo
from networks.rules.programmes import State as ProgrammeState
from organisation.models import Holding, Leave

LATELY, MOST_SHOWN = timedelta(days=30), 6


@dataclass(frozen=True, slots=True)
class Programmed:
    """A programme as HR's day needs it: whom it takes in, how fast, the proposal that is ready, whether there is a
    network to sit in whose end nobody knows of, and the last day of its networks where all have one.
    """

    pk: int
    name: str
    state: str
    starts: date
    levels: tuple[int, ...]
    placement_days: int
    draft: int | None
    letter: str
    has_seats: bool
    last_day: date | None
    field: int | None

    def is_spent(self, on: date) -> bool:
        """Whether the programme still runs though all its networks have ended."""
        return self.state == ProgrammeState.RUNNING and self.last_day is not None and self.last_day < on


@dataclass(frozen=True, slots=True)
class Chaired:
    """Somebody who leads and is not on leave: since when, where, and when they last came back."""

    person: int
    name: str
    since: date
    level: int | None
    field: int | None
    title: str
    unit: str
    back: date | None


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


def programmes_under_way() -> list[Programmed]:
    """The programmes that are not ended, once for each of their fields, with the newest proposal that seats people."""
    seated = Scenario.objects.filter(programme=OuterRef("pk"), state=ScenarioState.DRAFT).exclude(assignment={})
    open_ended = Network.objects.filter(programme=OuterRef("pk"), ends__isnull=True)
    latest = Network.objects.filter(programme=OuterRef("pk")).order_by(F("ends").desc(nulls_first=True))
    rows = (
        Programme.objects.exclude(state=ProgrammeState.ENDED)
        .annotate(
            draft=Subquery(seated.order_by("-pk").values("pk")[:1]),
            letter=Subquery(seated.order_by("-pk").values("letter")[:1]),
            has_seats=Exists(open_ended),
            last_day=Subquery(latest.values("ends")[:1]),
        )
        .values_list(
            "pk",
            "name",
            "state",
            "starts",
            "levels",
            "placement_days",
            "draft",
            "letter",
            "has_seats",
            "last_day",
            "fields",
        )
    )
    return [Programmed(*row[:4], tuple(row[4]), *row[5:7], row[7] or "", row[8], row[9], row[10]) for row in rows]


def newcomers_of(rows: Iterable[Programmed], today: date) -> dict[int, list[Newcomer]]:
    """Programme → who waits for a place in it, the nearest last day first; programmes that run and have networks to sit
    in, now or from a day to come, and no others.
    """
    running: dict[int, list[Programmed]] = defaultdict(list)
    for row in rows:
        if row.state == ProgrammeState.RUNNING and row.has_seats:
            running[row.pk].append(row)
    if not running:
        return {}
    leaders, ties = leaders_at_work(today), ties_of(running, today)
    return {pk: newcomers_in(those, leaders, ties) for pk, those in running.items()}


def newcomers_in(
    rows: Sequence[Programmed], leaders: Iterable[Chaired], ties: "dict[tuple[int, int], Tie]"
) -> list[Newcomer]:
    """Those of the leaders whom a programme takes in and who have no place there."""
    programme, fields = rows[0], {row.field for row in rows} - {None}
    found = []
    for leader in leaders:
        tie = ties.get((programme.pk, leader.person), NO_TIE)
        belongs = (not programme.levels or leader.level in programme.levels) and (not fields or leader.field in fields)
        if not belongs or tie.is_settled:
            continue
        clock = clock_of(
            chair=leader.since,
            programme=programme.starts,
            days=programme.placement_days,
            back=leader.back,
            last_place=tie.last_place,
            waits_until=tie.waits_until,
        )
        found.append(Newcomer(programme.pk, leader, clock, tie.postponement, tie.reason))
    return sorted(found, key=lambda one: one.clock.due)


def leaders_at_work(today: date) -> list[Chaired]:
    """Leaders on a day who are not on leave; each once, first chair first, the others as composition reads them."""
    chair, unit = "position__versions", "position__versions__unit__versions"
    came_back = Leave.objects.filter(person=OuterRef("person"), ends__lt=today).order_by("-ends")
    rows = (
        Holding.objects.on(today)
        .filter(
            counting(chair, today),
            counting(unit, today),
            ~Exists(Leave.objects.on(today).filter(person=OuterRef("person"))),
            position__versions__is_leader=True,
        )
        .annotate(back=Subquery(came_back.values("ends")[:1]))
        .order_by(F(f"{chair}__level").asc(nulls_last=True), "acting", "position_id")
        .values_list(
            "person_id", "person__name", "starts", f"{chair}__level", f"{unit}__field", f"{chair}__title",
            f"{unit}__name", "back",
        )
    )  # fmt: skip
    found: dict[int, Chaired] = {}
    for row in rows:
        found.setdefault(row[0], Chaired(*row))
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a leader to a programme: left out or seated (`is_settled`), seated once, or waiting by agreement."""

    is_settled: bool = False
    last_place: date | None = None
    waits_until: date | None = None
    postponement: int | None = None
    reason: str = ""


NO_TIE = Tie()
SEATED, OUT, PUT_OFF = "seated", "out", "put_off"


def ties_of(programmes: Iterable[int], today: date) -> dict[tuple[int, int], Tie]:
    """(programme, person) → what ties them; one question."""
    within = list(programmes)
    seats = tie_rows(Membership.objects.filter(network__programme__in=within), SEATED, "network__programme", "ends")
    out = tie_rows(Exclusion.objects.filter(programme__in=within), OUT, "programme", None)
    put_off = Postponement.objects.filter(programme__in=within, lifted_at__isnull=True)
    found: dict[tuple[int, int], Tie] = {}
    for what, programme, person, day, row, words in seats.union(
        out, tie_rows(put_off, PUT_OFF, "programme", "until", "reason"), all=True
    ):
        tie = found.get((programme, person), NO_TIE)
        found[programme, person] = Tie(
            is_settled=tie.is_settled or what == OUT or (what == SEATED and (day is None or day >= today)),
            last_place=max(filter(None, (tie.last_place, day)), default=None) if what == SEATED else tie.last_place,
            waits_until=day if what == PUT_OFF else tie.waits_until,
            postponement=row if what == PUT_OFF else tie.postponement,
            reason=words if what == PUT_OFF else tie.reason,
        )
    return found


def tie_rows(rows: QuerySet, what: str, programme: str, day: str | None, words: str | None = None) -> QuerySet:
    """Rows of a sort in the one shape: what, programme, person, day, key, words."""
    when = F(day) if day else Cast(Value(None), DateField())
    told = Cast(F(words) if words else Value(""), TextField())
    return (
        rows.order_by()
        .annotate(tie=Value(what), of=F(programme), day=when, told=told)
        .values_list("tie", "of", "person_id", "day", "pk", "told")
    )


def waiting_in(today: date) -> list[Waiting]:
    """Every running programme with its newcomers, for HR's page; five questions."""
    found = newcomers_of(programmes_under_way(), today)
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
    rows = [row for row in programmes_under_way() if row.pk == programme.pk]
    waiting = newcomers_of(rows, today).get(programme.pk, [])
    return next((one for one in waiting if one.person == person), None)
