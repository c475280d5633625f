"""What tests of the evaluation's pages share: addresses, texts, and a municipality with a representative."""

from django.http import HttpResponse
from django.urls import reverse

from organisation.actions.accounts import grant_role
from organisation.rules.roles import Role
from tests.evaluation.world import add_teams
from tests.world import LONG_AGO, NOW, World, make_world


def at(name: str, *numbers: int) -> str:
    """The address of one of the evaluation's pages."""
    return reverse(f"evaluation:{name}", args=numbers)


def text_of(response: HttpResponse) -> str:
    """What a page says."""
    return response.content.decode()


def with_representative() -> World:
    """The test municipality with its teams; the employee is the employee representative."""
    world = add_teams(make_world())
    employee = world.people["employee"]
    grant_role(person=employee, role=Role.EMPLOYEE_REPRESENTATIVE, starts=LONG_AGO, by=None, at=NOW)
    return world
