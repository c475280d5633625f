"""Development programmes for the test municipality: one that runs, of which the leader and the chief are a part."""

from datetime import timedelta
from typing import Any

from goals.models import Goal
from goals.rules.goals import Kind
from networks.actions.development import announce_development
from networks.actions.modules import add_module, book_module_days
from networks.models import Cohort, CohortPlace, Development, Module, Practice, Task
from networks.rules.development import Work
from tests.world import NOW, TODAY, World, wall

FACTS: dict[str, Any] = {
    "title": "Faglig ledelse",
    "aim": "Mål og ledelse",
    "starts": TODAY - timedelta(days=200),
    "ends": TODAY + timedelta(days=530),
    "levels": [2, 4],
}
TASK = "Find tre situationer."


def make_development(world: World, **facts: Any) -> Development:
    """A programme under preparation."""
    return Development.objects.create(made_by=world.hr, made_at=NOW, **FACTS | facts)


def make_cohort(development: Development, world: World, name: str, *people: str) -> Cohort:
    """A cohort with people who have been in it for some time."""
    cohort = Cohort.objects.create(development=development, name=name)
    for key in people:
        CohortPlace.objects.create(
            development=development, cohort=cohort, person=world.people[key], starts=development.starts
        )
    return cohort


def make_module(development: Development, cohort: Cohort, world: World, title: str, days: int) -> Module:
    """A module with a day for a cohort."""
    module = add_module(development=development, title=title, about="", by=world.hr, at=NOW)
    when = {"starts": wall(days, 9), "ends": wall(days, 15), "place": "Havnehuset"}
    book_module_days(module=module, cohorts=[cohort], by=world.hr, at=NOW, **when)
    return module


def make_task(development: Development, title: str = "Tæt på praksis", **facts: Any) -> Task:
    """A task that was given last week and is due in a month."""
    days = {"given_on": TODAY - timedelta(days=7), "due": TODAY + timedelta(days=30)}
    return Task.objects.create(development=development, title=title, words=TASK, **days | facts)


def make_goal(world: World, person: str) -> Goal:
    """A goal of somebody's own."""
    return Goal.objects.create(
        kind=Kind.RESULT,
        title="Færre skift i plejen",
        owner_person=world.people[person],
        is_personal=True,
        starts=TODAY,
        made_at=NOW,
    )


def add_developments(world: World) -> World:
    """»Faglig ledelse« runs with the leader and the chief in cohort 1; in »Digital ledelse« it is the other leader."""
    things = world.things
    things.development = make_development(world)
    things.cohort = make_cohort(things.development, world, "Hold 1", "leader", "chief")
    things.cohort_place = things.cohort.places.get(person=world.people["leader"])
    things.module = make_module(things.development, things.cohort, world, "Mål og mening", 20)
    things.module_day = things.module.days.get()
    things.task = make_task(things.development, told=True)
    announce_development(development=things.development, by=world.hr, at=NOW)
    things.development.programmes.add(things.programme)
    things.practice = Practice.objects.create(
        task=things.task, person=world.people["leader"], state=Work.BEGUN, words="Kun for mig", at=NOW
    )
    things.other_development = make_development(world, title="Digital ledelse")
    cohort = make_cohort(things.other_development, world, "Hold 1", "other_leader")
    things.other_cohort_place = cohort.places.get()
    make_module(things.other_development, cohort, world, "Data", 30)
    things.other_task = make_task(things.other_development, told=True)
    announce_development(development=things.other_development, by=world.hr, at=NOW)
    return world
