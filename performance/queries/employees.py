"""The dialogues of a leader's employees: who has one ahead, when the last was, and who has waited longest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from goals.models import Goal
from goals.queries.owners import goals_of
from organisation.models import Person
from organisation.queries.people import PersonLine, person_lines
from organisation.queries.reports import direct_reports
from organisation.rules.sorting import danish_key
from performance.models import Agreement, Dialogue, GoalView
from performance.queries.agreements import open_agreements
from performance.queries.overview import Ahead, ahead_of, held, with_own_step
from performance.rules.booking import OPEN
from performance.rules.dialogues import Side, State
from performance.rules.overview import place_in_line


@dataclass(frozen=True, slots=True)
class EmployeeLine:
    """An employee in their leader's list. `last` is when a dialogue was held, with whichever leader."""

    line: PersonLine
    ahead: Ahead | None
    last: datetime | None

    @property
    def person(self) -> Person:
        """The employee."""
        return self.line.person


@dataclass(frozen=True, slots=True)
class Staff:
    """A leader's employees, those who have waited longest first; `waiting` is how many have no dialogue ahead."""

    lines: tuple[EmployeeLine, ...]
    total: int
    waiting: int


def staff_of(leader: Person, words: str, now: datetime) -> Staff:
    """Those whose nearest leader somebody is today, of these the ones whose name holds every word."""
    today = timezone.localdate(now)
    people = list(Person.objects.filter(pk__in=direct_reports(leader.pk, today)))
    ahead, last = open_with(leader, people, now), last_held(people)
    sought = [one for one in people if all(word.casefold() in one.name.casefold() for word in words.split())]
    lines = [
        EmployeeLine(line, ahead.get(line.person.pk), last.get(line.person.pk)) for line in person_lines(sought, today)
    ]
    return Staff(
        lines=tuple(sorted(lines, key=place_of)), total=len(people), waiting=sum(one.pk not in ahead for one in people)
    )


def place_of(line: EmployeeLine) -> tuple[bool, float, tuple[str, str]]:
    """The place of an employee in the list: who has waited longest, then by name."""
    starts = line.ahead.dialogue.appointment.starts if line.ahead else None
    return (*place_in_line(starts, line.last), danish_key(line.person.name))


def open_with(leader: Person, people: Iterable[Person], now: datetime) -> dict[int, Ahead]:
    """The open dialogues of a leader with some people, and what the leader does next in each."""
    mine = Dialogue.objects.filter(leader=leader, employee__in=people, state__in=OPEN).select_related("appointment")
    return {one.employee_id: ahead_of(one, now) for one in with_own_step(mine, Side.LEADER)}


def last_held(people: Iterable[Person]) -> dict[int, datetime]:
    """When each had a dialogue last, with whichever leader."""
    rows = Dialogue.objects.filter(held(), employee__in=people).order_by().values("employee")
    return dict(rows.annotate(last=Max("appointment__starts")).values_list("employee", "last"))


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal of an employee's, and how the leader and the employee saw it in their own last dialogue."""

    goal: Goal
    leaders: str
    employees: str


@dataclass(frozen=True, slots=True)
class Before:
    """A dialogue that was held. `with_whom` is the former leader, whose words with the employee stay theirs."""

    dialogue: Dialogue
    with_whom: str


@dataclass(frozen=True, slots=True)
class EmployeePage:
    """What a nearest leader sees of an employee: what they inherit, and when dialogues were held."""

    line: PersonLine
    ahead: Ahead | None
    former: Dialogue | None
    agreements: tuple[Agreement, ...]
    goals: tuple[GoalLine, ...]
    held: tuple[Before, ...]


def employee_page(leader: Person, employee: Person, now: datetime) -> EmployeePage:
    """An employee for their nearest leader: agreements and goals whoever agreed them; of others' dialogues the day."""
    today = timezone.localdate(now)
    mine = Dialogue.objects.filter(employee=employee).select_related("appointment", "leader")
    opened = with_own_step(mine.filter(state__in=OPEN), Side.LEADER).first()
    (line,) = person_lines([employee], today)
    before = list(mine.filter(held(), state=State.SIGNED))
    return EmployeePage(
        line=line,
        ahead=ahead_of(opened, now) if opened and opened.leader_id == leader.pk else None,
        former=opened if opened and opened.leader_id != leader.pk else None,
        agreements=tuple(open_agreements(employee)),
        goals=tuple(goal_lines(leader, employee, before, today)),
        held=tuple(Before(one, "" if one.leader_id == leader.pk else one.leader.first_name) for one in before),
    )


def goal_lines(leader: Person, employee: Person, before: Iterable[Dialogue], on: date) -> Iterable[GoalLine]:
    """An employee's goals as the two saw them in the last dialogue they have signed with each other."""
    last = next((one for one in before if one.leader_id == leader.pk), None)
    views = GoalView.objects.filter(dialogue=last) if last else GoalView.objects.none()
    seen = {(one.goal_id, one.side): one.get_standing_display() for one in views}
    for goal in goals_of(employee, on):
        yield GoalLine(goal, seen.get((goal.pk, Side.LEADER), ""), seen.get((goal.pk, Side.EMPLOYEE), ""))
