"""The law of change: both shown, the same teams, and the difference of what is written."""

from datetime import date
from decimal import Decimal

import pytest

from evaluation.rules.chains import Shown, ThemeFigure, Why, theme_figure
from evaluation.rules.changes import (
    STEPS,
    Apart,
    Change,
    apart_words,
    change_of,
    legend,
    moved_words,
    signed_words,
    since_words,
)

NOW, THEN = ThemeFigure(Decimal("3.9")), ThemeFigure(Decimal("3.5"), clipped=True)
HIDDEN = ThemeFigure(None, why=Why.UNDER_K)


@pytest.mark.parametrize(
    ("now", "then", "same", "change"),
    [
        (NOW, THEN, True, Change(Decimal("0.4"), clipped=True)),
        (THEN, NOW, True, Change(Decimal("-0.4"), clipped=True)),
        (NOW, NOW, True, Change(Decimal("0.0"))),
        (HIDDEN, THEN, True, Change(None, why=Apart.HIDDEN_NOW)),
        (NOW, HIDDEN, True, Change(None, why=Apart.HIDDEN_THEN)),
        (NOW, None, True, Change(None, why=Apart.NOT_ASKED)),
        (NOW, THEN, False, Change(None, why=Apart.OTHER_TEAMS)),
    ],
)
def test_a_change_is_told_of_two_shown_figures_of_the_same_teams_only(now, then, same, change):
    assert change_of(now, then, same_teams=same) == change


def test_a_change_in_words():
    assert [signed_words(Decimal(one)) for one in ("0.3", "-0.3", "0.0")] == ["+0,3", "−0,3", "0,0"]
    assert moved_words(Decimal("0.3"), "2024") == ""
    assert moved_words(Decimal("-0.4"), "2024") == "mindst 0,4 ned siden 2024"
    assert moved_words(Decimal("0.4"), "2024") == "mindst 0,4 op siden 2024"
    assert list(map(apart_words, Apart)) == ["vises ikke", "blev ikke vist", "ikke de samme teams", "ikke med sidst"]
    assert legend() == ["mindst 0,4 ned", "0,2–0,3 ned", "næsten som før", "0,2–0,3 op", "mindst 0,4 op"]
    assert list(map(str, STEPS)) == ["-0.3", "-0.1", "0.2", "0.4"]
    assert since_words(date(2024, 9, 1), date(2026, 9, 1)) == "2024"
    assert since_words(date(2026, 3, 1), date(2026, 9, 1)) == "marts 2026"


def test_answers_by_name_that_may_not_be_read_one_by_one_are_no_figure():
    assert theme_figure([Shown("trust", reason=Why.NAMED)], 4) == ThemeFigure(None, why=Why.NAMED)
