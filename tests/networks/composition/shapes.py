"""Forty problems of different shapes, each made around a hidden plan so that a plan exists, and their impossible twins.

They are plain JSON, as the command reads them, so that a judge who shares nothing with the product can read them too.
"""

import random
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations, pairwise, product
from typing import Any

DAYS = ("mon", "tue", "wed", "thu", "fri")
SIZE = 8
SHARES = {"flat": [1] * 8, "one field": [90, 2, 2, 2, 1, 1, 1, 1]}
ROUNDS = (0, 3, 10)
SHAPES: dict[str, dict[str, Any]] = {
    f"{skew}, {rounds} earlier rounds, {sizes}, {pairs}": {
        "skew": skew,
        "rounds": rounds,
        "tight": sizes == "no room",
        "pairs": pairs == "many pairs",
        "people": 96 if skew == "flat" else 160,
    }
    for skew, rounds, sizes, pairs in product(SHARES, ROUNDS, ("room", "no room"), ("few pairs", "many pairs"))
} | {
    "few days": {"days": 2, "tight": True},
    "one day each": {"days": 1},
    "few networks open": {"open": 3, "tight": True},
    "two networks open": {"open": 2, "tight": True},
    "half held": {"held": 0.5, "tight": True, "rounds": 3},
    "four in five held": {"held": 0.8, "tight": True},
    "nobody may move": {"stay": 0, "rounds": 3},
    "ten may move": {"stay": 10, "rounds": 3},
    "guides in the line": {"guides": True, "tight": True},
    "superiors of twenty": {"reports": 20, "tight": True},
    "units of four": {"units": 4, "tight": True},
    "seats with prices": {"prices": True, "rounds": 3},
    "unequal sizes": {"unequal": True, "rounds": 3},
    "two networks": {"people": 16, "tight": True, "pairs": True},
    "everything at once": {
        "rounds": 10,
        "pairs": True,
        "tight": True,
        "days": 3,
        "guides": True,
        "held": 0.2,
        "skew": "one field",
        "people": 240,
    },
    "six hundred": {"people": 600, "rounds": 10, "pairs": True, "tight": True},
}


def shaped(name: str, seed: int = 1) -> dict[str, Any]:
    """The problem of a shape: the same name and seed give the same problem."""
    shape = SHAPES[name]
    dice = random.Random(f"{name} {seed}")
    number = shape.get("people", 96)
    plan = hidden(number, dice, unequal=shape.get("unequal", False))
    home = {person: key for key, group in plan.items() for person in group}
    problem: dict[str, Any] = {
        "people": [],
        "networks": networks_of(plan, dice, shape),
        "weights": {"labels": {"sector": 4, "level": 2, "place": 1}, "repeat": 10, "move": 1},
        "history": [earlier(home, dice) for _ in range(shape.get("rounds", 0))],
        "forbidden": [],
        "required": [],
        "max_moved": shape.get("stay"),
    }
    days = {network["id"]: network["days"] for network in problem["networks"]}
    meets = {key: dice.choice(inside) for key, inside in days.items()}
    for person in sorted(home, key=lambda one: int(one[1:])):
        problem["people"].append(person_of(person, home, meets, dice, shape))
    give_superiors(problem["people"], home, dice, shape.get("reports", 6))
    give_pairs(problem, plan, home, dice, shape)
    return problem


def hidden(number: int, dice: random.Random, *, unequal: bool) -> dict[str, list[str]]:
    """A plan to build rules around: network → people."""
    people = [f"p{n}" for n in range(number)]
    dice.shuffle(people)
    plan: dict[str, list[str]] = {}
    while people:
        size = dice.choice((5, 7, 8, 10)) if unequal else SIZE
        plan[f"n{len(plan)}"], people = people[:size], people[size:]
    return plan


def networks_of(plan: dict[str, list[str]], dice: random.Random, shape: dict[str, Any]) -> list[dict[str, Any]]:
    """The networks: with no room they take exactly as many as the hidden plan puts there."""
    room = 0 if shape.get("tight") else 2
    found = []
    for key, group in plan.items():
        days = dice.sample(DAYS, 1 if shape.get("days") else 4)
        limits = {"min": max(1, len(group) - room), "max": len(group) + room}
        found.append({"id": key, "days": days, "facilitator": f"g{key}" if shape.get("guides") else None, **limits})
    return found


