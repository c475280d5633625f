"""Five rounds over a decade: between them a tenth of the people leave and as many come, half of each network stays."""

import random
from collections import defaultdict

from networks.composition import Plan, Problem
from networks.composition.search import compose

DAYS = ("mon", "tue", "wed", "thu", "fri")
ROUNDS, PART_NEW = 5, 10


def decade(pool: dict, people: int, seed: int, iterations: int) -> list[tuple[dict, Plan]]:
    """The problem and the plan of every round. `pool` is a problem with people enough for those who come."""
    dice = random.Random(seed)
    waiting = dice.sample(pool["people"], len(pool["people"]))
    inside, waiting = waiting[:people], waiting[people:]
    networks, history = unequal(people, dice), list(pool.get("history", ()))
    seats: dict[str, str] = {}
    found = []
    for _ in range(ROUNDS):
        problem = problem_of(pool, inside, networks, history, seats, dice)
        plan = compose(Problem.from_json(problem), iterations=iterations, seed=seed)
        found.append((problem, plan))
        seats, history = dict(plan.assignment), [*history, groups_of(plan.assignment)]
        left = {person["id"] for person in dice.sample(inside, people // PART_NEW)}
        inside = [person for person in inside if person["id"] not in left] + waiting[: len(left)]
        waiting = waiting[len(left) :]
    return found


def unequal(people: int, dice: random.Random) -> list[dict]:
    """Networks of six to ten, each with a place more or less."""
    sizes = [dice.randint(6, 10) for _ in range(people // 8)]
    return [
        {"id": f"n{number}", "min": size - 2, "max": size + 2, "days": list(DAYS)} for number, size in enumerate(sizes)
    ]


def groups_of(seats: dict[str, str]) -> dict[str, list[str]]:
    """Who sits together, as a round of history."""
    groups = defaultdict(list)
    for person, network in seats.items():
        groups[network].append(person)
    return dict(groups)


def problem_of(pool, inside, networks, history, seats, dice) -> dict:
    """The problem of one round: half of those who are left of each network are held there."""
    known = {person["id"] for person in inside}
    left = groups_of({person: network for person, network in seats.items() if person in known})
    held = {person for group in left.values() for person in dice.sample(sorted(group), len(group) // 2)}
    return {
        "people": [
            person
            | {"current": seats.get(person["id"]), "fixed": seats[person["id"]] if person["id"] in held else None}
            for person in inside
        ],
        "networks": networks,
        "weights": pool["weights"],
        "history": history,
        "forbidden": [pair for pair in pool.get("forbidden", ()) if set(pair) <= known],
        "required": [pair for pair in pool.get("required", ()) if set(pair) <= known],
    }
