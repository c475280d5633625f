"""The stage the demo acts on: the day it is, the accounts it acts by, and the dice that fall alike each time."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property

import holidays

from ledernet.demo.personas import FACILITATOR, HR, MAILS
from organisation.actions.accounts import grant_role, open_account
from organisation.actions.groups import form_group, join_group
from organisation.actions.people import add_external_person
from organisation.models import Account, Person
from organisation.queries.chain import superiors
from organisation.queries.people import LeaderCard, leaders_on
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.roles import Role

BEGAN, LIVED = 170, 420
HIGHEST_OF_A_GROUP = 2
SMALLEST_GROUP = 3
EXTERNAL = {"name": "Mia Fabricius", "email": "mia@fabricius-proces.example", "phone": "00 41 27 63"}
APPOINTED = (
    (Role.EMPLOYEE_REPRESENTATIVE, "lærer"),
    (Role.CONTROLLER, "controller"),
    (Role.FEEDBACK_CONSULTANT, "HR-konsulent"),
)


THURSDAY = 3


@dataclass
class Stage:
    """A day, dice and the accounts by mail; everything that the demo does is done on a stage."""

    on: date
    seed: int
    dice: random.Random = field(init=False)
    accounts: dict[int, Account] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Dice that fall alike for the same seed."""
        self.dice = random.Random(f"stage {self.seed}")  # noqa: S311 - invented acts, not secrets

    @cached_property
    def hr(self) -> Account:
        """The HR consultant by whom nearly everything is done."""
        return Account.objects.get(email=HR)

    def day(self, back: int) -> date:
        """The working day so many days before the stage's own; a negative number looks ahead.

        The next one where it falls on no working day, and the last one where that would be after the stage's own.
        """
        day = self.on - timedelta(days=back)
        later = working_day(day, timedelta(days=1))
        return later if back <= 0 or later <= self.on else working_day(day, timedelta(days=-1))

    def days_ahead(self, numbers: Iterable[int]) -> list[date]:
        """Working days so many days ahead, each another one: where two would be the same, the second comes after."""
        found: list[date] = []
        for number in numbers:
            day = self.day(-number)
            while day in found:
                day = working_day(day + timedelta(days=1), timedelta(days=1))
            found.append(day)
        return found

    def clock(self, day: date, hour: int, minute: int = 0) -> datetime:
        """An hour of a day in Copenhagen."""
        return datetime.combine(day, time(hour, minute), COPENHAGEN)


def working_day(day: date, step: timedelta) -> date:
    """The day, or the nearest of that direction on which people in a town hall have time: Monday to Thursday."""
    free = holidays.country_holidays("DK", years=[day.year - 1, day.year, day.year + 1])
    while day.weekday() > THURSDAY or day in free:
        day += step
    return day


def open_desk(stage: Stage, at: datetime) -> None:
    """Sofie Abildgaard gets her account and the role of HR; who has them keeps them."""
    sofie = Person.objects.get(email=HR)
    if not Account.objects.filter(person=sofie).exists():
        stage.accounts[sofie.pk] = open_account(person=sofie, by=None, at=at, welcome=False)
        grant_role(person=sofie, role=Role.HR, starts=at.date(), by=None, at=at)


def set_stage(stage: Stage) -> None:
    """Open the accounts of leaders and personas, hand out the roles, form the leadership groups."""
    at = stage.clock(stage.day(LIVED), 8)
    open_desk(stage, at)
    leaders = leaders_on(stage.on)
    known = Person.objects.filter(email__in=MAILS.values()) | Person.objects.filter(
        pk__in=[leader.person for leader in leaders]
    )
    for person in known.exclude(email=HR).order_by("email"):
        stage.accounts[person.pk] = open_account(person=person, by=None, at=at, welcome=False)
    add_guest(stage, at)
    hand_out_roles(stage, at)
    form_groups(stage, leaders, at)


def add_guest(stage: Stage, at: datetime) -> None:
    """The external facilitator is written in by hand, since HR's files do not know her."""
    guest = add_external_person(**EXTERNAL, by=None, at=at)
    stage.accounts[guest.pk] = open_account(person=guest, by=None, at=at, welcome=False)


def hand_out_roles(stage: Stage, at: datetime) -> None:
    """One each of those whom somebody has to appoint."""
    starts = at.date()
    for role, title in APPOINTED:
        person = colleague(title, stage.on)
        if person is not None:
            grant_role(person=person, role=role, starts=starts, by=stage.hr, at=at)


def colleague(title: str, on: date) -> Person | None:
    """The first by mail of those employed under a title all along."""
    holding = Person.objects.filter(
        holdings__position__versions__title=title, holdings__ends__isnull=True, employed_to__isnull=True
    )
    return holding.exclude(email__in=[HR, FACILITATOR]).exclude(email="").order_by("email").first()


def form_groups(stage: Stage, leaders: list[LeaderCard], at: datetime) -> None:
    """Directors and heads with the leaders right below them."""
    cards = {leader.person: leader for leader in leaders}
    above = superiors(stage.on, leaders_only=True)
    for chief in leaders:
        below = [leader for leader in leaders if above.get(leader.person) == chief.person]
        if len(below) < SMALLEST_GROUP or (chief.level or HIGHEST_OF_A_GROUP + 1) > HIGHEST_OF_A_GROUP:
            continue
        name = f"Ledergruppen i {chief.unit_name}"
        group = form_group(name=name, starts=at.date(), by=stage.hr, at=at)
        for person in Person.objects.filter(pk__in=[chief.person, *(leader.person for leader in below)]):
            starts = max(at.date(), cards[person.pk].since)
            join_group(group=group, person=person, starts=starts, by=stage.hr, at=at)
