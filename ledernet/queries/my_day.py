"""Min dag: the roof asks each app what waits for a person and what is new, and sorts it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.utils import timezone

from evaluation.queries import todo as evaluation_todo
from goals.queries import todo as goals_todo
from ledernet.rules.my_day import due_words, greeting, since_words, when_words
from networks.queries import news as networks_news
from networks.queries import todo as networks_todo
from organisation.models import Person
from organisation.queries import todo as organisation_todo
from organisation.queries.agenda import Ahead, Booked, agenda_of
from organisation.queries.people import Standing
from organisation.queries.waiting import answers_to
from organisation.rules.news import News
from organisation.rules.times import moment_words
from organisation.rules.todo import Todo, by_deadline
from organisation.rules.words import waiting_words
from performance.queries import todo as performance_todo

FLOORS = (organisation_todo, evaluation_todo, goals_todo, networks_todo, performance_todo)
LATELY = timedelta(days=7)
FACES = 5
COMING = 5


@dataclass(frozen=True)
class Task:
    """Something that waits, with its deadline in words. `is_pressing` is today, or overdue."""

    todo: Todo
    when: str
    rest: str
    is_pressing: bool


@dataclass(frozen=True)
class Fresh:
    """Something new, with its day in words."""

    news: News
    when: str


@dataclass(frozen=True)
class Coming:
    """A meeting on its way, with its moment in words."""

    appointment: Booked
    when: str


@dataclass(frozen=True)
class Day:
    """One person's day. `since` is when they were here last; None when nobody knows, and then the last week counts."""

    now: datetime
    person: Person
    tasks: tuple[Task, ...]
    agenda: tuple[Ahead, ...]
    fresh: tuple[Fresh, ...]
    since: datetime | None

    @property
    def greeting(self) -> str:
        """Godmorgen, Mette."""
        return greeting(self.now, self.person.first_name)

    @property
    def waiting(self) -> str:
        """Tre ting venter på dig."""
        return waiting_words(len(self.tasks))

    @property
    def since_heading(self) -> str:
        """Siden du var her i fredags."""
        return since_words(self.since, self.now) if self.since else ""

    @property
    def next(self) -> Ahead | None:
        """The first meeting ahead."""
        return self.agenda[0] if self.agenda else None

    @cached_property
    def coming(self) -> list[Coming]:
        """The next few meetings ahead."""
        return [Coming(one.appointment, moment_words(one.appointment.starts)) for one in self.agenda[:COMING]]

    @cached_property
    def faces(self) -> list[str]:
        """The initials of those one meets next, the last as a number where there are many."""
        others = [one.initials for one in self.next.others] if self.next else []
        more = len(others) - FACES
        return [*others[:FACES], f"+{more}"] if more > 0 else others

    @cached_property
    def next_quiet(self) -> Ahead | None:
        """The first meeting ahead that asks for nothing: what can wait until then."""
        return next((one for one in self.agenda if not one.is_unanswered), None)


def day_of(person: Person, now: datetime, standing: Standing, since: datetime | None = None) -> Day:
    """What waits for a person now, what is coming, and what is new, in two questions.

    Two more for whoever leads, while a talk about attendance is new anywhere: whose nearest leader they are.
    """
    agenda, lately = agenda_of(person, now), since or now - LATELY
    asked = [source for floor in FLOORS for source in floor.sources(standing)]
    rows = answers_to([*asked, *networks_news.sources(standing, agenda)], person, now, lately)
    waiting = [
        *organisation_todo.todo(rows),
        *evaluation_todo.todo(rows),
        *goals_todo.todo(rows),
        *performance_todo.todo(rows),
        *networks_todo.todo(rows, now, standing, agenda),
    ]
    today = timezone.localdate(now)
    news = networks_news.news(rows, person, lately, today, agenda)
    return Day(
        now=now,
        person=person,
        tasks=tuple(task_of(todo, now) for todo in by_deadline(waiting)),
        agenda=agenda,
        fresh=tuple(Fresh(one, when_words(one.at, today)) for one in news),
        since=since,
    )


def task_of(todo: Todo, now: datetime) -> Task:
    """A task with its deadline in words."""
    today = timezone.localdate(now)
    when, rest = due_words(todo.due, todo.due_at, today)
    return Task(todo, when, rest, is_pressing=todo.due is not None and todo.due <= today)
