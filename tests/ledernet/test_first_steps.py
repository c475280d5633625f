"""HR's first day: Min dag says what comes first, and stops saying it once it is done."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from networks.models import Programme
from organisation.models import Account, Job, Person, Position, PositionVersion, Unit, UnitVersion
from organisation.tasks.accounts import give_access

pytestmark = pytest.mark.django_db
BEGAN = date(2020, 1, 1)


@pytest.fixture
def desk(client):
    """The first HR consultant, appointed at the terminal, in a house where nothing is yet."""
    call_command("appoint", "helle@havby.example", name="Helle Rask", role="hr", verbosity=0)
    client.force_login(Account.objects.get())
    return client


def headings(desk):
    return [task.todo.heading for task in desk.get(reverse("my_day")).context["day"].tasks]


def add_house():
    unit = Unit.objects.create(hr_id="U1")
    UnitVersion.objects.create(unit=unit, name="Havby", starts=BEGAN)
    return unit


def add_leader(unit, name):
    person = Person.objects.create(name=name, email=f"{name.lower()}@havby.example", hr_id=name)
    position = Position.objects.create(hr_id=name)
    PositionVersion.objects.create(position=position, unit=unit, title="Leder", is_leader=True, level=3, starts=BEGAN)
    position.holdings.create(person=person, starts=BEGAN)
    return person


def test_on_the_first_day_the_organisation_comes_first(desk):
    assert headings(desk) == ["Hent jeres organisation ind"]
    page = desk.get(reverse("my_day")).content.decode()
    assert reverse("organisation:imports") in page


def test_then_access_for_the_leaders_and_the_first_programme(desk):
    unit = add_house()
    assert headings(desk) == ["Begynd med ledernetværkene"]
    for name in ("Ane", "Bo"):
        add_leader(unit, name)
    assert headings(desk) == ["2 ledere har ingen adgang endnu", "Begynd med ledernetværkene"]
    desk.post(reverse("organisation:access"), {"whom": "leaders", "unit": "", "number": 2})
    give_access(Job.objects.get().pk)
    Programme.objects.create(name="På tværs", starts=timezone.localdate())
    assert headings(desk) == []


def test_nobody_but_hr_is_told_of_the_first_steps(desk, client):
    leader = add_leader(add_house(), "Ane")
    client.force_login(Account.objects.create(email=leader.email, person=leader))
    assert headings(client) == []
