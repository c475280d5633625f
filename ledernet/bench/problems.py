"""Problems of composition like a municipality's, for measuring: uneven labels, a chain, free days, earlier rounds."""

import random
from typing import Any

DAYS = ("mon", "tue", "wed", "thu", "fri")
FIELDS = {"børn": 30, "skole": 22, "ældre": 16, "handicap": 10, "job": 7, "teknik": 6, "kultur": 5, "stab": 4}
WEIGHTS = {"sector": 4, "level": 2, "place": 2, "seniority": 1}
LEVELS, BANDS, PEOPLE_A_PLACE, MOST_PLACES, FEWEST_PLACES = 3, 5, 40, 24, 4
SIZE, REPORTS = 8, 6
STAYS_IN_FIELD = 0.8


def problem_of(people: int, seed: int) -> dict[str, Any]:
    """A problem with so many people in networks of about eight; the same seed gives the same problem.

    Two fields hold half of the people, nearly everybody has a superior among the others and mostly in the own field,
    and there were three earlier rounds: by chance, within the field, within the place.
    """
    dice = random.Random(seed)  # noqa: S311  nothing secret is drawn
    persons: list[dict[str, Any]] = []
    while len(persons) < people:
        persons.append(person(persons, people, dice))
    count = -(-people // SIZE)
    return {
        "people": persons,
        "networks": [
            {"id": f"n{number}", "min": SIZE - 2, "max": SIZE + 2, "days": list(DAYS)} for number in range(count)
        ],
        "weights": {"labels": WEIGHTS, "repeat": 10, "move": 0},
        "history": [earlier(persons, count, label, dice) for label in ("", "sector", "place")],
    }


def person(before: list[dict[str, Any]], people: int, dice: random.Random) -> dict[str, Any]:
    """One leader, who reports to one of the sixth of people before."""
    number = len(before)
    chief = before[dice.randrange(number // REPORTS + 1)] if number > REPORTS else None
    places = max(FEWEST_PLACES, min(MOST_PLACES, people // PEOPLE_A_PLACE))
    stays = chief is not None and dice.random() < STAYS_IN_FIELD
    labels = {
        "sector": chief["labels"]["sector"] if chief and stays else dice.choices([*FIELDS], [*FIELDS.values()])[0],
        "level": str(min(dice.randrange(LEVELS), dice.randrange(LEVELS))),
        "place": str(min(dice.randrange(places), dice.randrange(places))),
        "seniority": str(min(dice.randrange(BANDS), dice.randrange(BANDS))),
    }
    return {
        "id": f"p{number}",
        "labels": labels,
        "superior": chief["id"] if chief else None,
        "days": dice.sample(DAYS, dice.choice((3, 4, 5))),
    }


def earlier(persons: list[dict[str, Any]], count: int, label: str, dice: random.Random) -> dict[str, list[str]]:
    """An earlier round: neighbours by one label sat together, or whoever chance put there."""
    order = dice.sample(persons, len(persons))
    order.sort(key=lambda one: one["labels"].get(label, ""))
    size = -(-len(order) // count)
    groups = [order[start : start + size] for start in range(0, len(order), size)]
    return {f"g{number}": [one["id"] for one in group] for number, group in enumerate(groups)}


def golf(groups: int, size: int) -> dict[str, Any]:
    """People who differ in nothing, to be seated in groups of one size: the social golfer problem."""
    return {
        "people": [{"id": f"p{number}", "days": ["mon"]} for number in range(groups * size)],
        "networks": [{"id": f"n{number}", "min": size, "max": size, "days": ["mon"]} for number in range(groups)],
        "weights": {"repeat": 1},
    }
