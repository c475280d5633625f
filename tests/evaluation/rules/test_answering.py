"""What a respondent reads beside the questions: what is promised, and who reads what is written."""

import pytest

from evaluation.rules.answering import Reading, promised, readers
from evaluation.rules.rounds import OF_A_LEADER, RaterGroup, Visibility

ANONYMOUSLY = "Uden navn, blandet med de andres, og kun hvis mindst fem har svaret og tre har skrevet."


def heads(group, *, two_keys=False):
    return [line.head for line in promised(group, 5, Visibility.SUPERIOR, two_keys=two_keys)]


def test_whoever_answers_without_a_name_reads_the_four_promises():
    four = [
        "Ingen kan se, hvad du svarer.",
        "Tal vises kun, når mindst fem har svaret.",
        "Dine egne ord vises uden navn og i tilfældig rækkefølge.",
        "Når runden lukker, slettes forbindelsen til dig.",
    ]
    assert [heads(group) for group in ("employees", "peers", "partners", "users", "members")] == [four] * 5
    keys = [promised("peers", 5, Visibility.LEADER, two_keys=two_keys)[3].more for two_keys in (False, True)]
    assert keys == [
        "Så kan ingen finde ud af, hvem der skrev hvad.",
        "Nøglen kræver to kodeord: HR's og medarbejderrepræsentantens.",
    ]
    assert promised("members", 5, Visibility.MEMBERS, two_keys=False)[0].more.startswith("Heller ikke de andre,")
    assert promised("peers", 5, Visibility.LEADER, two_keys=False)[0].more.startswith("Heller ikke lederen,")


def test_whoever_answers_by_name_reads_what_that_means():
    rest = [
        "De vises først, når runden er lukket.",
        "Rapporten læses af lederen og nærmeste leder.",
    ]
    assert heads("self") == ["Dine svar vises som dine egne.", *rest]
    assert heads("superior") == ["Dine svar vises med dit navn.", *rest]
    why = [promised(group, 5, Visibility.LEADER, two_keys=False)[0].more for group in ("self", "superior")]
    assert why == [
        "De står ved siden af de andres, så du kan se forskellen.",
        "Der er kun én nærmeste leder, så de kan ikke være anonyme.",
    ]


@pytest.mark.parametrize(
    ("visibility", "superior", "who"),
    [
        (Visibility.LEADER, "Dorthe", "Det læser Mette."),
        (Visibility.SUPERIOR, "Dorthe", "Det læser Mette og nærmeste leder, Dorthe."),
        (Visibility.CHAIN, "Dorthe", "Det læser Mette, nærmeste leder, Dorthe, og lederne over dem."),
        *((visibility, "", "Det læser Mette.") for visibility in OF_A_LEADER),
        (Visibility.MEMBERS, "", "Det læser deltagerne og facilitatoren."),
        (Visibility.MEMBERS, "Dorthe", "Det læser deltagerne og facilitatoren."),
    ],
)
def test_who_reads_ones_words_is_said_by_name(visibility, superior, who):
    assert readers("peers", "Mette", superior, 5, visibility) == Reading(who, ANONYMOUSLY)


def test_words_are_shown_with_a_name_only_where_one_stands_alone():
    named = {"self": "Det vises som dine egne ord.", "superior": "Det vises med dit navn."}
    shown = {group: readers(group, "Mette", "", 5, Visibility.LEADER).how for group in RaterGroup}
    assert shown == dict.fromkeys(RaterGroup, ANONYMOUSLY) | named
