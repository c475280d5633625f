"""A development programme that was planned by mistake is deleted, while nobody has heard of it."""

import pytest
from django.urls import reverse

from networks.actions.development import discard_development
from networks.models import Cohort, Development, Module, ModuleDay, Task
from organisation.models import Letter
from organisation.models.calendar import Appointment
from organisation.rules.calendar import State
from organisation.rules.refusals import Refused
from tests.networks.crew import words_of
from tests.networks.development_world import make_cohort, make_development, make_module, make_task
from tests.world import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(world):
    """A plan with a cohort, a module with a day, and a task."""
    development = make_development(world)
    cohort = make_cohort(development, world, "Hold 1", "leader")
    make_module(development, cohort, world, "Mål og mening", 30)
    make_task(development)
    Letter.objects.all().delete()
    return development


def at(name, development):
    return reverse(f"networks:{name}", args=[development.pk])


def test_hr_deletes_the_plan_after_a_page_that_asks_and_nobody_hears_of_it(hr, planned):
    assert "Slet planen" in hr.get(at("development", planned)).content.decode()
    page = words_of(hr.get(at("discard_development", planned)).content.decode())
    assert "Ingen har hørt om den, og ingen får besked." in page
    days = [day.appointment_id for day in ModuleDay.objects.all()]
    assert hr.post(at("discard_development", planned)).url == reverse("networks:developments")
    assert [model.objects.count() for model in (Development, Cohort, Module, ModuleDay, Task)] == [0] * 5
    assert set(Appointment.objects.filter(pk__in=days).values_list("state", flat=True)) == {State.CANCELLED}
    assert not Letter.objects.exists()


@pytest.mark.parametrize("state", ["running", "cancelled"])
def test_what_leaders_have_heard_of_is_not_deleted(hr, world, planned, state):
    Development.objects.filter(pk=planned.pk).update(state=state)
    assert "Slet planen" not in hr.get(at("development", planned)).content.decode()
    with pytest.raises(Refused):
        discard_development(development=planned, by=world.hr, at=NOW)
    assert Development.objects.filter(pk=planned.pk).exists()
