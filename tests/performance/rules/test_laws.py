"""What the laws of a dialogue refuse, in booking, preparing, writing together and signing; and what comes next."""

from datetime import UTC, datetime, timedelta

import pytest

from organisation.rules.refusals import Refused
from performance.rules.agreements import demand_open_text, demand_same_text, demand_unsettled
from performance.rules.booking import demand_nearest, demand_none_open, demand_open, demand_same
from performance.rules.dialogues import Outcome, Side, Standing, State, Theme, other
from performance.rules.overview import Step, next_step, place_in_line
from performance.rules.preparing import (
    Seen,
    demand_same_preparation,
    demand_something,
    demand_unrevealed,
    demand_writing,
    feedforward_of,
    help_of,
    kept_of,
    question_of,
)
from performance.rules.signing import demand_can_reopen, demand_can_take_back, demand_held, demand_same_signed

STARTS = datetime(2026, 11, 24, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
EMPLOYEE, LEADER = Side.EMPLOYEE, Side.LEADER


def refusal(demand, *given, **facts):
    """What is said against it, or nothing."""
    try:
        demand(*given, **facts)
    except Refused as refused:
        return str(refused)
    return ""


def begins(demand, *given, **facts):
    return refusal(demand, *given, **facts)[:24]


def of_each_state(demand, *given, **facts):
    """How what is said begins, for each state in which it is refused."""
    said = {state.value: begins(demand, state, *given, **facts) for state in State}
    return {state: words for state, words in said.items() if words}


def test_a_dialogue_is_with_the_nearest_leader_and_one_at_a_time():
    nearest = [begins(demand_nearest, 1, nearest) for nearest in (1, 2, None)]
    assert nearest == ["", *["Samtalen kan kun aftales"] * 2]
    assert [begins(demand_none_open, open_leader, 1) for open_leader in (None, 2, 1)] == [
        "",
        "",
        "I har allerede aftalt en",
    ]


def test_a_dialogue_is_moved_until_it_was_held_and_signed():
    assert of_each_state(demand_open, is_held=False) == {
        "signed": "Samtalen er holdt, og I ",
        "cancelled": "Samtalen er aflyst. Afta",
    }
    assert begins(demand_open, State.REVEALED, is_held=True) == "Samtalen er holdt, og I "


@pytest.mark.parametrize("demand", [demand_same, demand_same_text, demand_same_preparation, demand_same_signed])
def test_nobody_overwrites_moves_or_signs_what_they_have_not_seen(demand):
    assert [bool(refusal(demand, seen, 2)) for seen in (None, 1, 2, 3)] == [False, True, False, True]


def test_words_are_prepared_until_both_are_ready():
    assert of_each_state(demand_unrevealed) == {
        "revealed": "I er begge klar og læser",
        "signed": "I er begge klar og læser",
        "cancelled": "Samtalen er aflyst. Det,",
    }
    assert [begins(demand_writing, is_ready=ready) for ready in (False, True)] == ["", "Du har sagt, at du er kl"]
    assert [bool(refusal(demand_something, words)) for words in ([], ["", ""], ["", "x"])] == [True, True, False]


@pytest.mark.parametrize(
    ("seen", "side", "kept"),
    [
        (Seen(None, "Ord", True), LEADER, Seen()),
        (Seen(Standing.NOT_REACHED, "Ord", True), LEADER, Seen(Standing.NOT_REACHED, "Ord", True)),
        (Seen(Standing.NOT_REACHED, "Ord", False), LEADER, Seen(Standing.NOT_REACHED, "Ord", False)),
        (Seen(Standing.NOT_REACHED, "Ord", True), EMPLOYEE, Seen(Standing.NOT_REACHED, "Ord", False)),
        (Seen(Standing.UNDERWAY, "Ord", True), LEADER, Seen(Standing.UNDERWAY, "Ord", False)),
    ],
)
def test_a_first_time_is_kept_of_a_leader_who_says_that_a_goal_is_not_under_way(seen, side, kept):
    assert kept_of(seen, side) == kept


def test_each_side_is_asked_by_name_of_the_other():
    assert question_of(LEADER, Theme.FRAMES, "Ole") == "Har Ole det, der skal til?"
    assert help_of(EMPLOYEE, Theme.RELATION, "Mette") == (
        "Hvad skal Mette blive ved med, og hvad må gerne være anderledes?"
    )
    assert feedforward_of(LEADER, "Ole")[3] == "Hvad skal Ole lære mere af, og hvad kan Ole holde op med?"
    assert [len(feedforward_of(side, "Ole")) for side in Side] == [4, 4]


def test_the_two_write_together_from_the_reveal_to_the_first_signature():
    assert of_each_state(demand_open_text, ()) == {
        "booked": "I skriver aftaler sammen",
        "signed": "Samtalen er afsluttet, s",
        "cancelled": "Samtalen er afsluttet, s",
    }
    assert begins(demand_open_text, State.REVEALED, [LEADER]) == "En af jer har skrevet un"
    settled = {(was, to): begins(demand_unsettled, was, to) for was in Outcome for to in ("kept", "dropped")}
    assert {ways for ways, words in settled.items() if words} == {("kept", "dropped"), ("dropped", "kept")}
    assert refusal(demand_unsettled, "kept", "dropped") == "Aftalen er allerede gjort op: holdt."


def test_one_signs_what_both_prepared_once_it_has_begun():
    assert of_each_state(demand_held, STARTS, STARTS) == {
        "booked": "I kan skrive under, når ",
        "signed": "Samtalen er afsluttet, s",
        "cancelled": "Samtalen er afsluttet, s",
    }
    assert begins(demand_held, State.REVEALED, STARTS, STARTS - SECOND) == "I kan først skrive under"


@pytest.mark.parametrize(
    ("state", "signed", "words"),
    [
        (State.REVEALED, [EMPLOYEE], ""),
        (State.REVEALED, [], "Du har ikke skrevet unde"),
        (State.REVEALED, [LEADER], "I har begge skrevet unde"),
        (State.REVEALED, [EMPLOYEE, LEADER], "I har begge skrevet unde"),
        (State.SIGNED, [EMPLOYEE], "I har begge skrevet unde"),
    ],
)
def test_one_takes_ones_own_signature_back_until_the_other_has_signed(state, signed, words):
    assert begins(demand_can_take_back, state, signed, EMPLOYEE) == words
    assert (other(EMPLOYEE), other(LEADER)) == (LEADER, EMPLOYEE)


def test_a_signed_dialogue_is_opened_again_by_the_same_two_until_the_next():
    assert of_each_state(demand_can_reopen, is_same_leader=True, has_open=False) == dict.fromkeys(
        ("booked", "revealed", "cancelled"), "Samtalen er ikke undersk"
    )
    ways = [(True, True), (False, False)]
    said = [begins(demand_can_reopen, State.SIGNED, is_same_leader=same, has_open=open_) for same, open_ in ways]
    assert said == ["I har allerede aftalt de", "I er ikke længere medarb"]


@pytest.mark.parametrize(
    ("state", "after", "is_ready", "has_signed", "step"),
    [
        (State.BOOKED, SECOND, False, False, Step.PREPARE),
        (State.BOOKED, SECOND, True, False, Step.WAIT),
        (State.REVEALED, -SECOND, True, False, Step.READ),
        (State.REVEALED, 0 * SECOND, True, False, Step.SIGN),
        (State.REVEALED, SECOND, True, True, Step.SIGNED),
    ],
)
def test_what_comes_next_for_one_of_the_two(state, after, is_ready, has_signed, step):
    assert next_step(state, STARTS, STARTS + after, is_ready=is_ready, has_signed=has_signed) is step


def test_who_has_waited_longest_comes_first_and_then_the_nearest_dialogue():
    ahead = [(STARTS, None), (STARTS + SECOND, STARTS - SECOND)]
    waiting = [(None, None), (None, STARTS - SECOND), (None, STARTS + 2 * SECOND)]
    assert sorted([*ahead[::-1], *waiting[::-1]], key=lambda one: place_in_line(*one)) == [*waiting, *ahead]
