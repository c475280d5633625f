"""The plan of a development programme: what lies where in its years, and how far everything is, in numbers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.models import Round
from evaluation.rules.rounds import State as RoundState
from goals.models import Goal
from networks.models import Cohort, CohortPlace, Development, Module, ModuleDay, Network, Practice, Programme, Task
from networks.queries.development_people import Counted, counted_in, days_ahead, newcomers_to, places_on
from networks.rules.development import State, Work, half_year
from networks.rules.development_chart import Chart, Lane, Mark, Tone
from organisation.models import Person, UnitVersion
from organisation.queries.chain import superiors
from organisation.rules.calendar import Answer

STANDING = Q(appointment__invitees__uninvited_at__isnull=True)


@dataclass(frozen=True, slots=True)
class DayLine:
    """A cohort's day of a module in numbers: asked, said yes, came."""

    day: ModuleDay
    asked: int
    coming: int
    is_over: bool


@dataclass(frozen=True, slots=True)
class ModuleLine:
    """A module with its days in order of time."""

    module: Module
    days: tuple[DayLine, ...]

    @property
    def is_whole(self) -> bool:
        """Whether a day of it has been found for every cohort that is to have one."""
        return bool(self.days)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in numbers, of those who are told of: how many have done it, have begun, and are to do it.

    And group by group, done of all.
    """

    task: Task
    done: int
    begun: int
    number: int
    groups: tuple[tuple[str, int, int], ...]
    is_given: bool


@dataclass(frozen=True, slots=True)
class CohortLine:
    """A cohort and how many are in it."""

    cohort: Cohort
    size: int


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """A coupled programme of networks and how many of them run."""

    programme: Programme
    running: int


@dataclass(frozen=True)
class PlanPage:
    """Everything on HR's page of a programme."""

    development: Development
    half: str
    unit_name: str
    chart: Chart
    cohorts: tuple[CohortLine, ...]
    modules: tuple[ModuleLine, ...]
    tasks: tuple[TaskLine, ...]
    networks: tuple[NetworkLine, ...]
    rounds: tuple[Round, ...]
    goals: tuple[Goal, ...]
    people: int
    waiting: int


@dataclass(frozen=True, slots=True)
class DevelopmentLine:
    """A programme in a list."""

    development: Development
    half: str
    cohorts: int
    people: int


@dataclass(frozen=True)
class CohortsPage:
    """The cohorts with everybody in them."""

    development: Development
    cohorts: tuple[tuple[Cohort, tuple[CohortPlace, ...]], ...]
    waiting: int
    can_deal: bool


def development_lines(on: date) -> list[DevelopmentLine]:
    """Every programme, newest first; one question."""
    places = Q(places__ends__isnull=True) | Q(places__ends__gte=on)
    rows = Development.objects.annotate(
        cohort_count=Count("cohorts", distinct=True),
        people_count=Count("places__person", filter=places & Q(places__left_out=False), distinct=True),
    )
    return [
        DevelopmentLine(one, half_year(one.starts, one.ends, on), one.cohort_count, one.people_count) for one in rows
    ]


def announcing(development: Development, at: datetime) -> tuple[int, int]:
    """Whom the announcement of a programme is to: how many leaders, and how many invitations to days ahead they get."""
    places = list(places_on(development, timezone.localdate(at)))
    sizes = Counter(place.cohort_id for place in places)
    ahead = days_ahead(ModuleDay.objects.filter(module__development=development), at)
    return len(places), sum(sizes[day.cohort_id] for day in ahead)


def plan_page(development: Development, now: datetime) -> PlanPage:
    """The whole plan at a moment."""
    on = timezone.localdate(now)
    places = list(places_on(development, on))
    modules, tasks = module_lines(development, now), task_lines(development, counted_in(places, on), on)
    cohorts = cohort_lines(development, places)
    networks, rounds = network_lines(development, on), tuple(development.rounds.order_by("on", "pk"))
    unit = UnitVersion.objects.on(on).filter(unit=development.unit_id).first() if development.unit_id else None
    return PlanPage(
        development=development,
        half=half_year(development.starts, development.ends, on),
        unit_name=unit.name if unit else "",
        chart=chart_of(development, [line.cohort for line in cohorts], modules, tasks, networks, rounds, on),
        cohorts=cohorts,
        modules=modules,
        tasks=tasks,
        networks=networks,
        rounds=rounds,
        goals=tuple(development.goals.order_by("title", "pk")),
        people=len(places),
        waiting=len(newcomers_to(development, on)) if development.state != State.CANCELLED else 0,
    )


def module_lines(development: Development, now: datetime, cohort: Cohort | None = None) -> tuple[ModuleLine, ...]:
    """The modules with their days, of one cohort or all, called-off ones left out; two questions."""
    days = ModuleDay.objects.filter(module__development=development).exclude(appointment__state="cancelled")
    if cohort is not None:
        days = days.filter(cohort=cohort)
    counted = days.select_related("appointment", "cohort").annotate(
        asked=Count("appointment__invitees", filter=STANDING),
        coming=Count("appointment__invitees", filter=STANDING & Q(appointment__invitees__answer=Answer.ACCEPTED)),
    )
    by_module: dict[int, list[DayLine]] = defaultdict(list)
    for day in counted.order_by("appointment__starts", "pk"):
        by_module[day.module_id].append(DayLine(day, day.asked, day.coming, day.appointment.ends <= now))
    return tuple(ModuleLine(one, tuple(by_module[one.pk])) for one in development.modules.all())


