"""Twelve leaders of three fields in three networks: a proposal that has been computed, for tests of the studio."""

from networks.actions.scenarios import draft_scenario, keep_plan, reframe
from networks.models import Programme, Scenario
from networks.queries.problem import problem_of
from networks.rules.composition import WEEKDAYS
from organisation.models import Field
from tests.world import NOW, TODAY, World, make_holding, make_person, make_unit

FIELDS = (("Skole", "circle"), ("Ældre", "triangle"), ("Teknik", "diamond"))
NAMES = ["Anna", "Bo", "Carla", "Dan", "Eva", "Finn", "Gitte", "Hans", "Ida", "Jens", "Karen", "Lars"]


def add_crew(world: World) -> Programme:
    """Four leaders in each of three fields, each with a house below the municipality; nobody else takes part."""
    for place, name in enumerate(NAMES):
        field, mark = FIELDS[place % 3]
        Field.objects.get_or_create(name=field, defaults={"mark": mark})
        make_unit(world, f"Hus {name}", "Kommunen", field)
        make_person(world, name, f"{name} Nielsen")
        make_holding(world, name, f"Hus {name}", level=3, title="leder")
    return Programme.objects.create(name="Nye netværk", starts=TODAY, smallest=3, largest=5, levels=[3])


def frame_of(*names: str, smallest: int = 3, largest: int = 5) -> list[dict]:
    """New networks of a frame, all open on all days."""
    return [
        {
            "id": str(place),
            "name": name,
            "min": smallest,
            "max": largest,
            "days": list(WEEKDAYS),
            "facilitator": None,
            "guide": None,
            "network": None,
        }
        for place, name in enumerate(names, 1)
    ]


def composed(world: World, programme: Programme, seats: dict[str, str] | None = None) -> Scenario:
    """A proposal with the crew seated: by default four in each of the networks Fjord, Bro and Mole, mixed by field."""
    scenario = draft_scenario(programme=programme, by=world.hr, at=NOW)
    scenario = reframe(
        scenario=scenario, frame=frame_of("Fjord", "Bro", "Mole"), max_moved=None, version=0, by=world.hr, at=NOW
    )
    scenario.problem = problem_of(scenario)
    scenario.save(update_fields=["problem"])
    mixed = {name: str(place // 4 + 1) for place, name in enumerate(NAMES)}
    plan = {str(world.people[name].pk): network for name, network in (mixed | (seats or {})).items()}
    return keep_plan(scenario=scenario, assignment=plan, version=scenario.version, seed=1, at=NOW)
