"""A development programme as one leader, their nearest leader, and those at the top see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from evaluation.models import Assessment, Round
from evaluation.rules.rounds import State as RoundState
from goals.models import Goal
from networks.models import Cohort, CohortPlace, Development, Membership, ModuleDay, Network, Practice, Task
from networks.queries.development_people import Counted, counted_in, places_on
from networks.queries.development_plan import (
    DayLine,
    ModuleLine,
    TaskLine,
    chart_of,
    cohort_lines,
    module_lines,
    network_lines,
    task_lines,
)
from networks.rules.development import TASK_AHEAD, Work, half_year, may_read_words
from networks.rules.development_chart import Chart
from organisation.models import Invitee, Person
from organisation.queries.chain import people_below
from organisation.rules.calendar import Answer


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day of a module as somebody sees it who is asked to it."""

    line: ModuleLine
    day: ModuleDay
    invitee: Invitee | None
    is_over: bool

    @property
    def is_unanswered(self) -> bool:
        """Whether an answer is wanted."""
        return self.invitee is not None and not self.is_over and self.invitee.answer == Answer.NEEDS_ACTION


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A task and how far one is with it."""

    task: Task
    practice: Practice | None
    is_given: bool
    is_late: bool

    @property
    def state(self) -> Work:
        """Not begun, begun or done."""
        return Work(self.practice.state) if self.practice else Work.GIVEN


@dataclass(frozen=True)
class OwnPage:
    """My forløb: next module, tasks, goals, networks, evaluations, and the years as a picture."""

    development: Development
    cohort: Cohort | None
    half: str
    chart: Chart
    next_day: OwnDay | None
    days: tuple[OwnDay, ...]
    undated: tuple[ModuleLine, ...]
    tasks: tuple[OwnTask, ...]
    goals: tuple[Goal, ...]
    networks: tuple[Network, ...]
    rounds: tuple[tuple[Round, int | None], ...]


@dataclass(frozen=True)
class Numbers:
    """What those at the top see: counts by cohort, module and task, and no names. `apart` are in no count of tasks."""

    people: int
    cohorts: tuple[tuple[str, int], ...]
    modules: tuple[tuple[ModuleLine, int, int], ...]
    tasks: tuple[TaskLine, ...]
    counted: tuple[Counted, ...]
    apart: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class TeamTask:
    """How far one of one's leaders is with a task, and the words where they were shared."""

    task: Task
    state: Work
    words: str
    is_late: bool


@dataclass(frozen=True)
class TeamLine:
    """One of one's leaders in a programme."""

    place: CohortPlace
    tasks: tuple[TeamTask, ...]


def own_page(development: Development, person: Person, now: datetime) -> OwnPage:
    """Everything of a programme that is for one leader; a fixed number of questions."""
    on = timezone.localdate(now)
    place = places_on(development, on).filter(person=person).first()
    cohort = place.cohort if place else None
    modules = module_lines(development, now, cohort) if cohort else ()
    days, tasks = own_days(modules, person), own_tasks(development, person, on)
    networks = network_lines(development, on)
    rounds = own_rounds(development, person)
    given = [TaskLine(one.task, 0, 0, 0, (), True) for one in tasks if one.is_given]
    lanes = [cohort] if cohort else []
    return OwnPage(
        development=development,
        cohort=cohort,
        half=half_year(development.starts, development.ends, on),
        chart=chart_of(development, lanes, modules, given, networks, [one for one, _key in rounds], on),
        next_day=next((one for one in days if not one.is_over), None),
        days=days,
        undated=tuple(line for line in modules if not line.days),
        tasks=tasks,
        goals=tuple(development.goals.order_by("title", "pk")),
        networks=own_networks(development, person, on),
        rounds=rounds,
    )


def own_days(modules: Sequence[ModuleLine], person: Person) -> tuple[OwnDay, ...]:
    """The days of one's cohort with one's own answers, in order of time; one question."""
    lines = [(line, one) for line in modules for one in line.days]
    asked = Invitee.objects.standing().filter(
        person=person, appointment__in=[one.day.appointment_id for _line, one in lines]
    )
    by_appointment = {row.appointment_id: row for row in asked}
    days = [OwnDay(line, one.day, by_appointment.get(one.day.appointment_id), one.is_over) for line, one in lines]
    return tuple(sorted(days, key=lambda one: one.day.appointment.starts))


