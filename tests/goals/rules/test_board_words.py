"""What a board says in one sentence, and when its people meet."""

from datetime import date

import pytest

from goals.rules.board_words import finding_words, meeting_words, steps_words

GOOD, REACHED, NEAR, OFF, UNKNOWN = "on_course", "reached", "near", "deviates", "unknown"
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("statuses", "late", "words"),
    [
        ([], 0, "Tavlen følger ingen indikatorer endnu"),
        ([OFF], 0, "Indikatoren afviger"),
        ([OFF, OFF], 0, "Begge indikatorer afviger"),
        ([OFF] * 3, 0, "Alle tre indikatorer afviger"),
        ([OFF, NEAR], 1, "Én af to indikatorer afviger"),
        ([OFF, OFF, GOOD], 0, "To af tre indikatorer afviger"),
        ([NEAR, GOOD], 1, "Ingen indikatorer afviger, én er tæt på"),
        ([NEAR, NEAR], 0, "Ingen afviger, to er tæt på"),
        ([GOOD], 1, "Ingen afviger, én mangler en måling"),
        ([GOOD, UNKNOWN], 2, "Ingen afviger, to mangler en måling"),
        ([GOOD, UNKNOWN], 0, "Ingen indikatorer afviger"),
        ([GOOD, REACHED], 0, "Alt er på vej eller nået"),
    ],
)
def test_the_weightiest_is_said_first(statuses, late, words):
    assert finding_words(statuses, late) == words


@pytest.mark.parametrize(
    ("number", "late", "words"),
    [
        (0, 0, "Ingen åbne skridt"),
        (1, 0, "1 åbent skridt"),
        (2, 0, "2 åbne skridt"),
        (2, 1, "2 åbne skridt, 1 over tid"),
    ],
)
def test_steps_are_counted_and_those_that_are_late(number, late, words):
    assert steps_words(number, late) == words


@pytest.mark.parametrize(
    ("next_on", "words"),
    [
        (None, "Der er ikke holdt møde ved tavlen endnu."),
        (date(2026, 11, 23), "Næste møde skulle have været mandag den 23. november."),
        (TODAY, "Næste møde er i dag."),
        (date(2026, 11, 25), "Næste møde er onsdag den 25. november 2026."),
    ],
)
def test_when_a_board_meets(next_on, words):
    assert meeting_words(next_on, TODAY).replace("\xa0", " ") == words