def person_of(
    name: str, home: dict[str, str], meets: dict[str, str], dice: random.Random, shape: dict[str, Any]
) -> dict[str, Any]:
    """One leader who can sit where the hidden plan seats them."""
    own, networks = home[name], sorted(meets)
    shares = SHARES[shape.get("skew", "flat")]
    few = shape.get("days", 4)
    person: dict[str, Any] = {
        "id": name,
        "labels": {
            "sector": f"s{dice.choices(range(len(shares)), shares)[0]}",
            "level": dice.choice("234"),
            "place": f"o{dice.randrange(12)}",
        },
        "superior": None,
        "days": sorted({meets[own], *dice.sample(DAYS, few - 1)}),
        "fixed": own if dice.random() < shape.get("held", 0) else None,
    }
    if shape.get("open"):
        person["eligible"] = sorted({own, *dice.sample(networks, shape["open"] - 1)})
    if shape.get("stay") is not None and dice.random() < 0.9:
        person["current"] = own
    if shape.get("prices"):
        person["costs"] = {key: dice.randrange(6) for key in dice.sample(networks, len(networks) // 2)}
    if shape.get("guides") and dice.random() < 0.1:
        person["superior"] = f"g{dice.choice([key for key in networks if key != own] or [''])}"
    return person


def give_superiors(people: list[dict[str, Any]], home: dict[str, str], dice: random.Random, reports: int) -> None:
    """Nearly everybody reports to somebody before them who sits elsewhere in the hidden plan."""
    for place, person in enumerate(people):
        above = people[place // reports - 1]["id"] if place >= reports else None
        if person["superior"] is None and above and home[above] != home[person["id"]]:
            person["superior"] = above


def give_pairs(
    problem: dict[str, Any],
    plan: dict[str, list[str]],
    home: dict[str, str],
    dice: random.Random,
    shape: dict[str, Any],
) -> None:
    """Who must sit together does so in the hidden plan, and who must not does not."""
    line = {(person["id"], person["superior"]) for person in problem["people"]}
    for group in plan.values():
        size = shape.get("units", 2 if shape.get("pairs") else 0)
        units = [group[start : start + size] for start in range(0, len(group) - size + 1, size)] if size else []
        for unit in units[: 3 if shape.get("pairs") else 1]:
            if not any((a, b) in line or (b, a) in line for a, b in combinations(unit, 2)):
                problem["required"] += [list(pair) for pair in pairwise(unit)]
    people = sorted(home)
    for _ in range(3 * len(people) if shape.get("pairs") else len(people) // 20):
        one, other = dice.sample(people, 2)
        if home[one] != home[other]:
            problem["forbidden"].append([one, other])


def earlier(home: dict[str, str], dice: random.Random) -> dict[str, list[str]]:
    """An earlier round in which nine in ten took part."""
    people = [person for person in sorted(home) if dice.random() < 0.9]
    dice.shuffle(people)
    groups = defaultdict(list)
    for place, person in enumerate(people):
        groups[f"h{place // SIZE}"].append(person)
    return dict(groups)


def too_many(problem: dict[str, Any]) -> None:
    """The networks hold one person fewer than there are."""
    for network in problem["networks"]:
        network["max"] = max(1, (len(problem["people"]) - 1) // len(problem["networks"]))
        network["min"] = min(network["min"], network["max"])


def no_common_day(problem: dict[str, Any]) -> None:
    """Two must sit together who share no day."""
    one, other = problem["people"][:2]
    one["days"], other["days"] = ["mon"], ["fri"]
    problem["required"].append([one["id"], other["id"]])


def together_and_apart(problem: dict[str, Any]) -> None:
    """Three must sit together by two links, and the ends must not."""
    a, b, c = (person["id"] for person in problem["people"][-3:])
    problem["required"] += [[a, b], [b, c]]
    problem["forbidden"].append([c, a])


def with_the_superior(problem: dict[str, Any]) -> None:
    """Somebody must sit with their own superior."""
    chief, report = problem["people"][0], problem["people"][-1]
    report["superior"] = chief["id"]
    problem["required"].append([report["id"], chief["id"]])


def held_elsewhere(problem: dict[str, Any]) -> None:
    """Somebody is held in a network that is closed to them."""
    person, (here, there) = problem["people"][0], [network["id"] for network in problem["networks"]][:2]
    person["fixed"], person["eligible"] = here, [there]


def too_many_apart(problem: dict[str, Any]) -> None:
    """More people who must not meet than there are networks open to them."""
    keys = [network["id"] for network in problem["networks"]][:2]
    three = problem["people"][:3]
    for person in three:
        person["eligible"], person["fixed"] = keys, None
    problem["forbidden"] += [[one["id"], other["id"]] for one, other in combinations(three, 2)]


def too_few_may_move(problem: dict[str, Any]) -> None:
    """Three are held in another network than they sit in, and two may move."""
    here, there = [network["id"] for network in problem["networks"]][:2]
    for person in problem["people"][:3]:
        person["current"], person["fixed"], person["eligible"] = here, there, None
    problem["max_moved"] = 2


def beside_the_guide(problem: dict[str, Any]) -> None:
    """Somebody is held in the network that their own superior runs."""
    person, network = problem["people"][0], problem["networks"][0]
    network["facilitator"] = person["superior"] = "outside"
    person["fixed"], person["eligible"] = network["id"], None


TWINS: tuple[Callable[[dict[str, Any]], None], ...] = (
    too_many,
    no_common_day,
    together_and_apart,
    with_the_superior,
    held_elsewhere,
    too_many_apart,
    too_few_may_move,
    beside_the_guide,
)
MOST_RULES = {
    too_many: 1,
    no_common_day: 3,
    together_and_apart: 3,
    with_the_superior: 2,
    held_elsewhere: 2,
    too_many_apart: 6,
    too_few_may_move: 4,
    beside_the_guide: 3,
}
"""So many sentences at the most tell why a twin is impossible."""
