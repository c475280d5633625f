"""One call of every verb of development programmes."""

from datetime import timedelta
from typing import Any

from networks.actions.development import announce_development
from networks.models import Cohort, Development, Module, ModuleDay, Task
from networks.rules.development import State
from tests.networks.development_world import FACTS, make_cohort, make_development, make_module, make_task
from tests.verbs import Deed
from tests.world import NOW, TODAY, World, wall

WHEN: dict[str, Any] = {"starts": wall(40, 9), "ends": wall(40, 15), "place": "Rådhuset"}
BOTH = [("leader", "Hold 1"), ("chief", "Hold 2")]


def planned(world: World) -> Development:
    """A programme under preparation with two cohorts."""
    found = make_development(world)
    for person, name in BOTH:
        make_cohort(found, world, name, person)
    return found


def cohort_of(world: World, number: int = 0) -> Cohort:
    return planned(world).cohorts.all()[number]


def module_of(world: World) -> Module:
    cohort = cohort_of(world)
    return make_module(cohort.development, cohort, world, "Mål og mening", 20)


def empty_module(world: World) -> Module:
    return Module.objects.create(development=planned(world), number=1, title="Data")


def day_of(world: World) -> ModuleDay:
    return module_of(world).days.get()


def held_day(world: World) -> ModuleDay:
    """A day that is over, to which the leader was asked."""
    day = day_of(world)
    announce_development(development=day.module.development, by=world.hr, at=NOW)
    day.appointment.starts, day.appointment.ends = wall(-3, 9), wall(-3, 15)
    day.appointment.save(update_fields=["starts", "ends"])
    return day


def task_of(world: World, **facts: Any) -> Task:
    task = make_task(planned(world), **facts)
    Development.objects.filter(pk=task.development_id).update(state=State.RUNNING)
    task.development.refresh_from_db()
    return task


def own(world: World, **facts: Any) -> dict[str, Any]:
    return {"task": task_of(world, told=True), "person": world.people["leader"], **facts}


TASK = {
    "title": "Opgave",
    "words": "Gør det.",
    "given_on": TODAY + timedelta(days=7),
    "due": TODAY + timedelta(days=30),
}
VERBS = {
    "set_up_development": Deed(lambda world: {**FACTS}),
    "correct_development": Deed(lambda world: {"development": planned(world), **FACTS}),
    "couple_development": Deed(
        lambda world: {
            "development": planned(world),
            "programmes": [world.things.programme],
            "rounds": [],
            "goals": [],
        }
    ),
    "copy_development": Deed(
        lambda world: {"development": planned(world), "title": "Igen", "starts": TODAY + timedelta(days=700)}
    ),
    "announce_development": Deed(lambda world: {"development": planned(world)}),
    "cancel_development": Deed(lambda world: {"development": planned(world), "reason": "Vi venter et år."}),
    "discard_development": Deed(
        lambda world: {"development": make_development(world)}, on=lambda given: given["development"]
    ),
    "form_cohorts": Deed(lambda world: {"development": make_development(world), "number": 2}),
    "rename_cohort": Deed(lambda world: {"cohort": cohort_of(world), "name": "Forår"}),
    "place_in_cohort": Deed(lambda world: {"cohort": cohort_of(world, 1), "person": world.people["leader"]}),
    "leave_out_of_cohort": Deed(lambda world: {"place": cohort_of(world).places.get()}),
    "follow_organisation": Deed(lambda world: {"development": planned(world)}),
    "add_module": Deed(lambda world: {"development": planned(world), "title": "Data", "about": ""}),
    "correct_module": Deed(lambda world: {"module": empty_module(world), "title": "Data", "about": "Mere"}),
    "drop_module": Deed(lambda world: {"module": empty_module(world)}, on=lambda given: given["module"]),
    "book_module_days": Deed(
        lambda world: {"module": (one := empty_module(world)), "cohorts": list(one.development.cohorts.all()), **WHEN},
        also=("book_appointment", "book_appointment"),
    ),
    "move_module_day": Deed(lambda world: {"day": day_of(world), **WHEN}, also=("move_appointment",)),
    "cancel_module_day": Deed(
        lambda world: {"day": day_of(world), "reason": "Oplægsholderen er syg"}, also=("cancel_appointment",)
    ),
    "note_turnout": Deed(lambda world: {"day": held_day(world), "came": 1}),
    "set_task": Deed(lambda world: {"development": planned(world), **TASK}),
    "correct_task": Deed(lambda world: {"task": task_of(world), **TASK}),
    "drop_task": Deed(lambda world: {"task": task_of(world)}, on=lambda given: given["task"]),
    "give_task": Deed(lambda world: {"task": task_of(world)}),
    "remind_of_task": Deed(lambda world: {"task": task_of(world, told=True, due=TODAY + timedelta(days=3))}),
    "write_practice": Deed(lambda world: own(world, words="Vi prøvede.", goal=None, shared=True)),
    "finish_practice": Deed(own),
    "take_up_practice": Deed(own),
}
