from collections import Counter

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from networks.composition import Network, Person, Problem, Reason, Weights, check, explain, prices
from networks.composition.ledger import Ledger
from tests.networks.composition.problems import plain, problems

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAY = frozenset({"mon"})


@st.composite
def seated(draw):
    problem = draw(problems())
    networks = [network.id for network in problem.networks]
    return problem, {person.id: draw(st.sampled_from(networks)) for person in problem.people}


def newly_broken(problem, before, after):
    """Rules that the second seating breaks and the first does not, with how often."""

    def keys(seating):
        found = Counter()
        for violation in check(problem, seating).broken:
            of_network = violation.rule in ("size", "common day")
            people = violation.people if violation.rule == "facilitator" else sorted(violation.people)
            found[violation.rule, *((violation.network,) if of_network else people)] += 1
        return found

    if problem.max_moved is None:
        moved = 0
    else:
        moved = check(problem, after).violations.get("moved", 0) > check(problem, before).violations.get("moved", 0)
    rules = Counter(key[0] for key in keys(after).keys() - keys(before).keys() if key[0] != "moved")
    return rules + Counter({"moved": int(moved)})


@SLOW
@given(seated(), st.data())
def test_a_price_is_the_whole_difference_in_cost_and_broken_rules(case, data):
    problem, seating = case
    person = data.draw(st.sampled_from(sorted(seating)))
    now = check(problem, seating).cost
    for network, price in prices(problem, seating, person).items():
        after = {**seating, person: network}
        assert price.change == check(problem, after).cost - now
        assert Counter(v.rule for v in price.breaks) == newly_broken(problem, seating, after)
        for swap in price.swaps:
            after = {**seating, person: network, swap.person: seating[person]}
            assert swap.change == check(problem, after).cost - now
            assert Counter(v.rule for v in swap.breaks) == newly_broken(problem, seating, after)


@SLOW
@given(seated())
def test_a_newcomer_is_priced_as_an_addition(case):
    problem, seating = case
    assume(len(seating) > 1)
    person, _ = seating.popitem()
    now = check(problem, seating).cost
    for network, price in prices(problem, seating, person).items():
        assert price.change == check(problem, {**seating, person: network}).cost - now
        assert price.swaps == ()


@SLOW
@given(seated(), st.data())
def test_the_second_best_seat_is_the_cheapest_that_breaks_least(case, data):
    problem, seating = case
    person = data.draw(st.sampled_from(sorted(seating)))
    told = explain(problem, seating, person)
    others = [price for name, price in prices(problem, seating, person).items() if name != seating[person]]
    options = [(len(o.breaks), o.change) for price in others for o in (price, *price.swaps)]
    if options:
        assert (len(told.breaks), told.change) == min(options)
    else:
        assert (told.network, told.reasons) == (None, ())


def test_the_reasons_are_the_two_terms_that_worsen_most():
    people = (
        Person("mette", {"sector": "skole", "level": "3", "place": "nord"}, days=DAY, costs={"m": 1}),
        Person("a", {"sector": "skole", "level": "3", "place": "nord"}, days=DAY),
        Person("b", {"sector": "skole"}, days=DAY),
        Person("c", {"sector": "kultur"}, days=DAY),
    )
    problem = Problem(
        people,
        (Network("n", 1, 2, DAY), Network("m", 0, 4, DAY)),
        Weights({"sector": 4, "level": 2, "place": 2}),
        forbidden=(("a", "c"), ("b", "c")),
    )
    told = explain(problem, {"mette": "n", "c": "n", "a": "m", "b": "m"}, "mette")
    assert (told.network, told.swap, told.change, told.breaks) == ("m", None, 13, ())
    assert told.reasons == (
        Reason("label", "sector", "skole", before=4, after=12, here=0, there=2),
        Reason("label", "level", "3", before=0, after=2, here=0, there=1),
    )


@SLOW
@given(seated(), st.data())
def test_prices_handed_in_give_the_same_explanation(problem_and_seats, data):
    problem, seats = problem_and_seats
    person = data.draw(st.sampled_from(problem.people)).id
    assert explain(problem, seats, person, prices(problem, seats, person)) == explain(problem, seats, person)


def test_what_stands_is_counted_once_however_many_seats_are_priced(monkeypatch):
    problem, counted = plain(24, 4, 0, 24), []
    seats = {person.id: f"n{number % 4}" for number, person in enumerate(problem.people)}
    cost = Ledger.cost
    monkeypatch.setattr(Ledger, "cost", lambda *args: counted.append(args[1]) or cost(*args))
    prices(problem, seats, "p0")
    moves, swaps = 3, 18
    assert len(counted) == 4 + 2 * (moves + swaps)
