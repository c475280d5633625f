"""How an indicator moves, in the words of a head at the board."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.rules.indicators import Aim, Cadence, Point, months_later
from goals.rules.trends import trend_words

D = Decimal
AT_LEAST, AT_MOST, BETWEEN = Aim(low=D(65)), Aim(high=D(12)), Aim(low=D(20), high=D(25))
JUNE = date(2026, 6, 30)


def monthly(*values: object, first: date = JUNE, step: int = 1) -> list[Point]:
    """Measurements a month apart."""
    return [Point(months_later(first, place * step), D(str(value))) for place, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "aim", "words"),
    [
        ((), AT_MOST, "Ikke målt endnu."),
        ((14,), AT_MOST, "Det er den første måling."),
        ((11.6, 12, 11.4, 12.3, 13.5, 14.8), AT_MOST, "Stiger tredje måned i træk."),
        ((13, 14), AT_MOST, "Steg ved den seneste måling."),
        ((16, 15, 14), AT_MOST, "Over måltal, men på vej ned."),
        ((80, 82, 81, 84, 86, 91), Aim(low=D(95)), "Under måltal, men på vej op."),
        ((64, 63, 62), AT_LEAST, "Falder anden måned i træk."),
        ((64, 63), AT_LEAST, "Faldt ved den seneste måling."),
        ((3.7, 3.8, 3.9, 3.9, 3.9, 3.9), Aim(low=D(4)), "Uændret siden sommer."),
        ((3.7, 3.8, 3.8, 3.9, 3.9), Aim(low=D(4)), "Uændret ved den seneste måling."),
        ((60, 64, 66, 66.5, 67, 68), AT_LEAST, "Over måltal i fire måneder."),
        ((60, 65), AT_LEAST, "På måltal ved den seneste måling."),
        ((60, 66), AT_LEAST, "Over måltal ved den seneste måling."),
        ((70, 68, 66), AT_LEAST, "Over måltal. Det falder."),
        ((9, 10, 11), AT_MOST, "Under måltal. Det stiger."),
        ((13, 11, 10), AT_MOST, "Under måltal i to måneder."),
        ((19, 21, 24), BETWEEN, "Inden for målet i to måneder."),
        ((28, 27, 26), BETWEEN, "Over måltal, men på vej ned."),
        ((17, 18, 19), BETWEEN, "Under måltal, men på vej op."),
        ((1, 2, 3), None, "Stiger anden måned i træk."),
        ((3, 3), None, "Uændret ved den seneste måling."),
        ((70, 66), AT_LEAST, "Over måltal i to måneder."),
        ((60, 65, 66), AT_LEAST, "Over måltal i to måneder."),
        ((13, 12), AT_MOST, "På måltal ved den seneste måling."),
    ],
)
def test_months_in_words(values, aim, words):
    assert trend_words(monthly(*values), aim, Cadence.MONTH) == words


@pytest.mark.parametrize(
    ("cadence", "step", "rising", "held"),
    [
        (Cadence.FORTNIGHT, 1, "Stiger tredje måling i træk.", "Over måltal i tre målinger."),
        (Cadence.MONTH, 2, "Stiger tredje måling i træk.", "Over måltal i tre målinger."),
        (Cadence.QUARTER, 3, "Stiger tredje kvartal i træk.", "Over måltal i tre kvartaler."),
        (Cadence.YEAR, 12, "Stiger tredje år i træk.", "Over måltal i tre år."),
    ],
)
def test_what_is_counted_follows_the_cadence(cadence, step, rising, held):
    assert trend_words(monthly(12, 13, 14, 15, step=step), AT_MOST, cadence) == rising
    assert trend_words(monthly(60, 66, 67, 68, step=step), AT_LEAST, cadence) == held


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ((1, 5, 9, 10), "Stiger tredje kvartal i træk."),
        ((3, 4, 8, 12), "Stiger tredje kvartal i træk."),
        ((1, 3, 4, 7), "Stiger tredje måling i træk."),
        ((1, 4, 10, 12), "Stiger tredje måling i træk."),
    ],
)
def test_a_quarter_is_measured_in_whichever_of_its_months(months, words):
    points = [Point(date(2026, month, 9), D(month)) for month in months]
    assert trend_words(points, None, Cadence.QUARTER) == words


@pytest.mark.parametrize(
    ("months", "values", "words"),
    [
        ((1, 3, 4, 5), (1, 2, 3, 4), "Stiger tredje måling i træk."),
        ((1, 2, 3, 5), (1, 2, 3, 4), "Stiger tredje måling i træk."),
        ((1, 3, 4, 5), (9, 2, 3, 4), "Stiger anden måned i træk."),
    ],
)
def test_a_month_that_was_left_out_matters_to_what_is_counted_alone(months, values, words):
    points = [Point(date(2026, month, 28), D(value)) for month, value in zip(months, values, strict=True)]
    assert trend_words(points, None, Cadence.MONTH) == words


@pytest.mark.parametrize(
    ("run", "nth"),
    [
        (2, "anden"),
        (3, "tredje"),
        (4, "fjerde"),
        (5, "femte"),
        (6, "sjette"),
        (7, "syvende"),
        (8, "ottende"),
        (9, "niende"),
        (10, "tiende"),
        (11, "ellevte"),
        (12, "tolvte"),
    ],
)
def test_moves_in_a_row_are_counted_in_words(run, nth):
    assert trend_words(monthly(*range(20, 21 + run)), None, Cadence.MONTH) == f"Stiger {nth} måned i træk."


def test_more_than_twelve_are_counted_in_figures():
    assert trend_words(monthly(*range(20, 34)), AT_MOST, Cadence.MONTH) == "Stiger 13. måned i træk."
    assert trend_words(monthly(*range(70, 83)), AT_LEAST, Cadence.MONTH) == "Over måltal i 13 måneder."


@pytest.mark.parametrize(
    ("first", "count", "words"),
    [
        (date(2026, 9, 30), 3, "Uændret siden september."),
        (date(2026, 3, 31), 9, "Uændret siden forår."),
        (date(2026, 4, 30), 3, "Uændret siden forår."),
        (date(2025, 7, 31), 12, "Uændret siden juli."),
        (date(2025, 6, 30), 13, "Uændret siden 2025."),
        (date(2025, 12, 31), 12, "Uændret siden vinter."),
        (date(2025, 8, 31), 16, "Uændret siden 2025."),
    ],
)
def test_unchanged_since_a_month_a_season_or_a_year(first, count, words):
    assert trend_words(monthly(*[3] * count, first=first), AT_LEAST, Cadence.MONTH) == words


def test_unchanged_is_told_from_where_it_became_level():
    assert trend_words(monthly(2, 3, 3, 3, first=date(2026, 5, 31)), None, Cadence.MONTH) == "Uændret siden juni."


@given(
    st.lists(st.integers(0, 30), max_size=30),
    st.sampled_from([AT_LEAST, AT_MOST, BETWEEN, None]),
    st.sampled_from(Cadence),
    st.integers(1, 200),
)
def test_there_are_always_words_and_they_never_contradict_the_last_move(values, aim, cadence, days):
    points = [Point(JUNE + timedelta(days=days * place), D(value)) for place, value in enumerate(values)]
    words = trend_words(points, aim, cadence)
    assert words.endswith(".")
    assert "%" not in words
    if len(values) > 1 and values[-1] > values[-2]:
        assert not any(fall in words for fall in ("Falder", "Faldt", "på vej ned", "Uændret"))
    if len(values) > 1 and values[-1] < values[-2]:
        assert not any(rise in words for rise in ("Stiger", "Steg", "på vej op", "Uændret"))
