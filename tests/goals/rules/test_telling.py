"""What is told of goals in words."""

from datetime import date

import pytest

from goals.rules.telling import (
    changed_words,
    deed_words,
    listed,
    origin_words,
    period_words,
    standing_mark,
    standing_words,
    way_words,
)

GOOD, REACHED, NEAR, OFF, UNKNOWN = "on_course", "reached", "near", "deviates", "unknown"


@pytest.mark.parametrize(
    ("statuses", "words", "mark"),
    [
        ([], "Ingen indikator endnu", ""),
        ([OFF], "Afviger", OFF),
        ([UNKNOWN], "Ikke målt", ""),
        ([GOOD, REACHED], "2 af 2 på vej", GOOD),
        ([GOOD, NEAR], "1 af 2 på vej", NEAR),
        ([GOOD, UNKNOWN], "1 af 2 på vej", ""),
        ([GOOD, REACHED, OFF], "2 af 3 på vej, 1 afviger", OFF),
        ([NEAR, OFF, OFF], "0 af 3 på vej, 2 afviger", OFF),
    ],
)
def test_how_indicators_stand_and_the_worst_marks_it(statuses, words, mark):
    assert (standing_words(statuses), standing_mark(statuses)) == (words, mark)


def test_who_set_a_goal_and_for_how_long():
    assert [origin_words("council", is_binding=binding) for binding in (False, True)] == [
        "Sat af byrådet",
        "Sat af byrådet, fælles forpligtende",
    ]
    assert [period_words(date(2025, 11, 1), due) for due in (None, date(2026, 12, 31))] == [
        "Gælder fra 1. november 2025",
        "Gælder fra 1. november 2025 og skal være nået den 31. december 2026",
    ]


def test_what_was_changed_is_listed_once_in_the_order_of_a_goal():
    assert [listed(list("abc"[:length])) for length in range(4)] == ["", "a", "a og b", "a, b og c"]
    assert changed_words(["due", "owner_group", "title", "owner_person", "unknown"]) == (
        "ordlyd, ejer og hvornår det skal være nået"
    )


@pytest.mark.parametrize(
    ("verb", "facts", "words"),
    [
        ("set_goal", {"who": "Mette"}, "Mette satte målet."),
        ("set_goal", {"who": ""}, "LederNet satte målet."),
        ("contribute", {"who": "Mette", "towards": "»Trivsel«"}, "Mette lod målet bidrage til »Trivsel«."),
        ("contribute", {"who": "Mette"}, "Mette lod målet bidrage til et andet mål."),
        ("change_goal", {"who": "Mette", "changed": "ordlyd"}, "Mette ændrede ordlyd."),
        ("change_goal", {"who": "Mette"}, "Mette ændrede målet."),
        ("something_new", {"who": "Mette"}, "Mette ændrede målet."),
    ],
)
def test_a_deed_in_a_sentence(verb, facts, words):
    assert deed_words(verb, **facts) == words


@pytest.mark.parametrize(
    ("kind", "effects", "ways", "has_way", "words"),
    [
        ("effect", 0, 0, False, "Målet er selv en effekt. Højere kommer man ikke."),
        ("running", 0, 0, False, "Målet står for sig selv, og det må et driftsmål gerne."),
        ("activity", 0, 0, False, "Målet peger ikke på noget andet mål endnu. Tal om, hvad det skal føre til."),
        ("activity", 0, 1, True, "Målet fører et stykke op, men ingen vej når en effekt endnu."),
        ("activity", 1, 1, True, "Målet fører op til én effekt."),
        ("activity", 1, 2, True, "Målet fører op til én effekt ad to veje."),
        ("activity", 2, 3, True, "Målet fører op til to effekter ad tre veje."),
    ],
)
def test_the_finding_of_the_way_up(kind, effects, ways, has_way, words):
    assert way_words(kind, effects, ways, has_way=has_way) == words
