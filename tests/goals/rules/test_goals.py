"""The law of the goal graph: what may contribute to what, that nothing goes in a circle, and every way up."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.rules.goals import (
    CHAIN,
    Kind,
    Place,
    State,
    all_above,
    may_contribute,
    may_move,
    refuse_contribution,
    refuse_kind,
    would_circle,
)
from goals.rules.ways import from_below, heights, number_of_ways, told_ways
from organisation.rules.refusals import Refused


def test_a_goal_is_proposed_holds_and_ends():
    ways = {(one.value, other.value) for one in State for other in State if may_move(one, other)}
    assert ways == {("proposed", "active"), ("proposed", "ended"), ("active", "ended")}


@st.composite
def graphs(draw):
    """Goals 0 to 8 without circles: each contributes only to goals with a higher number."""
    pairs = draw(st.sets(st.sampled_from(list(itertools.combinations(range(9), 2)))))
    return {lower: sorted(upper for one, upper in pairs if one == lower) for lower, _upper in pairs}


def every_way(goal, above):
    """Every way to a top, told whole."""
    over = above.get(goal, ())
    return [(goal, *way) for one in over for way in every_way(one, above)] if over else [(goal,)]


def steps_of(ways):
    return [step for way in ways for step in itertools.pairwise(way)]


@given(graphs(), st.integers(0, 8))
def test_every_step_above_a_goal_is_told_exactly_once(above, goal):
    told = steps_of(way.goals for way in told_ways(goal, above))
    assert sorted(told) == sorted(set(steps_of(every_way(goal, above))))


@given(graphs(), st.integers(0, 8))
def test_a_way_sets_out_from_what_has_been_told_and_ends_at_a_top_or_joins(above, goal):
    met = {goal}
    for way in told_ways(goal, above):
        assert way.begins in met
        assert way.joins == (way.ends in met and len(way.goals) > 1)
        assert way.joins or not above.get(way.ends)
        met |= set(way.goals)
    assert met == {goal} | all_above(goal, above)


@given(graphs(), st.integers(0, 8))
def test_ways_are_counted_without_being_walked(above, goal):
    ways = every_way(goal, above)
    assert number_of_ways(goal, above) == (len(ways) if ways != [(goal,)] else 0)


@given(graphs(), st.integers(0, 8))
def test_whatever_contributes_stands_lower(above, goal):
    height = heights(goal, above)
    assert set(height) == set(from_below(goal, above)) == {goal} | all_above(goal, above)
    assert all(height[lower] < height[upper] for lower in height for upper in above.get(lower, ()))
    assert height == {
        pk: max(len(way[: way.index(pk)]) for way in every_way(goal, above) if pk in way) for pk in height
    }


def test_very_many_ways_are_told_in_as_many_lines_as_there_are_steps():
    above = {level * 2 + side: [level * 2 + 2, level * 2 + 3] for level in range(40) for side in (0, 1)}
    assert number_of_ways(0, above) == 2**40
    assert sum(len(way.goals) - 1 for way in told_ways(0, above)) == 2 * len(from_below(0, above)) - 4


@given(graphs(), st.integers(0, 8), st.integers(0, 8))
def test_a_circle_is_what_leads_back(above, goal, to):
    assert would_circle(goal, to, above) == (goal in all_above(to, above) | {to})


@pytest.mark.parametrize(("lower", "upper"), list(itertools.product(Kind, Kind)))
def test_a_goal_contributes_towards_the_effect(lower, upper):
    if Kind.RUNNING in (lower, upper):
        assert may_contribute(lower, upper) == (lower == Kind.RUNNING)
    else:
        assert may_contribute(lower, upper) == (CHAIN.index(lower) >= CHAIN.index(upper))


ONE, TWO = Place(1, "Besøg", Kind.SERVICE), Place(2, "Færre", Kind.RESULT)


def refusal(goal, towards, above=()):
    with pytest.raises(Refused) as refused:
        refuse_contribution(goal, towards, dict(above), "towards")
    assert refused.value.field == "towards"
    return str(refused.value)


def test_each_refusal_says_why():
    assert refusal(ONE, ONE) == "Et mål kan ikke bidrage til sig selv."
    assert refusal(TWO, ONE) == (
        "Et resultatmål kan ikke bidrage til et mål for ydelser. "
        "Vælg et mål af samme slags eller et, der er nærmere effekten."
    )
    assert refusal(ONE, TWO, {2: [3], 3: [1]}) == "»Færre« bidrager selv til »Besøg«. Så ville målene gå i ring."
    assert refusal(ONE, Place(2, "Færre", Kind.RESULT, State.ENDED)) == "Et af de to mål er afsluttet."
    personal = Place(3, "Jeg ringer", Kind.SERVICE, personal_to=7)
    assert refusal(ONE, personal) == "Et personligt mål kan kun få bidrag fra samme persons personlige mål."
    refuse_contribution(personal, ONE, {}, "towards")
    refuse_contribution(Place(4, "Jeg øver", Kind.ACTIVITY, personal_to=7), personal, {}, "towards")


def test_a_kind_must_fit_the_goals_around():
    refuse_kind(ONE, [TWO], [Place(3, "Ring", Kind.ACTIVITY)])
    with pytest.raises(Refused) as refused:
        refuse_kind(Place(1, "Besøg", Kind.EFFECT), [TWO], [])
    assert refused.value.field == "kind"
    assert str(refused.value) == ("Målet kan ikke være et effektmål: »Besøg« kan så ikke længere bidrage til »Færre«.")
