from collections import Counter
from itertools import combinations

import pytest

from networks.composition import Impossible, Person, Problem, Weights, check
from networks.composition.designs import Field, affine, designs, prime_power, transversal
from networks.composition.planner import horizon, repeats
from networks.composition.rotation import rotate
from networks.composition.schedule import logarithms
from networks.composition.tables import tabulate
from tests.networks.composition.problems import golf, plain


def met_again(rounds):
    """Meetings beyond the first over all pairs of places; a round gives each place its group."""
    met = Counter()
    for line in rounds:
        for group in set(line):
            met.update(combinations([place for place, at in enumerate(line) if at == group], 2))
    return sum(times - 1 for times in met.values())


@pytest.mark.parametrize("order", [2, 3, 4, 5, 8, 9])
def test_a_field_divides_by_everything_but_nothing(order):
    field = Field(order)
    numbers = set(range(order))
    for a in numbers - {0}:
        assert {field.times(a, b) for b in numbers} == numbers
        assert {field.add(a, b) for b in numbers} == numbers
    assert all(
        field.times(a, field.add(b, c)) == field.add(field.times(a, b), field.times(a, c))
        for a in numbers
        for b in numbers
        for c in numbers
    )


@pytest.mark.parametrize(
    ("number", "power"), [(8, (2, 3)), (7, (7, 1)), (27, (3, 3)), (6, None), (1, None), (12, None)]
)
def test_prime_powers(number, power):
    assert prime_power(number) == power


@pytest.mark.parametrize(
    ("groups", "size", "rounds"), [(8, 8, 9), (7, 7, 8), (9, 3, 13), (8, 4, 9), (5, 3, 5), (6, 6, 0)]
)
def test_a_design_never_repeats_and_fills_every_group(groups, size, rounds):
    design = max(designs(groups, size), key=len)
    assert len(design) == rounds
    assert met_again(design) == 0
    assert all(set(Counter(line).values()) == {size} for line in design)


def test_there_is_no_affine_space_or_transversal_where_numbers_do_not_fit():
    assert (affine(5, 3), transversal(10, 3), transversal(3, 4)) == ([], [], [])


@pytest.mark.parametrize(("groups", "size", "rounds"), [(5, 3, 7), (6, 6, 3), (8, 8, 9), (9, 3, 13), (10, 6, 6)])
def test_golfers_meet_only_once(groups, size, rounds):
    problem = golf(groups, size)
    plan = rotate(problem, rounds=rounds, seconds=10)
    assert (len(plan.rounds), plan.violations, plan.repeats) == (rounds, {}, 0)
    seats = [[seating[person.id] for person in problem.people] for seating in plan.rounds]
    assert met_again(seats) == 0


def test_every_round_keeps_the_rules_of_a_design_with_superiors_and_labels():
    days = frozenset({"mon"})
    people = tuple(
        Person(f"p{n}", {"sector": "abc"[n % 3]}, superior=f"p{n - 1}" if n % 5 == 1 else None, days=days)
        for n in range(25)
    )
    problem = Problem(people, golf(5, 5).networks, Weights({"sector": 1}, 1))
    plan = rotate(problem, rounds=4, seconds=4)
    assert (plan.violations, plan.repeats) == ({}, 0)


def test_networks_of_unequal_size_are_filled_within_their_limits():
    plan = rotate(plain(23, 5, 4, 5), rounds=4, seconds=3)
    assert (plan.violations, plan.repeats) == ({}, 0)


def test_required_people_sit_together_in_every_round():
    problem = golf(4, 3)
    problem = Problem(problem.people, problem.networks, problem.weights, required=(("p0", "p1"),))
    plan = rotate(problem, rounds=3, seconds=1)
    assert [check(problem, seating).violations for seating in plan.rounds] == [{}, {}, {}]


def test_repeats_count_history_and_rounds():
    problem = golf(2, 2)
    problem = Problem(problem.people, problem.networks, history=({"g": ("p0", "p1"), "h": ("p2", "p3")},))
    seating = {"p0": "n0", "p1": "n0", "p2": "n1", "p3": "n1"}
    assert (repeats(problem, []), repeats(problem, [seating]), repeats(problem, [seating, seating])) == (0, 2, 4)


@pytest.mark.parametrize(("groups", "size", "rounds"), [(5, 3, 7), (8, 8, 9), (4, 1, None), (9, 3, 13)])
def test_the_horizon_is_how_far_no_repeat_can_go(groups, size, rounds):
    assert horizon(golf(groups, size)) == rounds


def test_impossible_rounds_are_refused():
    with pytest.raises(Impossible):
        rotate(plain(9, 2, 0, 4), rounds=2, seconds=1)


def test_stop_gives_every_round_something():
    assert len(rotate(golf(5, 4), rounds=3, seconds=30, stop=lambda: True).rounds) == 3


def test_what_never_changes_is_made_once_and_not_for_each_of_sixty_rounds():
    assert logarithms() is logarithms()
    assert tabulate(plain(12, 3, 4, 4))[0].logarithms is logarithms()
