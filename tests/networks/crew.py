"""Twelve leaders of three fields in three networks: a proposal that has been computed, for tests of the studio."""

import re

from django.urls import reverse

from networks.actions.scenarios import draft_scenario, keep_plan, reframe
from networks.models import PairRule, Programme, Scenario
from networks.queries.problem import problem_of
from networks.queries.seating import seating_of
from networks.rules.composition import WEEKDAYS, PairKind
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
            "place": "",
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


def key(world, name):
    """A person's key in a proposal."""
    return str(world.people[name].pk)


def page_of(hr, scenario, **asked):
    """The studio as HR sees it."""
    return hr.get(reverse("networks:studio", args=[scenario.pk]), asked).content.decode()


def words_of(html):
    """What a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def pair(programme, world, one, other, kind=PairKind.FORBIDDEN):
    """A rule about two of the crew."""
    first, second = sorted((world.people[one], world.people[other]), key=lambda person: person.pk)
    return PairRule.objects.create(programme=programme, one=first, other=second, kind=kind, reason="aftalt")


def refreeze(scenario):
    """The rules as they are now become those the seats are judged by."""
    scenario.problem = seating_of(scenario).fresh
    scenario.save(update_fields=["problem"])
    return scenario
