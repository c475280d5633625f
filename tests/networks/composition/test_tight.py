"""Problems with little room: each is made around a hidden plan, so that a plan exists."""

import random

import pytest

from networks.composition import Network, Person, Problem, Weights
from networks.composition.search import compose

DAYS = ("mon", "tue", "wed", "thu", "fri")
PEOPLE, SIZE = 96, 8


def hidden(rng):
    """A seating to build rules around: people by network."""
    people = [f"p{n}" for n in range(PEOPLE)]
    rng.shuffle(people)
    return [people[start : start + SIZE] for start in range(0, PEOPLE, SIZE)]


def built(rng, groups, **rules):
    """A problem in which `groups` is a plan; `rules` gives fields of a person from (person, own network)."""
    fields = {name: rules.pop(name) for name in ("days", "eligible", "fixed", "current") if name in rules}
    people = []
    for number, group in enumerate(groups):
        for person in group:
            given = {name: field(f"n{number}") for name, field in fields.items()}
            labels = {"sector": rng.choice("aaabbc"), "level": rng.choice("12")}
            people.append(Person(person, labels, **{"days": frozenset(DAYS), **given}))
    networks = tuple(Network(f"n{n}", SIZE, SIZE, frozenset(DAYS)) for n in range(len(groups)))
    return Problem(tuple(people), networks, Weights({"sector": 4, "level": 2}, 10, 0), **rules)


def few_days(rng, groups):
    own = {f"n{n}": rng.choice(DAYS) for n in range(len(groups))}
    return built(rng, groups, days=lambda network: frozenset({own[network], rng.choice(DAYS)}))


def few_networks(rng, groups):
    names = [f"n{n}" for n in range(len(groups))]
    return built(rng, groups, eligible=lambda network: frozenset({network, *rng.sample(names, 2)}))


def many_pairs(rng, groups):
    required = [pair for group in groups for pair in ((group[0], group[1]), (group[2], group[3]), (group[3], group[4]))]
    home = {person: n for n, group in enumerate(groups) for person in group}
    pairs = [tuple(rng.sample(sorted(home), 2)) for _ in range(3 * PEOPLE)]
    return built(rng, groups, required=tuple(required), forbidden=tuple((a, b) for a, b in pairs if home[a] != home[b]))


def many_fixed(rng, groups):
    return built(rng, groups, fixed=lambda network: network if rng.random() < 0.4 else None)


def nobody_may_move(rng, groups):
    return built(rng, groups, current=lambda network: network if rng.random() < 0.9 else None, max_moved=0)


@pytest.mark.parametrize("rule", [few_days, few_networks, many_pairs, many_fixed, nobody_may_move])
@pytest.mark.parametrize("seed", [1, 2])
def test_finds_a_plan_where_there_is_little_room(rule, seed):
    rng = random.Random(seed)
    problem = rule(rng, hidden(rng))
    assert compose(problem, iterations=1_500_000, seed=seed).violations == {}


def test_a_limit_on_moves_is_kept_while_the_mix_improves():
    rng = random.Random(3)
    groups = hidden(rng)
    problem = built(rng, groups, current=lambda network: network, max_moved=10)
    stays = compose(built(rng, groups, current=lambda network: network, max_moved=0), iterations=1_000)
    plan = compose(problem, iterations=300_000)
    assert plan.violations == {}
    assert 0 < plan.moved <= 10
    assert plan.cost < stays.cost
