"""The leadership chain on a plain tree."""

from hypothesis import given
from hypothesis import strategies as st

from organisation.rules.chain import Chain, Seat, below, circles, path_up

TOP, AREA, SCHOOL, TEAM = 1, 2, 3, 4
PARENTS = {TOP: None, AREA: TOP, SCHOOL: AREA, TEAM: SCHOOL}


def leader(person, unit, level, **facts):
    return Seat(person=person, unit=unit, position=person, is_leader=True, level=level, **facts)


def employee(person, unit):
    return Seat(person=person, unit=unit, position=person, is_leader=False, level=5)


def superiors(*seats):
    return Chain(PARENTS, seats).superiors()


def test_an_employee_answers_to_the_leader_of_the_unit_and_a_leader_to_the_one_above():
    assert superiors(leader(1, TOP, 1), leader(2, AREA, 2), leader(3, SCHOOL, 4), employee(9, SCHOOL)) == {
        2: 1,
        3: 2,
        9: 3,
    }


def test_a_vacant_chair_is_passed_over():
    assert superiors(leader(1, TOP, 1), leader(3, SCHOOL, 4), employee(9, SCHOOL)) == {3: 1, 9: 3}


def test_a_leader_on_leave_leaves_the_chair_empty_but_still_has_a_superior():
    assert superiors(leader(1, TOP, 1), leader(2, AREA, 2, away=True), leader(3, SCHOOL, 4)) == {2: 1, 3: 1}


def test_an_acting_leader_stands_in_for_the_one_on_leave():
    seats = (leader(2, AREA, 2, away=True), leader(5, AREA, 2, acting=True), leader(3, SCHOOL, 4))
    assert superiors(*seats) == {3: 5}


def test_two_who_share_a_chair_are_side_by_side_and_both_above_the_next():
    chain = Chain(PARENTS, (leader(1, TOP, 1), leader(2, AREA, 2), leader(6, AREA, 2), leader(3, SCHOOL, 4)))
    assert chain.all_superiors() == {2: (1,), 6: (1,), 3: (2, 6)}


def test_within_a_unit_the_higher_level_leads_the_lower():
    assert superiors(leader(2, AREA, 2), leader(3, AREA, 4), employee(9, AREA)) == {3: 2, 9: 2}


def test_nobody_is_their_own_superior_though_they_hold_the_chair_above_too():
    own_chair_above = Seat(person=3, unit=AREA, position=33, is_leader=True, level=2)
    assert superiors(leader(1, TOP, 1), own_chair_above, leader(3, SCHOOL, 4), employee(9, SCHOOL)) == {3: 1, 9: 3}


def test_a_circle_among_the_units_ends_the_search():
    chain = Chain({1: 2, 2: 1}, (employee(9, 1),))
    assert chain.superiors() == {}
    assert list(path_up(1, {1: 2, 2: 1})) == [1, 2]


def test_circles_are_each_named_once_from_their_smallest_unit():
    assert circles({1: 2, 2: 3, 3: 1, 4: 1, 5: None, 6: 6}) == [(1, 2, 3), (6,)]


def test_below_is_everyone_further_down():
    known = {2: 1, 3: 2, 9: 3, 8: 1}
    assert below(1, known) == {2, 3, 8, 9}
    assert below(2, known) == {3, 9}
    assert below(9, known) == set()


TREES = st.lists(st.integers(0, 30), min_size=1, max_size=30).map(
    lambda picks: {0: None} | {unit: pick % unit for unit, pick in enumerate(picks, start=1)}
)


@given(TREES, st.data())
def test_everyone_below_the_first_leader_has_that_leader_in_their_line(parents, data):
    units = sorted(parents)
    led = data.draw(st.sets(st.sampled_from(units)))
    seats = tuple(leader(100 + unit, unit, None) for unit in sorted(led)) + tuple(
        employee(unit, unit) for unit in units
    )
    found = Chain(parents, seats).superiors()
    for unit in units:
        nearest = next((u for u in path_up(unit, parents) if u in led), None)
        assert found.get(unit) == (None if nearest is None else 100 + nearest)


@given(TREES)
def test_a_tree_has_no_circles(parents):
    assert circles(parents) == []