def own_tasks(development: Development, person: Person, on: date) -> tuple[OwnTask, ...]:
    """The tasks with one's own work, in order of time; two questions."""
    work = {
        one.task_id: one
        for one in Practice.objects.filter(task__development=development, person=person).select_related("goal")
    }
    return tuple(
        own_task_line(task, work.get(task.pk), on)
        for task in development.tasks.all()
        if task.told or task.given_on <= on + TASK_AHEAD
    )


def own_task_line(task: Task, practice: Practice | None, on: date) -> OwnTask:
    """One task as one leader sees it."""
    is_done = practice is not None and practice.state == Work.DONE
    return OwnTask(task, practice, task.told or task.given_on <= on, task.due < on and not is_done)


def own_networks(development: Development, person: Person, on: date) -> tuple[Network, ...]:
    """The networks of the coupled programmes that somebody is in."""
    place = Membership.objects.from_day(on).filter(network=OuterRef("pk"), person=person)
    running = Network.objects.from_day(on).filter(Exists(place), programme__developments=development)
    return tuple(running.order_by("name", "pk"))


def own_rounds(development: Development, person: Person) -> tuple[tuple[Round, int | None], ...]:
    """The coupled evaluations that have opened, and with each one's own report where it is published."""
    rounds = list(development.rounds.exclude(state=RoundState.DRAFT).order_by("on", "pk"))
    reports = dict(
        Assessment.objects.filter(round__in=rounds, leader=person, round__state=RoundState.PUBLISHED).values_list(
            "round_id", "pk"
        )
    )
    return tuple((round, reports.get(round.pk)) for round in rounds)


def own_practice(task: Task, person: Person) -> Practice | None:
    """What somebody has done with a task so far."""
    return Practice.objects.filter(task=task, person=person).select_related("goal").first()


def numbers_of(development: Development, whose: Person | None, now: datetime) -> Numbers:
    """Counts of a programme: HR's of everybody, a reader's of their own line; who came is a number of the cohort."""
    on = timezone.localdate(now)
    below = None if whose is None else people_below(whose.pk, on)
    places = list(places_on(development, on))
    own = [place for place in places if below is None or place.person_id in below]
    counted = counted_in(places, on, whose)
    told = {person for group in counted for person in group.people}
    return Numbers(
        people=len(own),
        cohorts=tuple((line.cohort.name, line.size) for line in cohort_lines(development, own) if line.size),
        modules=tuple((line, *came_of(line.days)) for line in module_lines(development, now)),
        tasks=task_lines(development, counted, on),
        counted=counted,
        apart=sum(1 for place in own if place.person_id not in told),
        is_whole=whose is None,
    )


def came_of(days: Sequence[DayLine]) -> tuple[int, int]:
    """How many came and were asked, over the days of a module where it has been counted."""
    counted = [one for one in days if one.day.came is not None]
    return sum(one.day.came or 0 for one in counted), sum(one.asked for one in counted)


def team_lines(development: Development, places: Sequence[CohortPlace], on: date) -> list[TeamLine]:
    """How far one's leaders are with the tasks that have been given, and what they have shared; two questions."""
    tasks = [task for task in development.tasks.all() if task.told or task.given_on <= on]
    rows = Practice.objects.filter(task__in=tasks, person__in=[place.person_id for place in places])
    work = {(row.person_id, row.task_id): row for row in rows}
    return [
        TeamLine(place, tuple(team_task(task, work.get((place.person_id, task.pk)), on) for task in tasks))
        for place in places
    ]


def team_task(task: Task, practice: Practice | None, on: date) -> TeamTask:
    """One task of one leader as the nearest leader sees it."""
    state = Work(practice.state) if practice else Work.GIVEN
    is_open = practice is not None and may_read_words(is_own=False, is_superior=True, is_shared=practice.shared)
    words = practice.words if practice and is_open else ""
    return TeamTask(task, state, words, task.due < on and state != Work.DONE)
