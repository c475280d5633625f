"""Problems of composition like a municipality's, for measuring: uneven labels, a chain, free days, earlier rounds."""

import random
from typing import Any

DAYS = ("mon", "tue", "wed", "thu", "fri")
LABELS = {"sector": 9, "level": 3, "place": 12, "seniority": 5, "mentor": 2}
WEIGHTS = {"sector": 4, "level": 2, "place": 2, "seniority": 1, "mentor": 1}
SIZE, REPORTS = 8, 6


def problem_of(people: int, seed: int) -> dict[str, Any]:
    """A problem with so many people in networks of about eight; the same seed gives the same problem.

    Common labels are much more common than rare ones, nearly everybody has a superior among the others, and there were
    three earlier rounds: by chance, within the sector, within the place.
    """
    dice = random.Random(seed)  # noqa: S311  nothing secret is drawn
    persons = [person(number, dice) for number in range(people)]
    count = max(1, people // SIZE)
    return {
        "people": persons,
        "networks": [
            {"id": f"n{number}", "min": SIZE - 2, "max": SIZE + 2, "days": list(DAYS)} for number in range(count)
        ],
        "weights": {"labels": WEIGHTS, "repeat": 10, "move": 0},
        "history": [earlier(persons, count, label, dice) for label in ("", "sector", "place")],
    }


def person(number: int, dice: random.Random) -> dict[str, Any]:
    """One leader, who reports to one of the sixth of people before."""
    labels = {label: str(min(dice.randrange(many), dice.randrange(many))) for label, many in LABELS.items()}
    superior = f"p{dice.randrange(number // REPORTS + 1)}" if number > REPORTS else None
    return {
        "id": f"p{number}",
        "labels": labels,
        "superior": superior,
        "days": dice.sample(DAYS, dice.choice((3, 4, 5))),
    }


def earlier(persons: list[dict[str, Any]], count: int, label: str, dice: random.Random) -> dict[str, list[str]]:
    """An earlier round: neighbours by one label sat together, or whoever chance put there."""
    order = dice.sample(persons, len(persons))
    order.sort(key=lambda one: one["labels"].get(label, ""))
    size = -(-len(order) // count)
    groups = [order[start : start + size] for start in range(0, len(order), size)]
    return {f"g{number}": [one["id"] for one in group] for number, group in enumerate(groups)}
