"""A small municipality for tests: every role, two networks side by side, and one of everything that has a page.

Made through verbs where there is one. Names are invented.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from organisation.actions.accounts import grant_role, open_account
from organisation.actions.groups import form_group, join_group
from organisation.models import (
    Account,
    Field,
    Holding,
    Person,
    Position,
    PositionVersion,
    Unit,
    UnitVersion,
)
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.roles import Role

# The world stands on the day the suite is run, at nine: pages read the clock, and would run away from a fixed day.
TODAY = timezone.localdate()
NOW = datetime.combine(TODAY, time(9), COPENHAGEN).astimezone(UTC)
LONG_AGO = date(2020, 1, 1)
PASSWORD = "langt-kodeord-til-test"


def wall(days: int, hour: int = 0, minute: int = 0) -> datetime:
    """What the clocks of Copenhagen show so many days from today."""
    return datetime.combine(TODAY + timedelta(days), time(hour, minute), COPENHAGEN)


def typed(day: date) -> str:
    """A day as people write it in a form."""
    return f"{day:%d.%m.%Y}"


class Things(SimpleNamespace):
    """Objects by name. A name is given once: a door that asks for one must not be handed another floor's object."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in vars(self):
            raise ValueError(f"things.{name} is something else already")
        super().__setattr__(name, value)


@dataclass
class World:
    """People and accounts by role, units by name, and `things`: objects by name for tests that need one."""

    people: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    things: Things = field(default_factory=Things)

    @property
    def hr(self) -> Account:
        """The account that runs things."""
        return self.accounts["hr"]


def make_person(world: World, key: str, name: str, **facts: Any) -> Person:
    """A person, employed since long ago."""
    person = Person.objects.create(
        hr_id=f"p-{key}", name=name, email=f"{key}@fjordby.example", employed_from=LONG_AGO, **facts
    )
    world.people[key] = person
    return person


def make_unit(world: World, key: str, parent: str | None = None, field_name: str = "", place: str = "Havn") -> Unit:
    """A unit that has always been there."""
    unit = world.units[key] = Unit.objects.create(hr_id=f"u-{key}")
    UnitVersion.objects.create(
        unit=unit,
        name=key,
        parent=world.units[parent] if parent else None,
        field=Field.objects.get_or_create(name=field_name)[0] if field_name else None,
        place=place,
        starts=LONG_AGO,
    )
    return unit


def make_holding(
    world: World, person: str, unit: str, *, level: int | None, title: str, starts: date = LONG_AGO
) -> Holding:
    """A chair of its own for a person; levels 1–4 lead."""
    position = Position.objects.create(hr_id=f"s-{person}-{unit}")
    PositionVersion.objects.create(
        position=position,
        unit=world.units[unit],
        title=title,
        is_leader=level is not None and level < 5,
        level=level,
        starts=LONG_AGO,
    )
    return Holding.objects.create(position=position, person=world.people[person], starts=starts)


def make_account(world: World, key: str) -> Account:
    """A key to the house for a person, with the password of the tests."""
    account = world.accounts[key] = open_account(
        person=world.people[key], by=None, at=NOW, welcome=False, password=PASSWORD
    )
    return account


TREE = [
    ("Kommunen", None, ""),
    ("Børn og Skole", "Kommunen", "skole"),
    ("Ældre og Sundhed", "Kommunen", "ældre"),
    ("Åskolen", "Børn og Skole", "skole"),
    ("Bakkeskolen", "Børn og Skole", "skole"),
    ("Havnbjerg", "Ældre og Sundhed", "ældre"),
]
CAST = [
    ("director", "Dorthe Dahl", "Kommunen", 1, "direktør"),
    ("chief", "Carl Chefsen", "Børn og Skole", 2, "skolechef"),
    ("leader", "Mette Møller", "Havnbjerg", 4, "centerleder"),
    ("other_leader", "Ole Øgaard", "Åskolen", 4, "skoleleder"),
    ("third_leader", "Åse Aagaard", "Bakkeskolen", 4, "skoleleder"),
    ("employee", "Emil Eriksen", "Havnbjerg", 5, "social- og sundhedsassistent"),
    ("hr", "Sofie Sand", "Kommunen", 5, "HR-konsulent"),
    ("facilitator", "Jonas Juul", "Kommunen", 5, "proceskonsulent"),
]
ROLES = ["hr", "director", "leader", "facilitator", "employee"]
OUTSIDER = "outsider"
"""A facilitator from outside, who runs none of the networks here: see `add_outsider`."""


def add_outsider(world: World) -> World:
    """A facilitator whom HR has written in: no number in HR's files, no position, no other role."""
    world.people[OUTSIDER] = Person.objects.create(name="Mia Fabricius", email="mia@fabricius.example")
    make_account(world, OUTSIDER)
    grant_role(person=world.people[OUTSIDER], role=Role.FACILITATOR, starts=LONG_AGO, by=None, at=NOW)
    return world


def make_world() -> World:
    """The municipality with its people, its accounts and its roles; networks are added by `tests.networks.world`."""
    world = World()
    for key, parent, field_name in TREE:
        make_unit(world, key, parent, field_name)
    for key, name, unit, level, title in CAST:
        make_person(world, key, name)
        make_holding(world, key, unit, level=level, title=title)
        make_account(world, key)
    grant_role(person=world.people["hr"], role=Role.HR, starts=LONG_AGO, by=None, at=NOW)
    things = world.things
    things.grant = grant_role(
        person=world.people["facilitator"], role=Role.FACILITATOR, starts=LONG_AGO, by=None, at=NOW
    )
    things.group = form_group(name="Skolelederne", starts=LONG_AGO, by=None, at=NOW)
    things.group_member = join_group(
        group=things.group, person=world.people["other_leader"], starts=LONG_AGO, by=None, at=NOW
    )
    return world
