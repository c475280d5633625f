"""The law of a network's life on plain values."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.rules.cycle import (
    MOVES,
    OFFERED,
    OVER,
    Band,
    Call,
    Choice,
    Course,
    State,
    demand_dialogue,
    demand_early_reason,
    demand_ending,
    demand_held,
    demand_next_date,
    demand_offered,
    demand_other_end,
    demand_same,
    demand_trial,
    may_decide,
    may_follow,
    months_after,
    offered,
    ways_back,
    years_after,
)
from organisation.rules.refusals import Refused

DAYS = st.dates(date(2018, 1, 1), date(2034, 12, 31))
MAYBE = st.none() | DAYS
COURSES = st.builds(
    Course,
    starts=DAYS,
    state=st.sampled_from(State),
    ends=MAYBE,
    trial_ends=MAYBE,
    decide_by=MAYBE,
    decided_on=MAYBE,
)
ON = date(2026, 11, 24)
DAY = timedelta(days=1)
YOUNG, OLD = Course(ON - 400 * DAY, State.RUNNING), Course(date(2021, 1, 4), State.RUNNING)


def refused(demand, *given):
    with pytest.raises(Refused) as told:
        demand(*given)
    return str(told.value), told.value.field


@given(COURSES, DAYS)
def test_overdue_is_a_decision_date_that_has_passed_and_nothing_else(course, on):
    is_late = course.decision_day is not None and course.decision_day < on
    assert (course.call(on) is Call.OVERDUE) == is_late


@given(COURSES, DAYS)
def test_a_network_whose_end_is_known_asks_for_nothing_and_is_offered_nothing(course, on):
    if course.ends is not None or course.state in OVER:
        assert (course.call(on), offered(course, on)) == (Call.NONE, ())


@given(COURSES, DAYS)
def test_a_stand_is_asked_for_past_four_years_only(course, on):
    if course.call(on) is Call.STAND:
        assert course.band(on) is Band.LONG


@given(DAYS, DAYS, DAYS)
def test_the_band_goes_one_way(starts, one, other):
    course, order = Course(starts, State.RUNNING), list(Band)
    first, last = sorted((one, other))
    assert order.index(course.band(first)) <= order.index(course.band(last))


@given(DAYS, st.integers(0, 20), st.integers(0, 20))
def test_years_add_up_but_for_the_leap_day(day, one, other):
    apart = years_after(years_after(day, one), other) - years_after(day, one + other)
    assert apart in (timedelta(0), -DAY) if (day.month, day.day) == (2, 29) else not apart


@pytest.mark.parametrize(
    ("day", "years", "found"),
    [
        (date(2024, 2, 29), 2, date(2026, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2026, 11, 24), 2, date(2028, 11, 24)),
    ],
)
def test_so_many_years_later(day, years, found):
    assert years_after(day, years) == found


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 1, 31), 13, date(2028, 2, 29)),
        (date(2026, 11, 24), 1, date(2026, 12, 24)),
        (date(2026, 12, 24), 1, date(2027, 1, 24)),
        (date(2026, 1, 24), 12, date(2027, 1, 24)),
        (date(2026, 1, 24), 0, date(2026, 1, 24)),
    ],
)
def test_so_many_months_later(day, months, found):
    assert months_after(day, months) == found


@pytest.mark.parametrize(
    ("days", "state", "stage"),
    [
        (1, State.TRIAL, State.PLANNED),
        (1, State.RUNNING, State.PLANNED),
        (1, State.WOUND_DOWN, State.WOUND_DOWN),
        (0, State.TRIAL, State.TRIAL),
        (-1, State.RUNNING, State.RUNNING),
        (-1, State.RESTARTED, State.RESTARTED),
    ],
)
def test_before_its_first_day_what_is_not_given_up_is_planned(days, state, stage):
    assert Course(ON + days * DAY, state).stage(ON) is stage


def test_age_has_two_edges_and_the_good_life_lies_between_and_with_them():
    course = Course(date(2021, 1, 4), State.RUNNING)
    assert [course.band(date(2023, 1, day)) for day in (3, 4)] == [Band.YOUNG, Band.RIPE]
    assert [course.band(date(2025, 1, day)) for day in (4, 5)] == [Band.RIPE, Band.LONG]


def test_no_decision_has_a_day_where_the_end_is_known():
    days = {"trial_ends": ON, "decide_by": ON + DAY}
    found = [Course(ON - DAY, state, **days).decision_day for state in (State.TRIAL, State.RUNNING, State.WOUND_DOWN)]
    assert found == [ON, ON + DAY, None]
    assert Course(ON - DAY, State.TRIAL, ends=ON, **days).decision_day is None


def test_hr_decides_and_the_facilitator_follows():
    ways = [(is_hr, leads) for is_hr in (True, False) for leads in (True, False)]
    assert [may_follow(is_hr=is_hr, is_facilitator=leads) for is_hr, leads in ways] == [True, True, True, False]
    assert [may_decide(is_hr=is_hr, is_facilitator=leads) for is_hr, leads in ways] == [True, True, False, False]


def test_a_network_goes_on_or_ends_and_what_has_run_can_begin_anew():
    on = {State.TRIAL, State.RUNNING, State.WOUND_DOWN}
    anew = {State.RESTARTED, State.REDESIGNED}
    ways = {state: set(moves) for state, moves in MOVES.items() if state not in OVER}
    assert ways == {State.PLANNED: on, State.TRIAL: on, State.RUNNING: on | anew}


def test_what_is_over_can_be_taken_back_to_what_it_was():
    ways = {state: set(moves) for state, moves in MOVES.items() if state in OVER}
    assert ways == {
        State.WOUND_DOWN: {State.TRIAL, State.RUNNING},
        State.RESTARTED: {State.RUNNING},
        State.REDESIGNED: {State.RUNNING},
    }


@given(COURSES, DAYS)
def test_what_ends_a_network_is_taken_back_until_its_last_day_and_that_of_a_winding_down_is_moved(course, on):
    may = course.state in OVER and course.ends is not None and on <= course.ends
    assert (Choice.TAKE_BACK in ways_back(course, on)) == may
    is_moved = may and course.state == State.WOUND_DOWN and course.ends != course.starts
    assert (Choice.MOVE_END in ways_back(course, on)) == is_moved


def test_a_last_day_is_moved_to_another_one_that_is_not_gone():
    course = Course(ON - 9 * DAY, State.WOUND_DOWN, ends=ON + 9 * DAY)
    same = ("Det er allerede netværkets sidste dag. Vælg en anden.", "ends")
    assert refused(demand_other_end, course, ON + 9 * DAY, ON) == same
    assert refused(demand_other_end, course, ON - DAY, ON) == (
        "Den dag er gået. Vælg i dag eller en dag, der kommer.",
        "ends",
    )
    early = Course(ON + 5 * DAY, State.WOUND_DOWN, ends=ON + 9 * DAY)
    assert refused(demand_other_end, early, ON + DAY, ON)[1] == "ends"
    demand_other_end(course, ON, ON)


@pytest.mark.parametrize(
    ("begins", "held", "members", "told"),
    [
        (1, 0, 3, None),
        (1, -180, 3, None),
        (1, -181, 3, "Dialogen skal være holdt inden for det seneste halve år."),
        (1, 1, 3, "Dialogen skal være holdt inden for det seneste halve år."),
        (1, 0, 0, "Netværket er ikke begyndt, og ingen har en plads i det: der er ingen at holde dialog med."),
        (0, 0, 0, None),
        (-3, -4, 3, "Dialogen skal være holdt mellem netværkets første dag og i dag."),
        (-3, -3, 3, None),
    ],
)
def test_before_its_first_day_one_talks_with_those_who_have_a_place(begins, held, members, told):
    course, held_on = Course(ON + begins * DAY, State.RUNNING), ON + held * DAY
    if told is None:
        demand_held(course, held_on, ON, members)
    else:
        assert refused(demand_held, course, held_on, ON, members)[0] == told


@given(COURSES, DAYS)
def test_what_is_offered_is_a_move_that_the_state_has(course, on):
    goes_to = {Choice.WIND_DOWN: State.WOUND_DOWN, Choice.RESTART: State.RESTARTED, Choice.REDESIGN: State.REDESIGNED}
    for choice in offered(course, on):
        assert goes_to.get(choice, State.RUNNING) in MOVES[course.stage(on)]


def test_states_that_are_over_lead_nowhere():
    assert {State.WOUND_DOWN, State.RESTARTED, State.REDESIGNED} == OVER
    assert all(not OFFERED[state] for state in OVER)
    assert OFFERED[State.TRIAL] == (Choice.CONTINUE, Choice.ADJUST, Choice.WIND_DOWN)


@pytest.mark.parametrize(
    ("course", "call"),
    [
        (YOUNG, Call.NONE),
        (Course(ON - 300 * DAY, State.TRIAL, trial_ends=ON + 30 * DAY), Call.SOON),
        (Course(ON - 300 * DAY, State.TRIAL, trial_ends=ON + 31 * DAY), Call.NONE),
        (Course(ON - 300 * DAY, State.TRIAL, trial_ends=ON), Call.SOON),
        (Course(ON - 300 * DAY, State.TRIAL, trial_ends=ON - DAY), Call.OVERDUE),
        (Course(ON - 300 * DAY, State.TRIAL, trial_ends=ON + 60 * DAY, decide_by=ON - DAY), Call.NONE),
        (Course(years_after(ON, -4), State.RUNNING), Call.NONE),
        (Course(years_after(ON, -4) - DAY, State.RUNNING), Call.STAND),
        (Course(date(2021, 1, 4), State.RUNNING, decide_by=ON + 200 * DAY), Call.STAND),
        (Course(date(2021, 1, 4), State.RUNNING, decide_by=ON + 200 * DAY, decided_on=ON - 100 * DAY), Call.NONE),
        (Course(date(2021, 1, 4), State.RUNNING, decided_on=ON - 100 * DAY), Call.STAND),
        (Course(date(2021, 1, 4), State.RUNNING, decide_by=ON + DAY, decided_on=date(2025, 1, 3)), Call.STAND),
        (Course(date(2021, 1, 4), State.RUNNING, decide_by=ON + DAY, decided_on=date(2025, 1, 4)), Call.SOON),
        (Course(date(2021, 1, 4), State.RUNNING, decide_by=ON - DAY, decided_on=ON - 100 * DAY), Call.OVERDUE),
        (Course(date(2021, 1, 4), State.RUNNING, ends=ON + 9 * DAY, decide_by=ON - DAY), Call.NONE),
    ],
)
def test_what_is_asked_for(course, call):
    assert course.call(ON) is call


def test_before_its_first_day_a_network_is_planned_and_can_only_be_given_up():
    course = Course(ON + DAY, State.TRIAL, trial_ends=ON + 90 * DAY)
    assert (course.stage(ON), offered(course, ON)) == (State.PLANNED, (Choice.WIND_DOWN,))
    assert refused(demand_offered, course, Choice.CONTINUE, ON) == ("Det kan ikke besluttes om netværket nu.", None)


def test_nothing_is_decided_twice():
    told = "Der er allerede truffet en beslutning: netværket slutter."
    for ended in (Course(ON, State.WOUND_DOWN), Course(ON, State.RUNNING, ends=ON + DAY)):
        assert refused(demand_offered, ended, Choice.CONTINUE, ON) == (told, None)
    demand_same(3, 3)
    assert refused(demand_same, 3, 4)[0].startswith("Forløbet er ændret, siden du åbnede siden.")


@pytest.mark.parametrize(
    ("held_on", "decided_on", "people", "may"),
    [
        (ON, None, 8, True),
        (ON - 180 * DAY, None, 8, True),
        (ON - 181 * DAY, None, 8, False),
        (ON + DAY, None, 8, False),
        (None, None, 8, False),
        (None, None, 0, True),
        (ON - 7 * DAY, ON - 8 * DAY, 8, True),
        (ON - 8 * DAY, ON - 8 * DAY, 8, False),
    ],
)
def test_a_decision_rests_on_a_dialogue_since_the_last_one(held_on, decided_on, people, may):
    if may:
        demand_dialogue(held_on, decided_on, ON, people)
    else:
        told = "Hold dialogen med deltagerne og facilitatoren først, og skriv den ind."
        assert refused(demand_dialogue, held_on, decided_on, ON, people) == (told, None)


def test_before_two_years_beginning_anew_takes_a_reason():
    told = ("Netværket er under to år. Skriv, hvorfor det skal genstartes så tidligt.", "early_reason")
    assert refused(demand_early_reason, YOUNG, "", ON) == told
    demand_early_reason(YOUNG, "Halvdelen er rejst.", ON)
    demand_early_reason(OLD, "", ON)


def test_past_four_years_a_network_goes_on_until_a_date():
    told = ("Netværket er over fire år. Sæt en dato for den næste beslutning.", "decide_by")
    assert refused(demand_next_date, OLD, None, ON) == told
    assert refused(demand_next_date, YOUNG, ON, ON) == ("Den næste beslutning skal ligge efter i dag.", "decide_by")
    demand_next_date(YOUNG, None, ON)
    demand_next_date(OLD, ON + DAY, ON)


def test_a_trial_ends_later_and_within_two_years():
    early = ("Prøveperioden skal slutte efter i dag og efter netværkets første dag.", "trial_ends")
    late = ("En prøveperiode varer højst to år.", "trial_ends")
    assert refused(demand_trial, YOUNG, ON, ON) == early
    assert refused(demand_trial, YOUNG, YOUNG.edges[0] + DAY, ON) == late
    demand_trial(YOUNG, YOUNG.edges[0], ON)
    demand_ending(ON, ON)
    assert refused(demand_ending, ON - DAY, ON)[1] == "ends"
