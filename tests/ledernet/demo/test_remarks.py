"""What the demo's respondents write: believable to each question, and no sentence twice about one leader or network."""

import pytest

from evaluation.rules.questionnaires import read_questionnaire
from evaluation.starter import starter
from ledernet.demo.remarks import ABOUT_LEADERS, ABOUT_NETWORKS, ABOUT_ONESELF, Unsaid
from networks.rules.evaluations import questions_of

ASKED_OF_LEADERS = {question.key for question in read_questionnaire(starter()).open}
ASKED_OF_NETWORKS = {question["key"] for question in questions_of(1, "cross", "mandatory", [])["open"]}


@pytest.mark.parametrize(
    ("remarks", "asked"),
    [(ABOUT_LEADERS, ASKED_OF_LEADERS), (ABOUT_ONESELF, ASKED_OF_LEADERS), (ABOUT_NETWORKS, ASKED_OF_NETWORKS)],
)
def test_each_open_question_has_remarks_of_its_own(remarks, asked):
    assert set(remarks) == asked
    assert min(map(len, remarks.values())) >= 8


def test_no_sentence_stands_twice():
    everything = [
        one for remarks in (ABOUT_LEADERS, ABOUT_ONESELF, ABOUT_NETWORKS) for one in sum(remarks.values(), ())
    ]
    assert len({one.casefold() for one in everything}) == len(everything)


def test_what_has_been_said_is_not_said_again_and_silence_follows():
    unsaid, others = Unsaid("Netværk Fjord", 3, ABOUT_NETWORKS), Unsaid("Netværk Mole", 3, ABOUT_NETWORKS)
    said = [unsaid.next("keep") for _ in range(len(ABOUT_NETWORKS["keep"]) + 2)]
    assert sorted(said) == ["", "", *sorted(ABOUT_NETWORKS["keep"])]
    assert [others.next("keep") for _ in said] != said
    assert unsaid.next("not asked") == ""
