"""The law of the chain view, and its sentences."""

from decimal import Decimal
from fractions import Fraction

import pytest

from evaluation.rules import chain_words as words
from evaluation.rules.chains import (
    Answering,
    Beside,
    Shown,
    ThemeFigure,
    Why,
    answering,
    beside,
    counted_share,
    shade_of,
    steps_of,
    strongest,
    theme_figure,
    weakest,
)
from evaluation.rules.rounds import OF_A_LEADER

STEPS = steps_of(1, 5)
NAMES = {"trust": "Skaber tillid", "follow": "Følger op"}


def shown(mean):
    return Shown("trust", Fraction(mean), 8)


HIDDEN = Shown("trust", reason="under_k")
CARRIED = Shown("trust", reason="carried_up")


@pytest.mark.parametrize(
    ("rows", "questions", "figure"),
    [
        ([shown("3.25")] * 4, 4, ThemeFigure(Decimal("3.3"))),
        ([shown(3), shown(4), HIDDEN, HIDDEN], 4, ThemeFigure(Decimal("3.5"))),
        ([shown(3), HIDDEN, HIDDEN, HIDDEN], 4, ThemeFigure(None, why=Why.UNDER_K)),
        ([CARRIED] * 3 + [HIDDEN], 4, ThemeFigure(None, why=Why.UNDER_K)),
        ([CARRIED] * 4, 4, ThemeFigure(None, why=Why.CARRIED_UP)),
        ([shown(3)], 4, ThemeFigure(None, why=Why.NOTHING)),
        ([Shown("trust", Fraction(3), 8, True), shown(4)], 2, ThemeFigure(Decimal("3.5"), clipped=True)),
    ],
)
def test_a_theme_has_a_figure_where_half_its_questions_have(rows, questions, figure):
    assert theme_figure(rows, questions) == figure


def test_shades_begin_where_the_legend_says():
    assert [shade_of(Decimal(text), STEPS) for text in ("3.1", "3.2", "3.6", "4.0", "4.3", "4.4")] == [1, 2, 3, 4, 4, 5]
    assert words.legend(STEPS) == ["under 3,2", "3,2–3,5", "3,6–3,9", "4,0–4,3", "4,4 og over"]


def test_four_tenths_stand_out():
    head = Decimal("3.5")
    found = [beside(value and Decimal(value), head) for value in ("3.1", "3.2", "3.8", "3.9", None)]
    assert found == [Beside.UNDER, Beside.LIKE, Beside.LIKE, Beside.OVER, Beside.LIKE]
    assert beside(head, None) == Beside.LIKE
    assert words.beside_words(Beside.UNDER, "Velfærd") == "mindst 0,4 under Velfærd"


@pytest.mark.parametrize(
    ("ballots", "asked", "hidden", "told"),
    [
        (None, 4, True, "for få"),
        (None, 0, False, "–"),
        (9, 12, False, "nok"),
        (10, 0, False, "nok"),
        (10, 13, False, "77 %"),
        (10, 16, False, "63 %"),
        (13, 13, False, "100 %"),
    ],
)
def test_who_has_answered_is_told_no_finer_than_may_be(ballots, asked, hidden, told):
    assert words.answered_words(*answering(ballots, asked, hidden=hidden)) == told
    assert (answering(ballots, asked, hidden=hidden)[0] == Answering.SHARE) == told.endswith("%")


def test_a_theme_stands_out_alone_or_not_at_all():
    figures = {"trust": Decimal(4), "follow": Decimal(3), "room": Decimal(4)}
    assert (strongest(figures), weakest(figures)) == (None, "follow")
    assert (strongest({}), weakest({"trust": Decimal(3)})) == (None, None)


@pytest.mark.parametrize(
    ("below", "said"),
    [
        ([], "»Skaber tillid« står stærkest. »Følger op« er det svageste tema."),
        (
            [("A", "4.1", "3.4"), ("B", "4.1", "3.5"), ("C", "3.7", "3.5")],
            "»Skaber tillid« står stærkest. »Følger op« er det svageste tema.",
        ),
        (
            [("A", "4.1", "3.4")],
            "»Skaber tillid« står stærkt hele vejen ned. »Følger op« er det svageste tema.",
        ),
        (
            [("A", "4.1", "3.4"), ("B", "4.0", "3.5"), ("C", "4.4", "3.5"), ("Hjemmeplejen", "3.7", "2.9")],
            "»Skaber tillid« står stærkt næsten hele vejen ned. »Følger op« er det svageste tema, mest i Hjemmeplejen.",
        ),
    ],
)
def test_the_lead_is_made_of_the_figures(below, said):
    units = [(unit, {"trust": Decimal(trust), "follow": Decimal(follow)}) for unit, trust, follow in below]
    assert words.lead({"trust": Decimal("4.2"), "follow": Decimal("3.5")}, units, NAMES, STEPS) == said


def test_the_lead_passes_over_what_a_unit_does_not_show_and_calls_nothing_high_that_is_not():
    below = [("A", {"follow": Decimal("3.1")}), ("B", {"trust": Decimal("4.4")})]
    assert words.lead({"trust": Decimal("4.2"), "follow": Decimal("3.5")}, below, NAMES, STEPS) == (
        "»Skaber tillid« står stærkt hele vejen ned. »Følger op« er det svageste tema, mest i A."
    )
    assert words.lead({"trust": Decimal("3.9"), "follow": Decimal("3.4")}, below, NAMES, STEPS) == (
        "»Skaber tillid« står stærkest. »Følger op« er det svageste tema."
    )


def test_the_lead_when_nothing_stands_out():
    alike = dict.fromkeys(("trust", "follow"), Decimal("3.8"))
    assert words.lead(alike, [], NAMES, STEPS) == "Alle temaer ligger på 3,8."
    two_and_two = alike | dict.fromkeys(("room", "people"), Decimal("4.0"))
    assert words.lead(two_and_two, [], NAMES, STEPS) == "Temaerne ligger mellem 3,8 og 4,0."
    assert words.lead({}, [], NAMES, STEPS) == "For få har svaret til, at vi kan vise tal her."


def test_what_is_hidden_says_why():
    assert words.hidden_words(Why.UNDER_K, 5) == "under 5"
    assert words.hidden_words(Why.CARRIED_UP, 5) == "talt med højere oppe"
    assert words.why_words(Why.UNDER_K, "peers", 6).startswith("Færre end seks lederkolleger svarede.")
    assert words.why_words(Why.CARRIED_UP, "peers", 6).startswith("Gruppernes svar herunder kunne regnes ud")


def test_where_the_tree_stops_is_said():
    assert [bool(words.stops_words(one, is_hr=False)) for one in OF_A_LEADER] == [True, True, False]
    assert words.stops_words("chain", is_hr=True) == "HR ser grene, aldrig en enkelt leders tal."


def test_who_sees_whose_focus_areas_are_missing():
    others = "Hvem der mangler, ser kun den nærmeste leder."
    assert [words.missing_words(one) for one in OF_A_LEADER] == [
        "Hvem der mangler, vises ikke for nogen.",
        others,
        others,
    ]


def test_counts_as_a_dane_reads_them():
    assert [words.leaders_words(count) for count in (1, 1842)] == ["1 leder", "1.842 ledere"]
    assert words.ballots_words(1842) == "1.842 svar"
    assert words.what_words("2024").startswith("Ændring i temaets gennemsnit siden 2024,")
    assert words.what_words("") == "Gennemsnit af de viste spørgsmål i hvert tema."


def test_a_share_is_of_five_leaders_at_least():
    assert (counted_share(3, 4), counted_share(3, 5)) == (None, (3, 5))