def task_lines(development: Development, counted: Sequence[Counted], on: date) -> tuple[TaskLine, ...]:
    """The tasks with how far those are who are told of; two questions."""
    people = {person for group in counted for person in group.people}
    states: dict[int, dict[int, str]] = defaultdict(dict)
    work = Practice.objects.filter(task__development=development)
    for pk, person, how_far in work.values_list("task_id", "person_id", "state"):
        if person in people:
            states[pk][person] = how_far
    found = []
    for task in development.tasks.all():
        done = {person for person, state in states[task.pk].items() if state == Work.DONE}
        begun = sum(1 for state in states[task.pk].values() if state == Work.BEGUN)
        split = tuple((group.name, len(done & group.people), len(group.people)) for group in counted)
        found.append(TaskLine(task, len(done), begun, len(people), split, task.told or task.given_on <= on))
    return tuple(found)


def cohort_lines(development: Development, places: Iterable[CohortPlace]) -> tuple[CohortLine, ...]:
    """The cohorts with their sizes."""
    sizes = Counter(place.cohort_id for place in places)
    return tuple(CohortLine(cohort, sizes[cohort.pk]) for cohort in development.cohorts.all())


def network_lines(development: Development, on: date) -> tuple[NetworkLine, ...]:
    """The coupled programmes of networks and how many of their networks run."""
    running = Q(networks__in=Network.objects.on(on))
    rows = development.programmes.annotate(running=Count("networks", filter=running, distinct=True))
    return tuple(NetworkLine(one, one.running) for one in rows.order_by("starts", "pk"))


def cohorts_page(development: Development, on: date) -> CohortsPage:
    """Who is in which cohort."""
    by_cohort: dict[int, list[CohortPlace]] = defaultdict(list)
    for place in places_on(development, on):
        by_cohort[place.cohort_id].append(place)
    cohorts = tuple((cohort, tuple(by_cohort[cohort.pk])) for cohort in development.cohorts.all())
    has_days = ModuleDay.objects.filter(cohort__development=development).exists()
    return CohortsPage(development, cohorts, len(newcomers_to(development, on)), development.is_draft and not has_days)


def chart_of(
    development: Development,
    cohorts: Sequence[Cohort],
    modules: Sequence[ModuleLine],
    tasks: Sequence[TaskLine],
    networks: Sequence[NetworkLine],
    rounds: Sequence[Round],
    on: date,
) -> Chart:
    """The chart of what has been planned; lanes without anything are left out."""
    lanes = [Lane(cohort.name, module_marks(cohort, modules)) for cohort in cohorts]
    lanes.append(Lane(_("Praksisopgaver"), tuple(task_mark(line.task, on) for line in tasks)))
    shared = [
        Mark(max(one.programme.starts, development.starts), development.ends, Tone.NETWORK, one.programme.name)
        for one in networks
        if one.programme.starts <= development.ends
    ]
    lanes.append(Lane(_("Netværk"), tuple(shared)))
    lanes.append(Lane(_("Evaluering"), tuple(round_mark(one) for one in rounds if is_inside(one, development))))
    return Chart(development.starts, development.ends, on, tuple(lane for lane in lanes if lane.marks))


def module_marks(cohort: Cohort, modules: Iterable[ModuleLine]) -> tuple[Mark, ...]:
    """A cohort's days as numbered rings."""
    return tuple(
        Mark(day, day, Tone.MODULE, str(line.module.number), one.is_over)
        for line in modules
        for one in line.days
        if one.day.cohort_id == cohort.pk
        for day in [timezone.localdate(one.day.appointment.starts)]
    )


def task_mark(task: Task, on: date) -> Mark:
    """A task from the day it is given to the day it is due."""
    return Mark(task.given_on, task.due, Tone.TASK, task.title, task.due < on)


def round_mark(round: Round) -> Mark:
    """An evaluation from the day it opened, or is prepared for, to its last day."""
    last = timezone.localdate(round.deadline)
    return Mark(
        min(round.opened_on or round.on, last), last, Tone.ROUND, round.title, round.state == RoundState.PUBLISHED
    )


def is_inside(round: Round, development: Development) -> bool:
    """Whether an evaluation falls in a programme's days at all."""
    mark = round_mark(round)
    return mark.first <= development.ends and mark.last >= development.starts


def cohorts_without(module: Module) -> QuerySet[Cohort]:
    """The cohorts that have no day of a module, held or ahead."""
    booked = module.days.exclude(appointment__state="cancelled").values("cohort_id")
    return Cohort.objects.filter(development=module.development_id).exclude(pk__in=booked)


def announced_lines(on: date) -> list[DevelopmentLine]:
    """The programmes whose numbers can be read."""
    return [line for line in development_lines(on) if not line.development.is_draft]


def teams_of(person: Person, on: date) -> list[Development]:
    """The announced programmes that somebody's own leaders are in; two questions for whoever leads leaders."""
    running = Development.objects.filter(state=State.RUNNING, ends__gte=on)
    own = {one for one, superior in superiors(on, leaders_only=True).items() if superior == person.pk}
    return list(running.filter(places__in=CohortPlace.objects.from_day(on).filter(person__in=own)).distinct())
