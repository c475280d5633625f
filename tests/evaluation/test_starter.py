"""The starter questionnaire: its size, and the craft of every sentence that a rater reads."""

import re
from collections import Counter
from statistics import mean

import pytest

from evaluation.rules.questionnaires import LANGUAGES, ROLES, read_questionnaire, wording
from evaluation.rules.rounds import RaterGroup
from evaluation.starter import starter

STARTER = read_questionnaire(starter())
GROUPS = RaterGroup.values
SENTENCES = [
    pytest.param(item, role, language, id=f"{item.key}-{role}-{language}")
    for item in STARTER.items
    for role in item.wordings
    for language in LANGUAGES
]
# A statement says one thing, says it straight, and never needs to know whether the leader is a man or a woman.
NOT_IN_A_STATEMENT = {
    "da": "og eller samt ikke aldrig ingen intet uden han hun ham hende hans hendes altid",
    "en": "and or not never no none nothing without he she him her his hers always",
}
MOST_WORDS = 15
EASY = 30


def words(sentence):
    return re.findall(r"[\w'’-]+", sentence.lower())


def lix(sentences):
    """Björnsson's index of ease: words a sentence plus the share of words of more than six letters."""
    said = [word for sentence in sentences for word in words(sentence)]
    return len(said) / len(sentences) + 100 * sum(len(word) > 6 for word in said) / len(said)


def test_six_themes_of_four_and_two_open_questions():
    assert [len(theme.items) for theme in STARTER.themes] == [4] * 6
    assert [theme.name.da for theme in STARTER.themes] == [
        "Skaber tillid",
        "Samarbejder på tværs",
        "Sætter retning",
        "Udvikler mennesker",
        "Følger op",
        "Giver plads til at beslutte selv",
    ]
    assert len(STARTER.open) == 2
    assert (STARTER.key, STARTER.version, STARTER.minutes) == ("ledelse-360", 1, 8)


def test_an_item_is_called_after_its_theme():
    for theme in STARTER.themes:
        assert {item.key.partition("-")[0] for item in theme.items} == {theme.key}


def test_the_labels_complete_the_lead():
    read = [f"{STARTER.scale.lead.da} {label.da}" for step, label in STARTER.scale.steps]
    assert read == ["Det passer slet ikke", "Det passer lidt", "Det passer noget", "Det passer godt", "Det passer helt"]
    assert [step for step, label in STARTER.scale.steps] == [1, 2, 3, 4, 5]
    assert f"{STARTER.scale.lead.en} {STARTER.scale.steps[1][1].en}" == "This is true a little"


@pytest.mark.parametrize(("item", "role", "language"), SENTENCES)
def test_a_statement_is_one_short_straight_sentence(item, role, language):
    sentence = wording(item, role, language, "Mette Lindegaard")
    assert re.fullmatch(r"[A-ZÆØÅ][^.!?:;()]+\.", sentence)
    assert len(words(sentence)) <= MOST_WORDS
    assert set(words(sentence)) & set(NOT_IN_A_STATEMENT[language].split()) == set()


@pytest.mark.parametrize(("item", "role", "language"), SENTENCES)
def test_the_leader_speaks_as_i_and_the_others_name_the_leader(item, role, language):
    sentence = words(item.wordings[role][language].format(leader="mette", leader_genitive="mettes"))
    if role == "self":
        assert {"jeg", "i"} & set(sentence)
        assert not {"mette", "mettes"} & set(sentence)
    else:
        assert len({"mette", "mettes"} & set(sentence)) == 1
        assert Counter(sentence)["mette"] <= 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", GROUPS)
def test_a_rater_never_reads_the_same_twice(role, language):
    asked = [*STARTER.items, *STARTER.open]
    read = [wording(question, role, language, "Jens Holm") for question in asked]
    assert [sentence for sentence, times in Counter(read).items() if times > 1] == []
    assert not re.search(r"[{}]", "".join(read))


@pytest.mark.parametrize("role", GROUPS)
def test_the_danish_is_easy(role):
    assert lix([wording(item, role, "da", "Mette Holm") for item in STARTER.items]) < EASY


def test_a_role_has_its_own_wording_only_where_it_differs():
    for item in STARTER.items:
        own = {role: words for role, words in item.wordings.items() if role not in {"self", "others"}}
        assert [role for role, said in own.items() if said == item.wordings["others"]] == []
        assert set(own) <= set(ROLES)


def test_both_languages_are_as_long():
    ratio = mean(len(item.wordings["others"].en) / len(item.wordings["others"].da) for item in STARTER.items)
    assert 0.8 <= ratio <= 1.2


def test_the_open_questions_ask():
    for question in STARTER.open:
        assert set(question.wordings) == {"self", "others"}
        for role in question.wordings:
            for language in LANGUAGES:
                assert re.fullmatch(r"[A-Z][^.!?]+\?", wording(question, role, language, "Mette Holm"))
