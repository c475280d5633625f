"""The law of the decision sheet: what comes first, what is locked, what pulls apart, what steers."""

import pytest

from networks.rules.criteria import Wanted
from networks.rules.programmes import CONSEQUENCES, Attendance, Facilitation, Kind, Purpose, Sign
from networks.rules.questions import FIRST, QUESTIONS, Part, Theme, after, before, in_theme
from networks.rules.risks import WATCHED, risks_of
from networks.rules.sheet_words import told
from networks.rules.sheets import (
    MOVES,
    Launch,
    State,
    demand_answerable,
    demand_first,
    demand_move,
    demand_unsigned,
    facts_of,
    launch_of,
    missing_from,
    purposes_of,
    tensions_of,
    weighed,
)
from organisation.rules.refusals import Refused


def chose(**parts):
    """Answers at one question, as far as the law cares where a choice is made."""
    return {"somewhere": ("", parts)}


def test_twenty_questions_in_four_themes_as_the_guide_has_them():
    assert [len(in_theme(theme)) for theme in Theme] == [6, 4, 5, 5]
    assert [{question.page for question in in_theme(theme)} for theme in Theme] == [{8}, {10}, {13}, {15}]
    assert len({question.key for question in QUESTIONS}) == 20
    assert FIRST == ("aim", "kind", "attendance")


def test_every_choice_is_asked_for_once():
    assert sorted(part for question in QUESTIONS for part in question.parts) == sorted(Part)


def test_one_goes_from_question_to_question():
    assert before("aim") is None
    assert after("fit") is None
    assert [after(question.key) for question in QUESTIONS[:-1]] == list(QUESTIONS[1:])
    assert [before(question.key) for question in QUESTIONS[1:]] == list(QUESTIONS[:-1])


def test_a_sheet_goes_forwards_and_can_be_heard_twice():
    ways = {(state, to) for state, moves in MOVES.items() for to in moves}
    assert ways == {
        ("draft", "hearing"),
        ("hearing", "heard"),
        ("heard", "hearing"),
        ("heard", "signed"),
        ("signed", "heard"),
        ("signed", "published"),
        ("published", "replaced"),
    }
    demand_move("draft", State.HEARING)
    with pytest.raises(Refused):
        demand_move("draft", State.PUBLISHED)


@pytest.mark.parametrize(
    ("state", "signed", "may"),
    [
        ("draft", (), True),
        ("hearing", (), True),
        ("heard", (), True),
        ("signed", ("aim",), False),
        ("signed", (), False),
        ("published", (), True),
        ("published", ("aim",), False),
        ("replaced", (), False),
    ],
)
def test_what_is_signed_stands(state, signed, may):
    if may:
        demand_answerable(state, "aim", signed)
    else:
        with pytest.raises(Refused, match="ny udgave"):
            demand_answerable(state, "aim", signed)


def test_purpose_and_type_come_first_and_what_lacks_is_named():
    demand_first(FIRST)
    with pytest.raises(Refused, match="Hvad er netværkene først og fremmest til for"):
        demand_first(("kind", "attendance"))


def test_nobody_signs_nothing():
    demand_unsigned({"aim", "kind"}, {"aim"})
    with pytest.raises(Refused):
        demand_unsigned({"aim"}, {"aim", "kind"})


def test_what_lacks_is_told_in_the_order_of_the_sheet():
    assert missing_from({question.key for question in QUESTIONS} - {"fit", "aim"}) == ("aim", "fit")


@pytest.mark.parametrize(
    ("answers", "at"),
    [
        (chose(kind="cross", leaders_need="cross", whole_needs="cross"), []),
        (chose(kind="cross", leaders_need="professional"), ["kind"]),
        (chose(kind="professional", whole_needs="cross", leaders_need="cross"), ["kind", "kind"]),
        (chose(kind="professional", purposes=[["culture", ""]]), ["kind"]),
        (chose(kind="professional", purposes=[["tools", ""], ["culture", ""]]), []),
        (chose(attendance="voluntary", purposes=[["culture", ""]]), ["attendance"]),
        (chose(attendance="mandatory", purposes=[["culture", ""]]), []),
        (chose(attendance="voluntary", purposes=[["tools", ""]]), []),
        (chose(facilitation="external", budget="0.00"), ["facilitation"]),
        (chose(facilitation="both", budget=""), ["facilitation"]),
        (chose(facilitation="external", budget="10"), []),
        (chose(facilitation="external"), []),
        (chose(facilitation="internal", budget="0"), []),
        ({}, []),
    ],
)
def test_answers_that_pull_apart_are_said(answers, at):
    assert [tension.question for tension in tensions_of(answers)] == at


