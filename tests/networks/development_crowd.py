"""More of every development programme's parts, for counting questions."""

from networks.models import Practice
from networks.rules.development import Work
from tests.networks.development_world import make_cohort, make_development, make_module, make_task
from tests.world import NOW, World


def add_development_crowd(world: World, number: int) -> None:
    """A programme, and in the one that runs a cohort with somebody, a module with a day and a task begun by two."""
    make_development(world, title=f"Forløb {number}")
    running = world.things.development
    make_cohort(running, world, f"Hold {number + 1}", f"boss{number}")
    make_module(running, world.things.cohort, world, f"Modul {number}", 40 + number)
    task = make_task(running, f"Opgave {number}", told=True)
    for key in ("leader", f"boss{number}"):
        Practice.objects.create(
            task=task, person=world.people[key], state=Work.DONE, words="Gjort", at=NOW, shared=True
        )
