"""Why a place is in question, what is left of the network, and how it is said."""

from datetime import date, timedelta

import pytest

from networks.rules.departures import ANSWER_DAYS, Departure, Loss, Why, last_day, may_answer

ON = date(2026, 6, 1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("departure", "words"),
    [
        (Departure(Why.LEFT, ON - DAY), "har forladt kommunen, sidste dag var den 31. maj"),
        (Departure(Why.LEFT, ON), "forlader kommunen, sidste dag er den 1. juni"),
        (Departure(Why.NO_CHAIR, ON - DAY), "er ikke leder længere, sidste dag var den 31. maj"),
        (Departure(Why.NO_CHAIR, ON + DAY), "leder til og med den 2. juni"),
        (Departure(Why.LEAVE, back=date(2027, 1, 3)), "på orlov til den 3. januar 2027"),
        (Departure(Why.LEAVE), "på orlov indtil videre"),
        (Departure(Why.OUTSIDE), "har fået en stilling, programmet ikke er for"),
        (Departure(Why.WISH), "stopper efter eget ønske"),
    ],
)
def test_a_departure_in_words(departure, words):
    assert departure.words(ON) == words


@pytest.mark.parametrize(
    ("loss", "short", "words"),
    [
        (Loss(7, 1, 6), False, "Netværket går fra 7 til 6 deltagere og er stort nok."),
        (Loss(6, 1, 6), True, "Netværket går fra 6 til 5 deltagere. Programmet siger mindst 6."),
        (Loss(2, 1, 1), False, "Netværket går fra 2 til 1 deltager og er stort nok."),
        (Loss(2, 1, 2), True, "Netværket går fra 2 til 1 deltager. Programmet siger mindst 2."),
    ],
)
def test_what_is_left_of_a_network(loss, short, words):
    assert (loss.is_short, loss.words) == (short, words)


def test_no_last_day_is_suggested_that_is_gone():
    assert last_day(Departure(Why.LEFT, ON - DAY), ON) == ON
    assert last_day(Departure(Why.LEFT, ON + DAY), ON) == ON + DAY
    assert last_day(Departure(Why.LEAVE), ON) == ON


def test_the_question_is_open_until_two_weeks_after_the_last_day():
    assert may_answer(ON, ON + ANSWER_DAYS)
    assert not may_answer(ON, ON + ANSWER_DAYS + DAY)