def test_answers_steer_the_programme_and_silence_leaves_it():
    answers = {
        "aim": ("", {"purposes": [["own", "Ro"], ["tools", ""]]}),
        "kind": ("", {"kind": "professional", "fields": ["skole"]}),
        "backing": ("Vi kommer.", {}),
        "expectations": ("", {"hours": 3, "budget": "5", "mandate": ""}),
    }
    assert facts_of(answers) == {
        "kind": "professional",
        "backing": "Vi kommer.",
        "hours": 3,
        "budget": "5",
        "mandate": "",
    }
    assert purposes_of(answers) == [(Purpose.OWN, "Ro"), (Purpose.TOOLS, "")]
    assert (facts_of({}), purposes_of({})) == ({}, [])


def test_a_network_begins_as_the_answers_say():
    answers = chose(trial_months=6, decide_months=24, criteria=["idle"])
    assert (launch_of(answers), launch_of({})) == (Launch(6, 24, (Wanted("idle", 6),)), Launch())


def test_every_choice_of_type_attendance_and_help_has_benefits_and_risks():
    for part, choices in ((Part.KIND, Kind), (Part.ATTENDANCE, Attendance), (Part.FACILITATION, Facilitation)):
        assert list(weighed(part)) == [choice.value for choice in choices]
        assert all(one.benefits and one.risks for one in weighed(part).values())
    assert weighed(Part.HOURS) == {}


@pytest.mark.parametrize(
    ("kind", "attendance", "signs"),
    [
        ("professional", "mandatory", {Sign.FIELD_TALK, Sign.ONE_EYED, Sign.UNWILLING}),
        ("professional", "voluntary", {Sign.FIELD_TALK, Sign.ONE_EYED, Sign.FLUCTUATING}),
        ("cross", "mandatory", {Sign.STRANGERS, Sign.WORN, Sign.UNWILLING}),
        ("cross", "voluntary", {Sign.STRANGERS, Sign.WORN, Sign.FLUCTUATING}),
    ],
)
def test_the_risks_of_a_choice_are_the_signs_that_are_asked_for_later(kind, attendance, signs):
    assert set(risks_of(kind, attendance)) == signs


def test_every_sign_belongs_to_a_choice_and_has_its_question():
    assert {sign for choice in CONSEQUENCES.values() for sign in choice.risks} == set(Sign) == set(WATCHED)
    assert all(str(watch.question).endswith("?") and watch.remedy for watch in WATCHED.values())


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"purposes": [["own", "Ro"], ["tools", ""]]}, ["1. Ro", "2. Sprede nye redskaber"]),
        (
            {"kind": "professional", "fields": ["skole", "ældre"]},
            ["Fagligt: ledere fra samme fagområde", "Fagområder: skole, ældre."],
        ),
        (
            {"hours": 1, "budget": "120000.00", "mandate": "egne møder"},
            ["1 time om måneden til hver.", "120.000 kr. i alt.", "Netværket må selv beslutte: egne møder"],
        ),
        ({"placement_days": 45}, ["En ny leder har en plads efter højst 45 dage."]),
        ({"trial_months": 0}, ["Ingen prøvetid"]),
        ({"trial_months": 6, "decide_months": 24}, None),
        ({"criteria": ["idle"]}, ["Netværket har ikke mødtes i 6 måneder."]),
        (
            {"criteria": ["idle", "share"], "most_idle": 3, "least_share": None, "own_criterion": "Alle er rejst."},
            [
                "Netværket har ikke mødtes i 3 måneder.",
                "Under 50 procent kom til hvert af de seneste tre møder.",
                "Alle er rejst.",
            ],
        ),
        (
            {"trial_months": 6, "trial_proof": "at alle kommer"},
            ["6 måneder på prøve", "Prøven skal vise: at alle kommer"],
        ),
        (
            {"delegated": ["size", "rhythm"]},
            [
                "HR beslutter: hvor store netværkene er, hvor ofte de mødes.",
                (
                    "Ledelsen beslutter: hvem der sidder i hvilket netværk, hvem der er facilitator hvor, "
                    "hvor nye ledere får plads."
                ),
            ],
        ),
        ({"delegated": []}, None),
        ({"attendance": "voluntary"}, ["Frivilligt: den, der vil, er med"]),
        ({"facilitation": "both"}, ["Interne, med eksterne ved særlige lejligheder"]),
        ({"leaders_need": "cross"}, ["Inspiration fra nogen, der leder noget andet"]),
        ({"whole_needs": "professional"}, ["At hvert område hænger bedre sammen"]),
        ({}, []),
    ],
)
def test_a_choice_is_told_in_words(chosen, words):
    assert all(told(chosen)) if words is None else told(chosen) == words
