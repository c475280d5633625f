"""Small problems for tests: drawn by hypothesis, or made by hand; and every seating of them tried out."""

from itertools import product

from hypothesis import strategies as st

from networks.composition import Network, Person, Problem, Weights, check

DAYS = ("mon", "tue", "wed")


@st.composite
def problems(draw, *, most_people=6, most_networks=3):
    people = [f"p{n}" for n in range(draw(st.integers(1, most_people)))]
    networks = [f"n{n}" for n in range(draw(st.integers(1, most_networks)))]
    some_people, some_networks = st.sampled_from(people), st.sampled_from(networks)
    days = st.frozensets(st.sampled_from(DAYS), min_size=1)
    rarely = st.integers(0, 4)

    def maybe(values):
        return draw(values) if draw(rarely) == 0 else None

    def person(name):
        superior = maybe(st.sampled_from([*people, "outside"]))
        return Person(
            id=name,
            labels=draw(st.dictionaries(st.sampled_from(("sector", "level")), st.sampled_from("ab"))),
            superior=None if superior == name else superior,
            days=draw(days) if draw(rarely) == 0 else frozenset(DAYS),
            current=maybe(st.sampled_from([*networks, "closed"])),
            fixed=maybe(some_networks),
            eligible=maybe(st.frozensets(some_networks, min_size=1)),
            costs=draw(st.dictionaries(some_networks, st.integers(0, 5), max_size=2)),
        )

    def network(name):
        low = draw(st.integers(0, 2))
        guide = maybe(st.sampled_from([*people, "outside"]))
        return Network(name, low, draw(st.integers(low, max(low, len(people)))), draw(days), guide)

    pairs = st.lists(st.tuples(some_people, some_people).filter(lambda pair: pair[0] != pair[1]), max_size=2)
    groups = st.dictionaries(some_people, st.sampled_from("gh"))
    weights = st.integers(0, 4)
    return Problem(
        people=tuple(person(name) for name in people),
        networks=tuple(network(name) for name in networks),
        weights=Weights({"sector": draw(weights), "level": draw(weights)}, draw(weights), draw(weights)),
        history=tuple(_round(draw(groups)) for _ in range(draw(st.integers(0, 2)))),
        forbidden=tuple(draw(pairs)) if len(people) > 1 else (),
        required=tuple(draw(pairs)) if len(people) > 1 else (),
        max_moved=maybe(st.integers(0, 3)),
    )


def _round(groups):
    return {name: tuple(person for person, group in groups.items() if group == name) for name in set(groups.values())}


def seatings(problem):
    """Every assignment of people to networks."""
    names = [network.id for network in problem.networks]
    people = [person.id for person in problem.people]
    return (dict(zip(people, seats, strict=True)) for seats in product(names, repeat=len(people)))


def best_by_trying(problem):
    """Least cost and least cost of the worst network among all valid seatings; None where there is none."""
    verdicts = (check(problem, seating) for seating in seatings(problem))
    costs = [(v.cost, max(v.network_costs.values())) for v in verdicts if not v.violations]
    return min(costs, default=None)


def golf(groups, size):
    """People without labels in networks of one size: the social golfer problem."""
    days = frozenset({"mon"})
    return Problem(
        people=tuple(Person(f"p{n}", days=days) for n in range(groups * size)),
        networks=tuple(Network(f"n{n}", size, size, days) for n in range(groups)),
        weights=Weights(repeat=1),
    )


def plain(people, networks, low, high):
    """Interchangeable people and networks."""
    days = frozenset({"mon", "tue"})
    return Problem(
        people=tuple(Person(f"p{n}", days=days) for n in range(people)),
        networks=tuple(Network(f"n{n}", low, high, days) for n in range(networks)),
    )
