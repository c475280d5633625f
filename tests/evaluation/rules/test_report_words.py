"""A leader's report in sentences."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from evaluation.rules import report_words as words
from evaluation.rules.questionnaires import Bilingual, Scale
from evaluation.rules.reports import Gap, Surprise, Way
from evaluation.rules.rounds import OF_A_LEADER, RaterGroup


def gap(way: Way, size: str = "1.2", group: str = "employees") -> Gap:
    return Gap(group, way, Decimal(size))


LOWER, HIGHER, ALIKE = gap(Way.LOWER), gap(Way.HIGHER), gap(Way.ALIKE, "0.1")


def lead(*gaps, own=True, self_answered=True):
    named = list(zip(["Skaber tillid", "Følger op", "Sætter retning"], gaps, strict=False))
    return words.lead(named, own=own, first="Mette", self_answered=self_answered)


@pytest.mark.parametrize(
    ("gaps", "own", "sentence"),
    [
        (
            (LOWER, HIGHER),
            True,
            "Medarbejderne vurderer dig højere på »Skaber tillid«, end du selv gør. På »Følger op« er det omvendt.",
        ),
        ((LOWER, ALIKE), True, "Medarbejderne vurderer dig højere på »Skaber tillid«, end du selv gør."),
        ((ALIKE, HIGHER), True, "Du vurderer dig selv højere på »Følger op«, end medarbejderne gør."),
        ((ALIKE, None), True, "Du og de andre ser det ens."),
        (
            (LOWER, gap(Way.HIGHER, group="peers")),
            True,
            "De andre vurderer dig højere på »Skaber tillid«, end du selv gør. På »Følger op« er det omvendt.",
        ),
        ((LOWER, None), False, "Medarbejderne vurderer Mette højere på »Skaber tillid«, end Mette selv gør."),
        ((None, HIGHER), False, "Mette vurderer sig selv højere på »Følger op«, end medarbejderne gør."),
        ((ALIKE,), False, "Mette og de andre ser det ens."),
        ((None,), True, "For få har svaret til, at vi kan vise, hvad de andre ser."),
    ],
)
def test_the_lead_says_where_others_see_more_and_where_less(gaps, own, sentence):
    assert lead(*gaps, own=own) == sentence


def test_a_leader_who_did_not_answer_is_told_so():
    assert lead(None, self_answered=False) == "Du har ikke selv svaret, så her står kun, hvad de andre ser."
    assert lead(None, own=False, self_answered=False).startswith("Mette har ikke selv svaret")


@pytest.mark.parametrize(
    ("found", "own", "sentence"),
    [
        (LOWER, True, "Du ser dig selv lavere"),
        (HIGHER, True, "Du ser dig selv højere"),
        (ALIKE, True, "I ser det ens"),
        (ALIKE, False, "De ser det ens"),
        (LOWER, False, "Mette ser sig selv lavere"),
        (HIGHER, False, "Mette ser sig selv højere"),
        (gap(Way.HIGHER, group="peers"), True, "Du ser dig selv højere end lederkollegerne"),
        (gap(Way.LOWER, group="superior"), False, "Mette ser sig selv lavere end nærmeste leder"),
        (None, True, ""),
    ],
)
def test_a_difference_is_told_in_words(found, own, sentence):
    assert words.gap_words(found, own=own, first="Mette") == sentence


def test_the_band_joins_the_leader_and_those_compared_with():
    def band(*gaps, own=True):
        return words.band_words([("x", one) for one in gaps], own=own, first="Mette")

    assert band(LOWER, ALIKE, None) == "Båndet er forskellen mellem dig og medarbejderne."
    assert band(LOWER, gap(Way.LOWER, group="peers"), own=False) == "Båndet er forskellen mellem Mette og de andre."
    assert band(None) == ""


@pytest.mark.parametrize("group", RaterGroup)
def test_every_group_has_its_words(group):
    assert words.SHORT[group]
    assert words.who(group, own=True, first="Mette", superior="")
    assert group == RaterGroup.SELF or words.THOSE[group]


def test_groups_are_named_as_the_reader_knows_them():
    assert words.who("self", own=True, first="Mette", superior="") == "Du selv"
    assert words.who("self", own=False, first="Mette", superior="") == "Mette selv"
    assert words.who("superior", own=True, first="Mette", superior="Karsten Vang") == "Din leder, Karsten Vang"
    assert words.who("superior", own=False, first="Mette", superior="") == "Nærmeste leder"
    assert words.who("peers", own=True, first="Mette", superior="") == "Lederkolleger"


def test_what_is_hidden_is_told_as_a_friendly_colleague_would():
    assert words.hidden_group("partners", 5) == words.Told(
        "Samarbejdspartnere",
        "Færre end fem har svaret. Deres svar er heller ikke lagt sammen med andres her i rapporten.",
    )
    assert words.hidden_theme("peers", "Følger op", 5) == words.Told(
        "Lederkolleger om »Følger op«", "Færre end fem har svaret på de fleste af spørgsmålene i netop det tema."
    )
    assert words.hidden_items("peers", "Følger op", ["Mette holder ord."], 4, 6) == words.Told(
        "Lederkolleger om »Følger op«",
        "Færre end seks har svaret på »Mette holder ord.«. Temaets tal er lavet af tre af de fire spørgsmål.",
    )


def test_numbers_are_danish_and_english():
    assert words.decimal_words(Decimal("3.2")) == "3,2"
    assert words.step_words(Decimal("3.0")) == "3"
    assert words.finding_words(Surprise("x", "employees", Decimal("3.0"), Decimal("4.6")), own=True) == (
        "du 3 · medarbejdere 4,6"
    )
    assert words.finding_words(Surprise("x", "peers", Decimal("4.0"), Decimal("2.5")), own=False) == (
        "selv 4 · kolleger 2,5"
    )
    assert words.ballots_words(19) == "19 svar"
    assert words.spread_words([("slet ikke", 0), ("lidt", 1)]) == "slet ikke 0 · lidt 1"
    assert words.answers_words(43, 46) == "43 af 46"
    ends = Bilingual("slet ikke", "not at all"), Bilingual("helt", "completely")
    scale = Scale(1, 2, Bilingual("Det passer", "This is true"), ends)
    assert words.scale_words(scale, "da") == "Det passer … 1 slet ikke, 2 helt"
    assert words.written_words(8) == "Otte har skrevet. Rækkefølgen er tilfældig."
    assert (words.more_words(5), words.more_words(1)) == ("Vis de sidste fem", "Vis den sidste")
    with override("en"):
        assert words.decimal_words(Decimal("3.2")) == "3.2"
        assert words.answers_words(43, 46) == "43 of 46"


def test_a_choice_is_followed_kindly():
    assert [words.chosen_words(number) for number in range(4)] == [
        "Vælg to eller tre temaer ovenfor, og skriv dit første skridt.",
        "Du har valgt ét. Vælg et eller to til.",
        "Du har valgt to. Du kan vælge et til eller nøjes med dem.",
        "Du har valgt tre. Det er nok til at begynde med.",
    ]


def test_headings_speak_to_the_leader_or_of_them():
    assert [words.heading(own=own, first="Mette", language="da") for own in (True, False)] == [
        "Din rapport",
        "Mettes rapport",
    ]
    assert [words.three_questions(own=own, first="Mette")[2] for own in (True, False)] == [
        "Hvem vil du tale med om det?",
        "Hvad vil du tale med Mette om?",
    ]
    assert [words.picture_heading(own=own) for own in (True, False)] == ["Sådan ser I det", "Sådan ser de det"]
    assert [words.strengths_heading(own=own, first="Mette") for own in (True, False)] == [
        "Styrker, du måske ikke kender",
        "Styrker, Mette måske ikke kender",
    ]
    assert [words.strengths_words(own=own, first="Mette") for own in (True, False)] == [
        "Her vurderer andre dig højere, end du selv gør.",
        "Her vurderer andre Mette højere, end Mette selv gør.",
    ]
    assert [words.blind_words(own=own, first="Mette") for own in (True, False)] == [
        "Her vurderer du dig selv højere, end andre gør.",
        "Her vurderer Mette sig selv højere, end andre gør.",
    ]


def test_what_may_not_be_shown_is_explained_with_its_number():
    assert words.why_heading(5) == "Hvorfor fem?"
    assert "hvad færre end fem har svaret" in words.why(5)
    assert words.words_rule(5).startswith("Ord vises kun, når mindst fem i gruppen har svaret og mindst tre")
    assert [words.absent(hidden=hidden) for hidden in (True, False)] == ["skjult", "intet svar"]


def test_who_has_opened_the_report():
    assert words.openings_words([]) == "Indtil nu er det kun dig, der har åbnet rapporten."
    assert words.openings_words([("Karsten Vang", "1. december 2026")]) == (
        "Karsten Vang åbnede rapporten den 1. december 2026."
    )


def test_every_sheet_says_who_may_read_it():
    assert [words.readers(visibility, "Mette") for visibility in OF_A_LEADER] == [
        "Fortroligt: kun for Mette",
        "Fortroligt: kun for Mette og nærmeste leder",
        "Fortroligt: kun for Mette og lederne over",
    ]
