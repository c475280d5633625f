"""What the composition says in the words of people."""

import pytest

from networks.composition import Rule, Violation
from networks.rules.sentences import (
    Names,
    broken_words,
    conflict_words,
    day_list,
    listed,
    percent,
    spent_words,
    tone_of,
    value_words,
    ways_out,
)

NAMES = Names(
    people={"1": "Mette Lind", "2": "Karsten Vang", "3": "Jens Juhl"},
    networks={"a": "Fjord", "b": "Bro", "c": "Mole", "d": "Fyr"},
    sizes={"a": (8, 10), "b": (8, 8)},
    superiors={"1": "2"},
)


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (Violation("superior", ("1", "2"), "a"), "Karsten Vang er Mettes nærmeste leder."),
        (Violation("superior", ("2", "1"), "a"), "Karsten Vang er Mettes nærmeste leder."),
        (Violation("forbidden", ("1", "3"), "a"), "Mette Lind og Jens Juhl skal ikke sidde sammen."),
        (Violation("required", ("1", "3")), "Mette Lind og Jens Juhl skal sidde sammen."),
        (Violation("size", (), "a"), "Fjord skal have 8–10 deltagere."),
        (Violation("size", ("1", "2"), "b"), "Bro har 2 deltagere. Der skal være 8."),
        (Violation("common day", ("1",), "a"), "I Fjord er der ingen ugedag, hvor alle kan."),
        (Violation("fixed", ("1",), "a"), "Mette Lind er holdt fast i et andet netværk."),
        (Violation("eligible", ("1",), "a"), "Mette Lind hører ikke til i Fjord."),
        (
            Violation("facilitator", ("1", "3"), "a"),
            "Jens Juhl er facilitator i Fjord og i samme ledelseslinje som Mette Lind.",
        ),
        (Violation("moved", ("1",)), "Mette Lind er en for meget, der flytter."),
        (Violation("placed once", ("1",)), "Mette Lind har ingen plads."),
        (Violation("placed once", ("9",)), "en, der ikke er her mere har ingen plads."),
        (Violation("size", (), "x"), "et netværk, der er taget ud skal have 0 deltagere."),
    ],
)
def test_a_broken_rule_is_a_sentence_with_names(broken, words):
    assert broken_words(broken, NAMES) == words


def test_a_conflict_names_each_rule_once_and_says_what_to_do():
    rules = [
        Rule("everybody", limit=40),
        *(Rule("max", networks=(network,), limit=8) for network in "abcd"),
        Rule("required", people=("1", "2")),
        Rule("superior", people=("1", "2")),
        Rule("days", people=("3",), days=("mon", "wed")),
    ]
    assert conflict_words(rules, NAMES) == [
        "40 ledere skal have en plads.",
        "Højst 8 i Fjord, Bro og 2 andre.",
        "Mette Lind og Karsten Vang skal sidde sammen.",
        "Karsten Vang er Mettes nærmeste leder.",
        "Jens Juhl kan mødes: mandag og onsdag.",
    ]
    assert ways_out(rules) == [
        "Ret størrelserne, eller lav flere eller færre netværk.",
        "Bed om flere ugedage, eller giv netværket en anden dag.",
        "Fjern et af parrene.",
    ]


@pytest.mark.parametrize(
    ("change", "whole", "figure"), [(0, 100, "0,0"), (4, 1000, "0,4"), (-4, 1000, "0,4"), (1, 9000, "under 0,1")]
)
def test_a_difference_is_read_in_per_cent(change, whole, figure):
    assert percent(change, whole) == figure


def test_cheaper_is_up():
    assert [tone_of(change) for change in (-1, 0, 1)] == ["up", "same", "down"]


def test_names_follow_danish_grammar():
    assert [listed(list("abcde"[:n])) for n in range(6)] == [
        "",
        "a",
        "a og b",
        "a, b og c",
        "a, b og 2 andre",
        "a, b og 3 andre",
    ]


def test_what_people_have_in_common_has_words():
    assert value_words("field", "Skole") == "fra Skole"
    assert value_words("place", "Havn") == "fra Havn"
    assert value_words("level", "2") == "på niveauet chef"
    assert value_words("level", "x") == "på niveauet x"
    assert value_words("seniority", "3-5") == "med 3–5 år som leder"


def test_days_are_named_in_the_order_of_the_week():
    assert day_list(["thu", "mon"]) == "mandag og torsdag"
    assert day_list(["mon", "tue", "wed", "thu", "fri"]) == "alle ugens dage"
    assert day_list([]) == "ingen dage"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "Har regnet i 0 sekunder."),
        (1, "Har regnet i 1 sekund."),
        (59, "Har regnet i 59 sekunder."),
        (60, "Har regnet i 1 minut."),
        (150, "Har regnet i 2 minutter."),
    ],
)
def test_time_spent_is_seconds_below_a_minute(seconds, words):
    assert spent_words(seconds) == words
